#include "derivation/graph.hpp"

#include <algorithm>
#include <bit>
#include <cassert>

#include "derivation/components.hpp"

namespace yinguo::derivation {
namespace {

constexpr std::size_t kFirstSlots = 64;

/// FNV-1a over words: node keys are short.
std::size_t hash_key(rules::RelationId relation, std::span<const model::Value> tuple,
                     std::uint64_t free_columns) {
  constexpr std::uint64_t kPrime = 0x100000001b3U;
  std::uint64_t hash = 0xcbf29ce484222325U;
  const auto add = [&](std::uint64_t word) { hash = (hash ^ word ^ (hash >> 29U)) * kPrime; };
  add(static_cast<std::uint64_t>(relation));
  add(free_columns);
  for (const model::Value value : tuple)
    add(value.bits());
  return static_cast<std::size_t>(hash ^ (hash >> 32U));
}

}  // namespace

std::size_t Graph::slot_of(rules::RelationId relation, std::span<const model::Value> tuple,
                           std::uint64_t free_columns) const {
  const std::size_t mask = table_.size() - 1;
  std::size_t slot = hash_key(relation, tuple, free_columns) & mask;
  for (; table_[slot] != 0; slot = (slot + 1) & mask) {
    const NodeId known{table_[slot] - 1};
    const Node& candidate = node(known);
    if (candidate.relation == relation && candidate.free_columns == free_columns &&
        std::ranges::equal(this->tuple(known), tuple)) {
      break;
    }
  }
  return slot;
}

/// Requires: slots is a power of two and exceeds the number of nodes.
void Graph::fill_table(std::size_t slots) {
  table_.assign(slots, 0);
  for (std::uint32_t i = 0; i < nodes.size(); ++i) {
    const NodeId id{i};
    table_[slot_of(nodes[i].relation, tuple(id), nodes[i].free_columns)] = i + 1;
  }
}

NodeId Graph::add_node(rules::RelationId relation, std::span<const model::Value> tuple,
                       std::uint64_t free_columns) {
  if ((nodes.size() + 1) * 4 >= table_.size() * 3)
    fill_table(std::max(kFirstSlots, table_.size() * 2));
  const std::size_t slot = slot_of(relation, tuple, free_columns);
  if (table_[slot] != 0) return NodeId{table_[slot] - 1};
  nodes.push_back({.relation = relation,
                   .first_value = static_cast<std::uint32_t>(values.size()),
                   .arity = static_cast<std::uint32_t>(tuple.size()),
                   .free_columns = free_columns});
  values.insert(values.end(), tuple.begin(), tuple.end());
  table_[slot] = static_cast<std::uint32_t>(nodes.size());
  return NodeId{table_[slot] - 1};
}

void Graph::index_nodes() {
  fill_table(std::bit_ceil(std::max(kFirstSlots, nodes.size() * 2)));
}

std::optional<NodeId> Graph::find(rules::RelationId relation, std::span<const model::Value> tuple,
                                  std::uint64_t free_columns) const {
  if (table_.empty()) return std::nullopt;
  const std::size_t slot = slot_of(relation, tuple, free_columns);
  if (table_[slot] == 0) return std::nullopt;
  return NodeId{table_[slot] - 1};
}

std::vector<FiringId> Graph::firings_of(NodeId id) const {
  std::vector<FiringId> out;
  for (std::uint32_t i = 0; i < node(id).firing_count; ++i) {
    out.push_back(FiringId{node(id).first_firing + i});
  }
  return out;
}

void Graph::finish() {
  inputs.clear();
  for (std::uint32_t i = 0; i < nodes.size(); ++i) {
    if (nodes[i].kind == NodeKind::kInput) inputs.push_back(NodeId{i});
  }
  schedule = make_schedule(*this);
}

}  // namespace yinguo::derivation
