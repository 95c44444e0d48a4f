#include "graph/trails.hpp"

namespace yinguo::test {

using graph::Node;

Trails::Trails(std::uint32_t node_count, const std::vector<graph::Edge>& edges)
    : node_count_{node_count}, to_(node_count, 0), after_(node_count, 0) {
  for (const auto& [from, to] : edges)
    to_[from] |= 1U << to;
  for (Node node = 0; node < node_count; ++node)
    after_[node] = 1U << node;
  for (std::uint32_t round = 0; round < node_count; ++round) {
    for (const auto& [from, to] : edges)
      after_[from] |= after_[to];
  }
}

bool Trails::is_blocked(const At& at, Node next, bool is_head, Bits given) const {
  if (at.is_head && is_head) return (after_[at.node] & given) == 0;
  if (!has(given, at.node)) return false;
  const bool points_back_out = !at.is_head && !is_same_component(at.node, at.before);
  const bool points_on_out = !is_head && !is_same_component(at.node, next);
  return points_back_out || points_on_out;
}

bool Trails::is_open(const At& at, Node goal, Bits given) const {
  for (Node next = 0; next < node_count_; ++next) {
    if (has(at.met, next)) continue;
    for (const bool is_head : {false, true}) {  // an arrow from `next` into the node at hand
      if (!has(is_head ? to_[next] : to_[at.node], is_head ? at.node : next)) continue;
      if (is_blocked(at, next, is_head, given)) continue;
      if (next == goal) return true;
      if (is_open({next, at.node, !is_head, at.met | 1U << next}, goal, given)) return true;
    }
  }
  return false;
}

bool Trails::is_separated(Node a, Node b, Bits given) const {
  for (Node next = 0; next < node_count_; ++next) {
    for (const bool is_head : {false, true}) {
      if (next == a || !has(is_head ? to_[next] : to_[a], is_head ? a : next)) continue;
      if (next == b || is_open({next, a, !is_head, 1U << a | 1U << next}, b, given)) return false;
    }
  }
  return true;
}

bool Trails::is_back_door_closed(Node a, Node b, Bits given) const {
  for (Node next = 0; next < node_count_; ++next) {
    if (next == a || !has(to_[next], a)) continue;
    if (next == b || is_open({next, a, false, 1U << a | 1U << next}, b, given)) return false;
  }
  return true;
}

}  // namespace yinguo::test
