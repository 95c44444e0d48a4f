#include <algorithm>
#include <utility>

#include "ontology/errors.hpp"
#include "ontology/source_words.hpp"
#include "ontology/xml_sections.hpp"

namespace yinguo::ontology {
namespace {

void read_person(const XmlElement& element, XmlFields& fields, Source& source) {
  fields.only(element, {"family", "given", "literal"});
  fields.no_children(element);
  Person person{optional_attribute(element, "family").id, optional_attribute(element, "given").id,
                optional_attribute(element, "literal").id};
  if (person.family.empty() == person.literal.empty()) {
    fields.report(kMissingAttribute, element.span(),
                  "an author has either a `family` name or a `literal` one");
  }
  source.authors.push_back(std::move(person));
}

void read_issued(const XmlElement& element, XmlFields& fields, Source& source) {
  fields.only(element, {"year", "month", "day"});
  fields.no_children(element);
  const auto part = [&](std::string_view name, std::int64_t min, std::int64_t max) {
    const auto value = fields.whole(element, name, min, max);
    return value ? std::optional{static_cast<std::int32_t>(*value)} : std::nullopt;
  };
  if (source.year) fields.report(kRepeated, element.span(), "`issued` is given twice");
  source.year = part("year", -3000, 3000);
  source.month = part("month", 1, 12);
  source.day = part("day", 1, 31);
  if (!element.attribute("year")) (void)fields.required(element, "year");
}

void read_field(const XmlElement& element, XmlFields& fields, Source& source) {
  fields.only(element, {});
  const std::string name{element.name()};
  const bool is_repeated = std::any_of(source.fields.begin(), source.fields.end(),
                                       [&](const auto& field) { return field.first == name; });
  if (is_repeated) fields.report(kRepeated, element.span(), "`" + name + "` is given twice");
  source.fields.emplace_back(name, fields.content(element));
}

void read_parts(const XmlElement& element, XmlFields& fields, Source& source) {
  const auto field = [&](const XmlElement& e) { read_field(e, fields, source); };
  fields.children(element,
                  {{"title", [&](const XmlElement& e) { fields.text(e, source.title); }},
                   {"author", [&](const XmlElement& e) { read_person(e, fields, source); }},
                   {"issued", [&](const XmlElement& e) { read_issued(e, fields, source); }},
                   {"note", [&](const XmlElement& e) { fields.text(e, source.note); }},
                   {"container-title", field},
                   {"collection-title", field},
                   {"publisher", field},
                   {"publisher-place", field},
                   {"volume", field},
                   {"issue", field},
                   {"page", field},
                   {"edition", field},
                   {"number", field},
                   {"version", field},
                   {"genre", field},
                   {"archive", field},
                   {"accessed", field},
                   {"citation-label", field},
                   {"keyword", field},
                   {"citation-label", field},
                   {"isbn", field},
                   {"issn", field},
                   {"doi", field},
                   {"url", field}});
}

void read_source(const XmlElement& element, XmlFields& fields, Model& model) {
  fields.only(element, {"id", "type", "language", "study"});
  Source source;
  source.id = fields.id(element);
  source.type = fields.required(element, "type").id;
  source.language = optional_attribute(element, "language").id;
  if (element.attribute("study")) source.study = fields.required(element, "study");
  source.span = element.span();
  if (!is_csl_type(source.type) && !source.type.empty()) {
    fields.report(kBadValue, optional_attribute(element, "type").span,
                  "`" + source.type + "` is not an item type of CSL", {},
                  suggestion(source.type, {kCslTypes.begin(), kCslTypes.end()}));
  }
  read_parts(element, fields, source);
  if (source.title.zh.empty() && source.title.en.empty()) {
    fields.report(kMissingElement, element.span(), "`source` lacks a title");
  }
  model.sources.push_back(std::move(source));
}

}  // namespace

void read_sources(const XmlElement& section, XmlFields& fields, Model& model) {
  fields.only(section, {});
  fields.children(section,
                  {{"source", [&](const XmlElement& e) { read_source(e, fields, model); }}});
}

}  // namespace yinguo::ontology
