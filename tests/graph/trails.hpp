#pragma once
// σ-separation by its definition on trails, for small graphs: the reference of the tests.
#include <cstdint>
#include <vector>

#include "graph/components.hpp"

namespace yinguo::test {

/// A set of nodes as bits.
using Bits = std::uint32_t;

[[nodiscard]] constexpr bool has(Bits set, graph::Node node) {
  return (set >> node & 1U) != 0;
}

/// A graph of at most 32 nodes. A trail meets no node twice. It is blocked by a set Z where it
/// passes a collider from which nothing of Z is reached, or a node of Z that is no collider and
/// that points, on the trail, out of its strong component (Bongers et al. 2021, definition A.16).
/// Without cycles that is d-separation (Pearl 1988).
class Trails {
 public:
  Trails(std::uint32_t node_count, const std::vector<graph::Edge>& edges);

  /// Requires: a != b, neither in `given`.
  [[nodiscard]] bool is_separated(graph::Node a, graph::Node b, Bits given) const;
  /// The same for those trails only that begin with an arrow into a.
  [[nodiscard]] bool is_back_door_closed(graph::Node a, graph::Node b, Bits given) const;

  /// What is reached from a node, itself included.
  [[nodiscard]] Bits after(graph::Node node) const { return after_[node]; }

 private:
  struct At {
    graph::Node node = 0;
    graph::Node before = 0;
    bool is_head = false;  ///< the trail came with an arrow into `node`
    Bits met = 0;
  };

  [[nodiscard]] bool is_open(const At& at, graph::Node goal, Bits given) const;
  [[nodiscard]] bool is_blocked(const At& at, graph::Node next, bool is_head, Bits given) const;

  [[nodiscard]] bool is_same_component(graph::Node a, graph::Node b) const {
    return has(after_[a], b) && has(after_[b], a);
  }

  std::uint32_t node_count_;
  std::vector<Bits> to_;  ///< by node: where its arrows lead
  std::vector<Bits> after_;
};

/// Visits the acyclic graphs of `node_count` labelled nodes: 1, 3, 25, 543, 29281.
template <class Visit>
void for_each_acyclic(std::uint32_t node_count, const Visit& visit) {
  std::vector<graph::Edge> pairs;
  for (graph::Node a = 0; a < node_count; ++a) {
    for (graph::Node b = a + 1; b < node_count; ++b)
      pairs.emplace_back(a, b);
  }
  std::uint32_t all = 1;
  for (std::size_t i = 0; i < pairs.size(); ++i)
    all *= 3;
  for (std::uint32_t number = 0; number < all; ++number) {
    std::vector<graph::Edge> edges;
    auto rest = number;
    for (const auto& [a, b] : pairs) {
      if (rest % 3 == 1) edges.emplace_back(a, b);
      if (rest % 3 == 2) edges.emplace_back(b, a);
      rest /= 3;
    }
    if (graph::topological_order(node_count, edges)) visit(edges);
  }
}

}  // namespace yinguo::test
