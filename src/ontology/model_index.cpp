#include "ontology/model_index.hpp"

namespace yinguo::ontology {

std::string_view name_of(Kind kind) {
  switch (kind) {
    case Kind::kConcept:
      return "concept";
    case Kind::kClaim:
      return "claim";
    case Kind::kSource:
      return "source";
    case Kind::kIndicator:
      return "indicator";
    case Kind::kRegion:
      return "region";
    case Kind::kPeerGroup:
      return "peer group";
  }
  return "?";
}

template <class T>
void ModelIndex::add(const std::vector<T>& elements, Kind kind) {
  for (std::size_t i = 0; i < elements.size(); ++i)
    things_.try_emplace(elements[i].id, Place{kind, i});
}

ModelIndex::ModelIndex(const Model& model) : model_{model} {
  things_.reserve(model.concepts.size() + model.claims.size() + model.sources.size() +
                  model.indicators.size() + model.regions.size() + model.peer_groups.size());
  add(model.concepts, Kind::kConcept);
  add(model.claims, Kind::kClaim);
  add(model.sources, Kind::kSource);
  add(model.indicators, Kind::kIndicator);
  add(model.regions, Kind::kRegion);
  add(model.peer_groups, Kind::kPeerGroup);
  for (const auto& unit : model.units)
    units_.try_emplace(unit.id, &unit);
  for (const auto& type : model.schema.types)
    types_.try_emplace(type.id, &type);
  for (const auto& relation : model.schema.relations)
    relations_.try_emplace(relation.id, &relation);
  for (const auto& attribute : model.schema.attributes) {
    attributes_.try_emplace(attribute.id, &attribute);
  }
}

std::optional<Kind> ModelIndex::kind(std::string_view id) const {
  const auto found = things_.find(id);
  if (found == things_.end()) return std::nullopt;
  return found->second.kind;
}

template <class T>
const T* ModelIndex::find(const std::vector<T>& elements, Kind kind, std::string_view id) const {
  const auto found = things_.find(id);
  if (found == things_.end() || found->second.kind != kind) return nullptr;
  return &elements[found->second.at];
}

const Concept* ModelIndex::find_concept(std::string_view id) const {
  return find(model_.concepts, Kind::kConcept, id);
}

const Claim* ModelIndex::find_claim(std::string_view id) const {
  return find(model_.claims, Kind::kClaim, id);
}

const Source* ModelIndex::find_source(std::string_view id) const {
  return find(model_.sources, Kind::kSource, id);
}

const Indicator* ModelIndex::find_indicator(std::string_view id) const {
  return find(model_.indicators, Kind::kIndicator, id);
}

const Region* ModelIndex::find_region(std::string_view id) const {
  return find(model_.regions, Kind::kRegion, id);
}

const PeerGroup* ModelIndex::find_peer_group(std::string_view id) const {
  return find(model_.peer_groups, Kind::kPeerGroup, id);
}

const Unit* ModelIndex::find_unit(std::string_view id) const {
  const auto found = units_.find(id);
  return found == units_.end() ? nullptr : found->second;
}

const Type* ModelIndex::find_type(std::string_view id) const {
  const auto found = types_.find(id);
  return found == types_.end() ? nullptr : found->second;
}

const Relation* ModelIndex::find_relation(std::string_view id) const {
  const auto found = relations_.find(id);
  return found == relations_.end() ? nullptr : found->second;
}

const AttributeType* ModelIndex::find_attribute(std::string_view id) const {
  const auto found = attributes_.find(id);
  return found == attributes_.end() ? nullptr : found->second;
}

bool ModelIndex::is_a(std::string_view type, std::string_view super) const {
  for (std::size_t steps = 0; steps <= types_.size() && !type.empty(); ++steps) {
    if (type == super) return true;
    const auto* found = find_type(type);
    if (found == nullptr) return false;
    type = found->is_a.id;
  }
  return false;
}

std::vector<std::string_view> ModelIndex::ids(Kind kind) const {
  std::vector<std::string_view> out;
  const auto collect = [&](const auto& elements) {
    for (const auto& element : elements)
      out.push_back(element.id);
  };
  switch (kind) {
    case Kind::kConcept:
      collect(model_.concepts);
      break;
    case Kind::kClaim:
      collect(model_.claims);
      break;
    case Kind::kSource:
      collect(model_.sources);
      break;
    case Kind::kIndicator:
      collect(model_.indicators);
      break;
    case Kind::kRegion:
      collect(model_.regions);
      break;
    case Kind::kPeerGroup:
      collect(model_.peer_groups);
      break;
  }
  return out;
}

}  // namespace yinguo::ontology
