#include "literature/rdf_properties.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "ontology/xml_fields.hpp"

#include "literature/errors.hpp"
#include "literature/rdf_terms.hpp"
#include "literature/rdf_writer.hpp"
#include "literature/source_fields.hpp"

namespace yinguo::literature {

using ontology::Language;

namespace {

/// "zh" of "zh-Hans-CN".
std::string_view primary(std::string_view language) {
  return language.substr(0, language.find('-'));
}

}  // namespace

std::optional<std::string> id_of_iri(std::string_view kind, std::string_view term) {
  const auto beginning = iri_of(kind, "");
  if (!term.starts_with(beginning)) return std::nullopt;
  return std::string{term.substr(beginning.size())};
}

std::string concept_id(std::string_view term) {
  if (auto own = id_of_iri("concept", term)) return *own;
  term = term.substr(0, term.find_last_not_of("/#") + 1);
  const auto end = term.find_last_of("/#:");
  return id_of_key(end == std::string_view::npos ? term : term.substr(end + 1));
}

std::optional<std::string> relation_id(std::string_view property) {
  for (const auto* name : {"broader", "narrower", "related"}) {
    if (property == "skos:" + std::string{name}) return name;
  }
  return id_of_iri("relation", property);
}

std::uint64_t number_of_part(std::string_view term) {
  constexpr std::int64_t kMost = 1'000'000;
  const auto digits = term.substr(term.find_last_not_of("0123456789") + 1);
  return static_cast<std::uint64_t>(ontology::try_parse_whole(digits, 0, kMost).value_or(0));
}

void RdfProperties::check_once(const RdfSubject& subject) {
  constexpr std::array<std::string_view, 25> kSingle{
      "rdf:subject",  "rdf:predicate", "rdf:object", "yg:polarity",    "yg:certainty",
      "yg:form",      "yg:status",     "yg:lag",     "prov:entity",    "yg:section",
      "yg:paragraph", "yg:sentence",   "yg:clause",  "yg:fingerprint", "yg:sketch",
      "yg:bearing",   "yg:design",     "yg:concept", "dc:type",        "dc:language",
      "yg:family",    "yg:given",      "yg:literal", "dcterms:issued", "dcterms:isVersionOf"};
  std::map<std::string_view, const RdfStatement*> first;
  for (const auto& one : subject.statements) {
    const bool is_type = one.property == "rdf:type" && id_of_iri("type", one.value);
    if (!is_type && std::ranges::find(kSingle, one.property) == kSingle.end()) continue;
    const auto* before = first.try_emplace(one.property, &one).first->second;
    if (before->value != one.value)
      mistake(one, "`" + one.property + "` is given twice, with different values");
  }
}

base::Span RdfProperties::span(std::uint32_t at) const {
  return file_.span(at, std::min(std::size_t{at} + 1, file_.text().size()));
}

ontology::Ref RdfProperties::ref(std::string id, const RdfStatement& one) {
  if (id.empty()) mistake(one, "`" + one.property + "` names nothing");
  return {std::move(id), span(one.at)};
}

void RdfProperties::text(const RdfStatement& one, ontology::Text& text) {
  const auto language = primary(one.language);
  if (!language.empty() && language != "zh" && language != "en")
    return file_.leave_out("@" + one.language);
  const bool is_zh = language.empty() ? is_chinese(one.value) : language == "zh";
  auto& place = text.in(is_zh ? Language::kZh : Language::kEn);
  if (place.empty())
    place = clean_text(one.value);
  else if (place != clean_text(one.value))
    mistake(one, "a second text of `" + one.property + "` in one language");
}

void RdfProperties::number(const RdfStatement& one, std::uint32_t& value) {
  constexpr std::int64_t kMost = 100'000;  // as in a file of an ontology
  if (const auto found = ontology::try_parse_whole(one.value, 0, kMost))
    value = static_cast<std::uint32_t>(*found);
  else
    mistake(one, "`" + one.value + "` is no number for `" + one.property + "`");
}

void RdfProperties::no_word(const RdfStatement& one, std::span<const std::string_view> words) {
  std::string known;
  for (const auto word : words)
    known += (known.empty() ? "one of " : ", ") + std::string{word};
  mistake(one, "`" + one.value + "` is no word for `" + one.property + "`", known);
}

const RdfSubject& RdfProperties::part(const RdfStatement& one) {
  static const RdfSubject nothing;
  const auto* found = one.is_text ? nullptr : graph_.find(one.value);
  if (found != nullptr) {
    check_once(*found);
    return *found;
  }
  mistake(one, "nothing is said of `" + one.value + "`, which `" + one.property + "` names");
  return nothing;
}

void RdfProperties::mistake(const RdfStatement& one, std::string message, std::string help) {
  file_.error(kImportValue, span(one.at), std::move(message), std::move(help));
}

void RdfProperties::needs(const RdfSubject& subject, const char* what) {
  file_.error(kImportField, span(subject.at),
              "`" + subject.term + "` needs a `" + std::string{what} + "`");
}

}  // namespace yinguo::literature
