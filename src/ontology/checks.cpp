#include "ontology/checks.hpp"

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "ontology/errors.hpp"
#include "ontology/reader.hpp"
#include "ontology/xml_fields.hpp"

namespace yinguo::ontology {
namespace {

using FirstPlaces = std::unordered_map<std::string_view, base::Span>;

template <class T>
void check_unique(Checks& checks, const std::vector<T>& elements, std::string_view what,
                  FirstPlaces& first) {
  for (const auto& element : elements) {
    if (element.id.empty()) continue;
    const auto [place, is_new] = first.try_emplace(element.id, element.span);
    if (is_new) continue;
    checks.report_second(
        kDuplicateId, element.span,
        "the " + std::string{what} + " `" + element.id + "` has an id that is taken",
        place->second);
  }
}

}  // namespace

void Checks::report(const base::ErrorCode& code, base::Span span, std::string message,
                    std::string note, std::string help) {
  diagnostics_.report({.code = code,
                       .span = span,
                       .message = std::move(message),
                       .labels = {},
                       .note = std::move(note),
                       .help = std::move(help)});
}

void Checks::report_second(const base::ErrorCode& code, base::Span span, std::string message,
                           base::Span first, std::string label) {
  diagnostics_.report({.code = code,
                       .span = span,
                       .message = std::move(message),
                       .labels = {{first, std::move(label)}},
                       .note = {},
                       .help = {}});
}

bool Checks::refers_to(const Ref& ref, Kind kind) {
  if (ref.id.empty()) return false;
  const auto found = index_.kind(ref.id);
  if (found == kind) return true;
  const std::string wanted{name_of(kind)};
  if (found) {
    report(kUnknownReference, ref.span,
           "`" + ref.id + "` is of the kind " + std::string{name_of(*found)} + ", not " + wanted);
  } else {
    report(kUnknownReference, ref.span, "there is no " + wanted + " `" + ref.id + "`", {},
           suggestion(ref.id, index_.ids(kind)));
  }
  return false;
}

bool Checks::is_type(const Ref& ref, std::initializer_list<std::string_view> built_in) {
  if (ref.id.empty()) return false;
  if (index_.find_type(ref.id) != nullptr) return true;
  if (std::find(built_in.begin(), built_in.end(), ref.id) != built_in.end()) return true;
  std::vector<std::string_view> names{built_in};
  for (const auto& type : model().schema.types)
    names.push_back(type.id);
  report(kUnknownReference, ref.span, "there is no type `" + ref.id + "`", {},
         suggestion(ref.id, names));
  return false;
}

const Relation* Checks::relation(const Ref& ref, RelationKind kind) {
  if (ref.id.empty()) return nullptr;
  const auto* relation = index_.find_relation(ref.id);
  if (relation == nullptr) {
    std::vector<std::string_view> names;
    for (const auto& r : model().schema.relations) {
      if (r.kind == kind) names.push_back(r.id);
    }
    report(kUnknownReference, ref.span, "there is no relation `" + ref.id + "`", {},
           suggestion(ref.id, names));
    return nullptr;
  }
  if (relation->kind == kind) return relation;
  report(kWrongRelationKind, ref.span,
         "`" + ref.id + "` is a relation of " + std::string{word(relation->kind)} + "s, not of " +
             std::string{word(kind)} + "s");
  return nullptr;
}

void check_ids(Checks& checks) {
  const auto& model = checks.model();
  FirstPlaces things;
  check_unique(checks, model.concepts, "concept", things);
  check_unique(checks, model.claims, "claim", things);
  check_unique(checks, model.sources, "source", things);
  check_unique(checks, model.indicators, "indicator", things);
  check_unique(checks, model.regions, "region", things);
  check_unique(checks, model.peer_groups, "peer group", things);
  FirstPlaces units;
  check_unique(checks, model.units, "unit", units);
  FirstPlaces types;
  check_unique(checks, model.schema.types, "type", types);
  FirstPlaces relations;
  check_unique(checks, model.schema.relations, "relation", relations);
  FirstPlaces attributes;
  check_unique(checks, model.schema.attributes, "attribute", attributes);
}

void check_model(const Model& model, base::Diagnostics& diagnostics) {
  const ModelIndex index{model};
  Checks checks{index, diagnostics};
  check_ids(checks);
  check_schema(checks);
  check_concepts(checks);
  check_claims(checks);
  check_places(checks);
  check_sources(checks);
  check_alignments(checks);
  check_figures(checks);
}

}  // namespace yinguo::ontology
