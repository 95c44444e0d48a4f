#include "ontology/xml_fields.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <utility>

#include "base/text.hpp"
#include "ontology/errors.hpp"

namespace yinguo::ontology {
namespace {

std::string ticked(std::string_view text) {
  return "`" + std::string{text} + "`";
}

std::string list_of(std::span<const std::string_view> words) {
  std::string out;
  for (const auto word : words) {
    out.append(out.empty() ? "" : ", ").append(ticked(word));
  }
  return out;
}

}  // namespace

std::string suggestion(std::string_view name, const std::vector<std::string_view>& candidates) {
  const auto nearest = base::nearest_name(name, candidates);
  return nearest ? "did you mean " + ticked(*nearest) + "?" : std::string{};
}

bool is_id(std::string_view id) {
  constexpr std::size_t kMaxBytes = 128;
  const auto is_first = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); };
  return !id.empty() && id.size() <= kMaxBytes && is_first(id.front()) &&
         std::all_of(id.begin(), id.end(),
                     [&](char c) { return is_first(c) || c == '.' || c == '-'; });
}

std::vector<std::string> split_words(std::string_view text) {
  std::vector<std::string> words;
  for (std::size_t at = 0; at < text.size();) {
    const auto end = std::min(text.find(' ', at), text.size());
    if (end > at) words.emplace_back(text.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

std::optional<double> try_parse_decimal(std::string_view text) {
  double value = 0.0;
  const auto* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, value);
  if (error != std::errc{} || stop != end || !std::isfinite(value)) return std::nullopt;
  return value;
}

std::optional<std::int64_t> try_parse_whole(std::string_view text, std::int64_t min,
                                            std::int64_t max) {
  std::int64_t value = 0;
  const auto* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, value);
  if (error != std::errc{} || stop != end || value < min || value > max) return std::nullopt;
  return value;
}

void XmlFields::report(const base::ErrorCode& code, base::Span span, std::string message,
                       std::string note, std::string help) {
  diagnostics_.report({.code = code,
                       .span = span,
                       .message = std::move(message),
                       .labels = {},
                       .note = std::move(note),
                       .help = std::move(help)});
}

void XmlFields::only(const XmlElement& element, std::initializer_list<std::string_view> known) {
  for (const auto& attribute : element.attribute_names()) {
    if (std::find(known.begin(), known.end(), attribute.id) != known.end()) continue;
    report(kUnknownAttribute, attribute.span,
           ticked(element.name()) + " has no attribute " + ticked(attribute.id), {},
           suggestion(attribute.id, known));
  }
}

void XmlFields::unknown_child(const XmlElement& child, const XmlElement& parent,
                              std::initializer_list<XmlChild> known) {
  std::vector<std::string_view> names;
  for (const auto& k : known)
    names.push_back(k.name);
  report(kUnknownElement, child.span(),
         ticked(child.name()) + " cannot stand in " + ticked(parent.name()), {},
         suggestion(child.name(), names));
}

void XmlFields::children(const XmlElement& element, std::initializer_list<XmlChild> known) {
  for (auto child = element.first_child(); child; child = child.next()) {
    const auto found = std::find_if(known.begin(), known.end(),
                                    [&](const XmlChild& k) { return k.name == child.name(); });
    if (found != known.end()) {
      found->read(child);
    } else {
      unknown_child(child, element, known);
    }
  }
  if (!element.text().empty()) {
    report(kStrayText, element.span(), "text stands directly in " + ticked(element.name()));
  }
}

void XmlFields::no_children(const XmlElement& element) {
  children(element, {});
}

Ref optional_attribute(const XmlElement& element, std::string_view name) {
  auto found = element.attribute(name);
  return found ? std::move(*found) : Ref{{}, element.span()};
}

Ref XmlFields::required(const XmlElement& element, std::string_view name) {
  auto found = element.attribute(name);
  if (found && !found->id.empty()) return std::move(*found);
  report(kMissingAttribute, element.span(),
         ticked(element.name()) + " lacks its attribute " + ticked(name));
  return {{}, element.span()};
}

std::string XmlFields::id(const XmlElement& element) {
  auto ref = required(element, "id");
  if (!ref.id.empty() && !is_id(ref.id)) {
    report(
        kBadId, ref.span, ticked(ref.id) + " is not an id",
        "an id is made of a–z, 0–9, `.` and `-`, begins with a letter or digit and has at most 128 "
        "characters");
  }
  return std::move(ref.id);
}

bool XmlFields::boolean(const XmlElement& element, std::string_view name) {
  const auto value = optional_attribute(element, name);
  if (value.id.empty() || value.id == "false" || value.id == "0") return false;
  if (value.id != "true" && value.id != "1") {
    report(kBadValue, value.span, "expected `true` or `false`, found " + ticked(value.id));
  }
  return value.id == "true" || value.id == "1";
}

std::optional<double> XmlFields::decimal(const XmlElement& element, std::string_view name) {
  const auto value = element.attribute(name);
  if (!value) return std::nullopt;
  auto number = try_parse_decimal(value->id);
  if (!number) report(kBadValue, value->span, "expected a number, found " + ticked(value->id));
  return number;
}

std::optional<std::int64_t> XmlFields::whole(const XmlElement& element, std::string_view name,
                                             std::int64_t min, std::int64_t max) {
  const auto value = element.attribute(name);
  if (!value) return std::nullopt;
  auto number = try_parse_whole(value->id, min, max);
  if (!number) {
    report(kBadValue, value->span,
           "expected a whole number from " + std::to_string(min) + " to " + std::to_string(max) +
               ", found " + ticked(value->id));
  }
  return number;
}

std::optional<std::size_t> XmlFields::word_index(const XmlElement& element, std::string_view name,
                                                 std::span<const std::string_view> words,
                                                 bool may_lack) {
  const auto value = may_lack ? optional_attribute(element, name) : required(element, name);
  if (value.id.empty()) return std::nullopt;
  const auto found = std::find(words.begin(), words.end(), value.id);
  if (found != words.end()) return static_cast<std::size_t>(found - words.begin());
  report(kBadValue, value.span, ticked(name) + " cannot be " + ticked(value.id),
         "it is one of " + list_of(words), suggestion(value.id, {words.begin(), words.end()}));
  return std::nullopt;
}

std::string XmlFields::content(const XmlElement& element) {
  for (auto child = element.first_child(); child; child = child.next()) {
    unknown_child(child, element, {});
  }
  auto text = element.text();
  if (text.empty()) report(kMissingElement, element.span(), ticked(element.name()) + " is empty");
  return text;
}

void XmlFields::text(const XmlElement& element, Text& text) {
  only(element, {"lang"});
  const auto language = word<Language>(element, "lang", std::nullopt);
  auto content_text = content(element);
  if (!element.attribute("lang")) return;
  auto& place = text.in(language);
  if (!place.empty()) {
    report(kRepeated, element.span(),
           ticked(element.name()) + " is given twice in " + std::string{ontology::word(language)});
    return;
  }
  place = std::move(content_text);
}

void XmlFields::alias(const XmlElement& element, std::vector<Alias>& aliases) {
  only(element, {"lang"});
  const auto language = word<Language>(element, "lang", std::nullopt);
  auto text = content(element);
  if (!text.empty()) aliases.push_back({language, std::move(text)});
}

void XmlFields::require_both(const XmlElement& element, std::string_view what, const Text& text) {
  for (const auto language : {Language::kZh, Language::kEn}) {
    if (!text.in(language).empty()) continue;
    const std::string lang{ontology::word(language)};
    report(kMissingLanguage, element.span(),
           ticked(element.name()) + " lacks its " + std::string{what} + " in " + lang, {},
           "add `<" + std::string{what} + " lang=\"" + lang + "\">…</" + std::string{what} + ">`");
  }
}

void XmlFields::both_or_neither(const XmlElement& element, std::string_view what,
                                const Text& text) {
  if (!text.zh.empty() || !text.en.empty()) require_both(element, what, text);
}

}  // namespace yinguo::ontology
