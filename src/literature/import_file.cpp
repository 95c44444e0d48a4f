#include "literature/import_file.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "base/text.hpp"
#include "ontology/source_words.hpp"
#include "ontology/xml_fields.hpp"

#include "literature/errors.hpp"
#include "literature/escapes.hpp"
#include "literature/source_fields.hpp"

namespace yinguo::literature {

using ontology::Language;
using ontology::Source;

ImportFile ImportFile::inner(std::string_view part, std::string text) const {
  auto name = std::string{sources_.at(id_).name()} + " (" + std::string{part} + ")";
  const auto id = sources_.add(std::move(name), std::move(text));
  return {id, sources_, options_, import_, diagnostics_};
}

void ImportFile::error(const base::ErrorCode& code, base::Span span, std::string message,
                       std::string help) {
  diagnostics_.report({.code = code,
                       .span = span,
                       .message = std::move(message),
                       .labels = {},
                       .note = {},
                       .help = std::move(help)});
}

void ImportFile::warn(base::Span span, std::string message, std::string help) {
  diagnostics_.report({.code = kImportValue,
                       .severity = base::Severity::kWarning,
                       .span = span,
                       .message = std::move(message),
                       .labels = {},
                       .note = {},
                       .help = std::move(help)});
}

void ImportFile::leave_out(std::string_view name) {
  constexpr std::size_t kLongest = 64;  // of what is a name
  import_.left_out.emplace(name.size() <= kLongest ? name : "…");
}

bool ImportFile::has_room(base::Span span) {
  if (entry_count_ < options_.max_entries) return ++entry_count_ > 0;
  error(kImportLimit, span,
        "the file has more than " + std::to_string(options_.max_entries) + " entries",
        "`--max-entries` sets the limit");
  return false;
}

bool ImportFile::add(Source source, std::string_view key) {
  if (!has_room(source.span)) return false;
  source.id = id_of_key(key);
  if (source.title.zh.empty() && source.title.en.empty())
    error(kImportField, source.span, "the entry has no title", "a source needs one");
  else if (source.id.empty())
    source.id = id_of_source(source);
  import_.model.sources.push_back(std::move(source));
  return true;
}

void ImportFile::check_id(const std::string& id, base::Span span) {
  if (!id.empty() && !ontology::is_id(id))
    error(kImportValue, span, "`" + id + "` is no id", "small letters, digits, `.` and `-`");
}

bool ImportFile::add(ontology::Claim claim) {
  if (!has_room(claim.span)) return false;
  check_id(claim.id, claim.span);
  import_.claim_ids.insert(claim.id);
  import_.claims_by_link.emplace(link_of(claim), import_.model.claims.size());
  import_.model.claims.push_back(std::move(claim));
  return true;
}

bool ImportFile::add(ontology::Concept node) {
  if (!has_room(node.span)) return false;
  check_id(node.id, node.span);
  if (node.id.empty()) error(kImportField, node.span, "the concept has no name to make an id of");
  import_.concept_ids.insert(node.id);
  import_.model.concepts.push_back(std::move(node));
  return true;
}

bool ImportFile::add(ontology::Alignment alignment) {
  if (!has_room(alignment.span)) return false;
  import_.model.alignments.push_back(std::move(alignment));
  return true;
}

std::vector<const ontology::Claim*> ImportFile::claims_of(std::string_view link) const {
  std::vector<const ontology::Claim*> found;
  for (auto [at, end] = import_.claims_by_link.equal_range(link); at != end; ++at)
    found.push_back(&import_.model.claims[at->second]);
  return found;
}

std::string link_of(const ontology::Claim& claim) {
  return claim.cause.id + " " + claim.relation.id + " " + claim.effect.id;
}

std::string clean_text(std::string_view text) {
  std::string out;
  for (const char c : base::trim(text)) {
    const bool is_blank = c == ' ' || static_cast<unsigned char>(c) < 0x20U || c == '\x7f';
    if (!is_blank)
      out += c;
    else if (!out.empty() && out.back() != ' ')
      out += ' ';
  }
  return std::string{base::trim(out)};
}

void set_titles(std::string_view own, std::string_view translated, Source& source) {
  const auto language = text_language(source.language, own);
  source.title.in(language) = own;
  source.title.in(language == Language::kZh ? Language::kEn : Language::kZh) = translated;
}

void add_note(std::string_view text, Source& source) {
  const auto note = clean_text(text);
  if (note.empty()) return;
  auto& all = source.note.in(text_language({}, note));
  all += (all.empty() ? "" : " ") + note;
}

FieldSetting set_field(std::string_view name, std::string_view text, Source& source) {
  auto value = clean_text(text);
  if (value.empty()) return FieldSetting::kSame;
  if (const auto before = field_of(source, name); !before.empty())
    return before == value ? FieldSetting::kSame : FieldSetting::kOther;
  source.fields.emplace_back(name, std::move(value));
  return FieldSetting::kSet;
}

bool set_issued(const std::vector<std::string>& parts, Source& source) {
  struct Part {
    std::optional<std::int32_t>* value;
    std::int32_t least;
    std::int32_t most;
  };

  const std::array all{Part{&source.year, -3000, 3000}, Part{&source.month, 1, 12},
                       Part{&source.day, 1, 31}};
  for (const auto& part : all)
    part.value->reset();
  for (std::size_t i = 0; i < std::min(parts.size(), all.size()); ++i) {
    const auto& text = parts[i];
    if (i > 0 && text.find_first_not_of("0 ") == std::string::npos) return true;
    const auto value = ontology::try_parse_whole(text, all[i].least, all[i].most);
    if (!value) return false;
    *all[i].value = static_cast<std::int32_t>(*value);
  }
  return !parts.empty() && parts.size() <= all.size();
}

std::string not_understood(std::string_view date, const Source& dated) {
  const auto whole = "the date `" + std::string{date} + "` is ";
  if (!dated.year) return whole + "not understood and is left out";
  return whole + "understood in part: `" + date_text(issued(dated)) + "`";
}

std::vector<std::string_view> split_names(std::string_view text) {
  const auto is_latin = [](char c) {
    return (c > ' ' && c < ';') || (c > ';' && static_cast<unsigned char>(c) < 0x80U);
  };
  if (!is_chinese(text) || std::ranges::any_of(text, is_latin)) return {text};
  std::vector<std::string_view> names;
  constexpr std::array<std::string_view, 4> kSeparators{";", "；", "、", "，"};
  std::size_t begin = 0;
  for (std::size_t at = 0; at < text.size();) {
    const auto length = base::utf8_length(text, at);
    const bool is_between =
        std::ranges::find(kSeparators, text.substr(at, length)) != kSeparators.end();
    if (is_between) {
      names.push_back(text.substr(begin, at - begin));
      begin = at + length;
    }
    at += length;
  }
  names.push_back(text.substr(begin));
  std::erase_if(names, [](std::string_view name) { return base::trim(name).empty(); });
  return names;
}

std::vector<std::string> numbers_of_date(std::string_view date) {
  std::string text{date};
  for (const auto* sign : {"年", "月", "日"}) {
    if (const auto at = text.find(sign); at != std::string::npos)
      text.replace(at, std::string_view{sign}.size(), "-");
  }
  text.erase(std::min(text.find('T', 1), text.size()));  // the time of the day
  if (text.find('-', 1) < text.find('/')) text.erase(std::min(text.find('/'), text.size()));
  std::vector<std::string> parts;
  const bool is_negative = text.starts_with('-');
  for (std::string_view rest = text; !rest.empty();) {
    const auto end =
        std::min(rest.find_first_of("-/.", parts.empty() && is_negative ? 1 : 0), rest.size());
    if (end > 0) parts.emplace_back(base::trim(rest.substr(0, end)));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return parts;
}

std::string language_tag(std::string_view name) {
  name = base::trim(name.substr(0, std::min(name.find(';'), name.find("；"))));
  const auto folded = base::fold(name);
  for (const auto* chinese : {"chinese", "chi", "zho", "中文", "汉语", "简体中文"}) {
    if (folded == chinese) return "zh";
  }
  for (const auto* english : {"english", "eng", "英文", "英语", "american", "british"}) {
    if (folded == english) return "en";
  }
  auto tag = clean_text(name);
  std::ranges::replace(tag, '_', '-');
  return tag;
}

namespace {

constexpr std::size_t kLongestSlug = 80;

/// The letters and digits of ids in `text`, with a hyphen for each run of signs; `is_whole` is set
/// to false if anything else was dropped.
std::string slug(std::string_view text, bool& is_whole) {
  std::string out;
  for (const char c : base::fold(text)) {
    const bool is_kept = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (static_cast<unsigned char>(c) >= 0x80U)
      is_whole = false;
    else if (is_kept)
      out += c;
    else if (!out.empty() && out.back() != '-')
      out += '-';
    if (out.size() == kLongestSlug) is_whole = false;
    if (out.size() >= kLongestSlug) break;
  }
  if (!out.empty() && out.back() == '-') out.pop_back();
  return out;
}

/// 8 hexadecimal digits.
std::string digest(std::string_view text) {
  constexpr std::string_view kHex = "0123456789abcdef";
  std::string out;
  for (auto [rest, i] = std::pair{base::fnv1a(text), 0}; i < 8; ++i, rest >>= 4U)
    out += kHex[rest & 0xFU];
  return out;
}

std::string with_part(std::string id, const std::string& part) {
  if (!id.empty() && !part.empty()) id += '-';
  return id + part;
}

}  // namespace

std::string id_of_key(std::string_view key) {
  key = base::trim(key);
  if (key.empty() || ontology::is_id(key)) return std::string{key};
  bool is_whole = true;
  auto id = slug(key, is_whole);
  return is_whole && !id.empty() ? id : with_part(std::move(id), digest(base::fold(key)));
}

std::string id_of_source(const Source& source) {
  std::string id;
  if (!source.authors.empty()) {
    const auto& first = source.authors.front();
    bool is_whole = true;
    id = slug(first.family.empty() ? first.literal : first.family, is_whole);
  }
  if (source.year) id = with_part(std::move(id), std::to_string(std::abs(*source.year)));
  const auto doi = field_of(source, "doi");
  const auto& title = source.title.zh.empty() ? source.title.en : source.title.zh;
  return with_part(std::move(id), digest(base::fold(doi.empty() ? title : doi)));
}

}  // namespace yinguo::literature
