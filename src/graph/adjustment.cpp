#include "graph/adjustment.hpp"

#include <algorithm>
#include <array>
#include <cassert>

#include "graph/adjacency.hpp"

namespace yinguo::graph {

BackDoor::BackDoor(std::uint32_t node_count, std::span<const Edge> edges, Node cause, Node effect)
    : node_count_{node_count}, cause_{cause}, effect_{effect} {
  assert(cause != effect);
  const std::array start{cause};
  after_cause_ = reached(node_count, edges, start);
  std::vector<Edge> extended{edges.begin(), edges.end()};
  extended.emplace_back(node_count, cause);
  edges_ = acyclified(node_count + 1, extended);
}

bool BackDoor::is_adjustment_set(std::span<const Node> set) const {
  const bool is_before =
      std::none_of(set.begin(), set.end(), [&](Node node) { return after_cause_[node]; });
  std::vector<Node> given{set.begin(), set.end()};
  given.push_back(cause_);
  return is_before && is_separated(node_count_ + 1, edges_, node_count_, effect_, given);
}

Separators BackDoor::minimal_sets(const std::vector<bool>& may_take, std::size_t limit) const {
  assert(may_take.size() == node_count_);
  SeparatorQuestion question{node_count_, effect_, {cause_}, may_take};
  question.may_take.push_back(false);
  for (Node node = 0; node < node_count_; ++node) {
    if (after_cause_[node]) question.may_take[node] = false;
  }
  return minimal_separators(node_count_ + 1, edges_, question, limit);
}

}  // namespace yinguo::graph
