#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <tuple>

#include "ontology/checks.hpp"
#include "ontology/errors.hpp"
#include "ontology/xml_fields.hpp"

namespace yinguo::ontology {
namespace {

std::string ticked(std::string_view text) {
  return "`" + std::string{text} + "`";
}

bool is_date(std::string_view text) {
  const auto part = [&](std::size_t at, std::size_t length, int min, int max) {
    return try_parse_whole(text.substr(at, length), min, max).has_value();
  };
  return text.size() == 10 && text[4] == '-' && text[7] == '-' && part(0, 4, 0, 9999) &&
         part(5, 2, 1, 12) && part(8, 2, 1, 31);
}

std::string datatype_problem(const AttributeType& type, std::string_view value) {
  constexpr std::int64_t kLimit = std::int64_t{1} << 53U;
  switch (type.datatype) {
    case Datatype::kString:
      return {};
    case Datatype::kInteger:
      return try_parse_whole(value, -kLimit, kLimit) ? "" : "expected a whole number";
    case Datatype::kDecimal:
      return try_parse_decimal(value) ? "" : "expected a number";
    case Datatype::kBoolean:
      return value == "true" || value == "false" ? "" : "expected `true` or `false`";
    case Datatype::kDate:
      return is_date(value) ? "" : "expected a date such as 2024-03-31";
  }
  return {};
}

void check_value(Checks& checks, const AttributeType& type, const AttributeValue& attribute) {
  auto problem = datatype_problem(type, attribute.value);
  if (problem.empty() && !type.values.empty() &&
      std::find(type.values.begin(), type.values.end(), attribute.value) == type.values.end()) {
    problem = "expected one of";
    for (const auto& value : type.values)
      problem += " " + ticked(value);
  }
  const auto number = try_parse_decimal(attribute.value);
  if (problem.empty() && number &&
      ((type.min && *number < *type.min) || (type.max && *number > *type.max))) {
    problem = "expected a number within the range that the schema declares";
  }
  if (problem.empty()) return;
  checks.report(kAttributeValue, attribute.name.span,
                ticked(type.id) + " cannot be " + ticked(attribute.value) + ": " + problem);
}

/// The attributes of a thing whose type is `type` (or the built-in kind of regions).
void check_attributes(Checks& checks, const std::vector<AttributeValue>& attributes,
                      std::string_view owner, std::string_view type, base::Span span) {
  const auto owns = [&](const AttributeType& a) { return checks.index().is_a(type, a.of.id); };
  for (const auto& attribute : attributes) {
    if (attribute.name.id.empty()) continue;
    const auto* declared = checks.index().find_attribute(attribute.name.id);
    if (declared != nullptr && owns(*declared)) {
      check_value(checks, *declared, attribute);
      continue;
    }
    std::vector<std::string_view> names;
    for (const auto& a : checks.model().schema.attributes) {
      if (owns(a)) names.push_back(a.id);
    }
    checks.report(kAttributeOwner, attribute.name.span,
                  "a " + std::string{type} + " has no attribute " + ticked(attribute.name.id), {},
                  suggestion(attribute.name.id, names));
  }
  for (const auto& declared : checks.model().schema.attributes) {
    if (!owns(declared)) continue;
    const auto count = static_cast<std::size_t>(
        std::count_if(attributes.begin(), attributes.end(),
                      [&](const AttributeValue& a) { return a.name.id == declared.id; }));
    const auto& [least, most] = declared.cardinality;
    if (count < least || (most && count > *most)) {
      checks.report(kCardinality, span,
                    ticked(owner) + " has " + std::to_string(count) + " of the attribute " +
                        ticked(declared.id));
    }
  }
}

void check_link(Checks& checks, const Concept& node, const Link& link) {
  const auto* relation = checks.relation(link.relation, RelationKind::kLink);
  if (relation == nullptr) {
    return;
  }
  const auto& index = checks.index();
  if (index.find_type(node.type.id) != nullptr && !index.is_a(node.type.id, relation->domain.id)) {
    checks.report(kDomain, link.relation.span,
                  ticked(link.relation.id) + " starts at a " + ticked(relation->domain.id) +
                      ", and " + ticked(node.id) + " is a " + ticked(node.type.id));
  }
  if (relation->range.id == kClaimKind) {
    checks.refers_to(link.to, Kind::kClaim);
    return;
  }
  if (!checks.refers_to(link.to, Kind::kConcept)) return;
  const auto& end = index.find_concept(link.to.id)->type.id;
  if (index.find_type(end) != nullptr && !index.is_a(end, relation->range.id)) {
    checks.report(kRange, link.to.span,
                  ticked(link.relation.id) + " ends at a " + ticked(relation->range.id) + ", and " +
                      ticked(link.to.id) + " is a " + ticked(end));
  }
}

void check_link_counts(Checks& checks, const Concept& node) {
  std::map<std::string_view, std::size_t> counts;
  std::set<std::pair<std::string_view, std::string_view>> seen;
  for (const auto& link : node.links) {
    ++counts[link.relation.id];
    if (!seen.emplace(link.relation.id, link.to.id).second) {
      checks.report(kRepeated, link.to.span,
                    ticked(node.id) + " has the link " + ticked(link.relation.id) + " to " +
                        ticked(link.to.id) + " twice");
    }
  }
  for (const auto& relation : checks.model().schema.relations) {
    if (relation.kind != RelationKind::kLink) continue;
    if (!checks.index().is_a(node.type.id, relation.domain.id)) continue;
    const auto count = counts[relation.id];
    const auto& [least, most] = relation.cardinality;
    if (count < least || (most && count > *most)) {
      checks.report(
          kCardinality, node.span,
          ticked(node.id) + " has " + std::to_string(count) + " links " + ticked(relation.id));
    }
  }
}

void check_end(Checks& checks, const Ref& ref, const Ref& type, const base::ErrorCode& code,
               const Ref& relation) {
  if (!checks.refers_to(ref, Kind::kConcept)) return;
  const auto& own = checks.index().find_concept(ref.id)->type.id;
  if (checks.index().find_type(own) == nullptr || checks.index().is_a(own, type.id)) return;
  checks.report(code, ref.span,
                ticked(relation.id) + " asks for a " + ticked(type.id) + ", and " + ticked(ref.id) +
                    " is a " + ticked(own),
                "a relation's domain and range stand in the schema",
                "name a " + ticked(type.id) + ", or another relation");
}

/// A claim may be said to hold in a region or in a group of them.
void check_scopes(Checks& checks, const Claim& claim) {
  for (const auto& scope : claim.scopes) {
    if (scope.what != "regions" || checks.index().find_peer_group(scope.value) != nullptr) continue;
    checks.refers_to({scope.value, scope.span}, Kind::kRegion);
  }
}

void check_form(Checks& checks, const Claim& claim) {
  if (!claim.cause.id.empty() && claim.cause.id == claim.effect.id && claim.via.empty()) {
    checks.report(kClaimForm, claim.effect.span,
                  ticked(claim.cause.id) + " is its own effect and there is no `via`",
                  "what reinforces itself does so by way of something else");
  }
  if ((claim.form == Form::kModeration || claim.form == Form::kThreshold) &&
      claim.moderators.empty()) {
    checks.report(kClaimForm, claim.span,
                  "the form is " + ticked(word(claim.form)) + " and there is no `moderator`");
  }
  if (claim.form == Form::kMediation && claim.via.empty()) {
    checks.report(kClaimForm, claim.span, "the form is `mediation` and there is no `via`");
  }
}

}  // namespace

void check_concepts(Checks& checks) {
  for (const auto& node : checks.model().concepts) {
    const auto* type =
        checks.is_type(node.type, {}) ? checks.index().find_type(node.type.id) : nullptr;
    if (type != nullptr && type->is_abstract) {
      checks.report(kAbstractType, node.type.span,
                    ticked(node.type.id) + " is abstract, so nothing can be of it directly", {},
                    "give one of its kinds that is not abstract");
    }
    if (type != nullptr) {
      check_attributes(checks, node.attributes, node.id, node.type.id, node.span);
    }
    for (const auto& link : node.links)
      check_link(checks, node, link);
    check_link_counts(checks, node);
  }
  for (const auto& region : checks.model().regions) {
    check_attributes(checks, region.attributes, region.id, kRegionKind, region.span);
  }
}

void check_claims(Checks& checks) {
  for (const auto& claim : checks.model().claims) {
    if (const auto* relation = checks.relation(claim.relation, RelationKind::kClaim)) {
      check_end(checks, claim.cause, relation->domain, kDomain, claim.relation);
      check_end(checks, claim.effect, relation->range, kRange, claim.relation);
    } else {
      checks.refers_to(claim.cause, Kind::kConcept);
      checks.refers_to(claim.effect, Kind::kConcept);
    }
    for (const auto& condition : claim.conditions)
      checks.refers_to(condition, Kind::kConcept);
    for (const auto& moderator : claim.moderators)
      checks.refers_to(moderator.id, Kind::kConcept);
    for (const auto& via : claim.via)
      checks.refers_to(via, Kind::kConcept);
    check_scopes(checks, claim);
    check_form(checks, claim);
  }
}

}  // namespace yinguo::ontology
