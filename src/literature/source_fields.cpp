#include "literature/source_fields.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "base/text.hpp"

namespace yinguo::literature {

using ontology::Language;
using ontology::Source;

std::string_view field_of(const Source& source, std::string_view name) {
  const auto found =
      std::ranges::find_if(source.fields, [&](const auto& field) { return field.first == name; });
  return found == source.fields.end() ? std::string_view{} : found->second;
}

Language language_of(const Source& source, Language otherwise) {
  if (source.language.starts_with("zh")) return Language::kZh;
  if (source.language.starts_with("en")) return Language::kEn;
  if (source.title.zh.empty() != source.title.en.empty())
    return source.title.zh.empty() ? Language::kEn : Language::kZh;
  return otherwise;
}

Language text_language(std::string_view stated, std::string_view text) {
  if (stated.starts_with("zh")) return Language::kZh;
  if (stated.starts_with("en")) return Language::kEn;
  return is_chinese(text) ? Language::kZh : Language::kEn;
}

Titles titles_of(const Source& source, Language otherwise) {
  const auto own = language_of(source, otherwise);
  const auto other = own == Language::kZh ? Language::kEn : Language::kZh;
  if (source.title.in(own).empty()) return {source.title.in(other), {}};
  return {source.title.in(own), source.title.in(other)};
}

std::string_view note_of(const Source& source, Language language) {
  const auto other = language == Language::kZh ? Language::kEn : Language::kZh;
  return source.note.in(language).empty() ? source.note.in(other) : source.note.in(language);
}

/// CJK Unified Ideographs with extension A, which begin with E3 90 … to E9 in UTF-8, and the
/// extensions beyond the basic plane.
bool is_chinese(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); at += base::utf8_length(text, at)) {
    const auto c = static_cast<unsigned char>(text[at]);
    const auto next = at + 1 < text.size() ? static_cast<unsigned char>(text[at + 1]) : 0U;
    if ((c >= 0xE4U && c <= 0xE9U) || (c == 0xE3U && next >= 0x90U)) return true;
    if (c == 0xF0U && next >= 0xA0U && next <= 0xB3U) return true;
  }
  return false;
}

std::string inverted_name(const ontology::Person& person) {
  if (!person.literal.empty()) return person.literal;
  if (person.given.empty()) return person.family;
  return is_chinese(person.family) ? person.family + person.given
                                   : person.family + ", " + person.given;
}

std::string author_list(const Source& source, std::string_view separator) {
  std::string out;
  for (const auto& person : source.authors) {
    if (!out.empty()) out += separator;
    out += inverted_name(person);
  }
  return out;
}

PartialDate issued(const Source& source) {
  return {source.year, source.month, source.day};
}

PartialDate parse_date(std::string_view text) {
  std::array<std::optional<std::int32_t>, 3> parts;
  const char* at = text.data();
  const char* const end = at + text.size();
  for (auto& part : parts) {
    std::int32_t value = 0;
    const auto read = std::from_chars(at, end, value);
    if (read.ec != std::errc{} || value <= 0) return {};
    part = value;
    at = read.ptr;
    if (at == end) return {parts[0], parts[1], parts[2]};
    if (*at != '-') return {};
    ++at;
  }
  return {};
}

std::string date_text(const PartialDate& date, std::string_view separator) {
  if (!date.year) return {};
  const auto two = [](std::int32_t value) {
    return (value < 10 ? "0" : "") + std::to_string(value);
  };
  auto out = std::to_string(*date.year);
  if (!date.month) return out;
  out += std::string{separator} + two(*date.month);
  return date.day ? out + std::string{separator} + two(*date.day) : out;
}

Pages pages_of(const Source& source) {
  const auto text = field_of(source, "page");
  for (const std::string_view dash : {"–", "—", "--", "-"}) {
    const auto at = text.find(dash);
    if (at == std::string_view::npos || text.find(dash, at + dash.size()) != std::string_view::npos)
      continue;
    return {base::trim(text.substr(0, at)), base::trim(text.substr(at + dash.size()))};
  }
  return {text, {}};
}

}  // namespace yinguo::literature
