#include <limits>
#include <utility>

#include "ontology/errors.hpp"
#include "ontology/xml_sections.hpp"

namespace yinguo::ontology {
namespace {

constexpr std::int64_t kMaxCount = 1'000'000;

/// `1`, `0..1`, `1..*`; absent is `0..*`.
Cardinality read_cardinality(const XmlElement& element, XmlFields& fields) {
  const auto value = element.attribute("cardinality");
  if (!value) return {};
  const auto dots = value->id.find("..");
  const auto least = try_parse_whole(std::string_view{value->id}.substr(0, dots), 0, kMaxCount);
  const auto upper = dots == std::string::npos ? value->id : value->id.substr(dots + 2);
  const auto most = try_parse_whole(upper, 0, kMaxCount);
  if (!least || (!most && upper != "*") || (most && *most < *least)) {
    fields.report(kBadValue, value->span,
                  "expected a cardinality such as `0..1` or `1..*`, found `" + value->id + "`");
    return {};
  }
  Cardinality cardinality;
  cardinality.least = static_cast<std::uint32_t>(*least);
  if (most) cardinality.most = static_cast<std::uint32_t>(*most);
  return cardinality;
}

void read_texts(const XmlElement& element, XmlFields& fields, Text& label, Text& definition) {
  fields.children(element,
                  {{"label", [&](const XmlElement& e) { fields.text(e, label); }},
                   {"definition", [&](const XmlElement& e) { fields.text(e, definition); }}});
  fields.both_or_neither(element, "definition", definition);
}

void read_type(const XmlElement& element, XmlFields& fields, Schema& schema) {
  fields.only(element, {"id", "is-a", "abstract"});
  Type type;
  type.id = fields.id(element);
  type.is_a = optional_attribute(element, "is-a");
  type.is_abstract = fields.boolean(element, "abstract");
  type.span = element.span();
  read_texts(element, fields, type.label, type.definition);
  fields.require_both(element, "label", type.label);
  schema.types.push_back(std::move(type));
}

void read_relation(const XmlElement& element, XmlFields& fields, Schema& schema) {
  fields.only(element, {"id", "kind", "domain", "range", "cardinality"});
  Relation relation;
  relation.id = fields.id(element);
  relation.kind = fields.word<RelationKind>(element, "kind", RelationKind::kLink);
  relation.domain = fields.required(element, "domain");
  relation.range = fields.required(element, "range");
  relation.cardinality = read_cardinality(element, fields);
  relation.span = element.span();
  read_texts(element, fields, relation.label, relation.definition);
  fields.require_both(element, "label", relation.label);
  schema.relations.push_back(std::move(relation));
}

void read_attribute(const XmlElement& element, XmlFields& fields, Schema& schema) {
  fields.only(element, {"id", "of", "datatype", "cardinality", "min", "max", "values"});
  AttributeType attribute;
  attribute.id = fields.id(element);
  attribute.of = fields.required(element, "of");
  attribute.datatype = fields.word<Datatype>(element, "datatype", std::nullopt);
  attribute.cardinality = read_cardinality(element, fields);
  attribute.min = fields.decimal(element, "min");
  attribute.max = fields.decimal(element, "max");
  attribute.values = split_words(optional_attribute(element, "values").id);
  attribute.span = element.span();
  const bool is_number =
      attribute.datatype == Datatype::kInteger || attribute.datatype == Datatype::kDecimal;
  if ((attribute.min || attribute.max) && !is_number) {
    fields.report(kBadValue, element.span(), "only a number can have `min` and `max`");
  }
  if (attribute.min && attribute.max && *attribute.min > *attribute.max) {
    fields.report(kBadValue, element.span(), "`min` is greater than `max`");
  }
  read_texts(element, fields, attribute.label, attribute.definition);
  fields.both_or_neither(element, "label", attribute.label);
  schema.attributes.push_back(std::move(attribute));
}

}  // namespace

void read_schema(const XmlElement& section, XmlFields& fields, Model& model) {
  fields.only(section, {});
  auto& schema = model.schema;
  fields.children(section,
                  {{"type", [&](const XmlElement& e) { read_type(e, fields, schema); }},
                   {"relation", [&](const XmlElement& e) { read_relation(e, fields, schema); }},
                   {"attribute", [&](const XmlElement& e) { read_attribute(e, fields, schema); }}});
}

}  // namespace yinguo::ontology
