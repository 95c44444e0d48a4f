#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "graph/separation.hpp"

namespace yinguo::graph {

/// Which nodes have to be held fixed so that what is left of the association of cause and effect is
/// the work of the cause: Pearl's back-door criterion (Causality, 2009, section 3.3), in the form
/// that holds with cycles too (Forré and Mooij, UAI 2019). An extra node that points at the cause
/// stands for an intervention; a set Z will do if none of it is reached from the cause, and if Z
/// and the cause together separate the extra node from the effect in the acyclified graph. Without
/// cycles this is the criterion of the textbooks. With cycles it rests on the assumption that each
/// cycle settles, to one state for given causes from outside.
///
/// Lifetime: keeps a graph of its own. Threads: const methods may run concurrently.
class BackDoor {
 public:
  /// Requires: cause != effect.
  BackDoor(std::uint32_t node_count, std::span<const Edge> edges, Node cause, Node effect);

  /// Whether the node is reached from the cause, so that it is in no adjustment set.
  [[nodiscard]] bool is_after_cause(Node node) const { return after_cause_[node]; }

  /// Requires: neither the cause nor the effect is in `set`.
  [[nodiscard]] bool is_adjustment_set(std::span<const Node> set) const;

  /// The minimal adjustment sets among the nodes that `may_take` offers, as minimal_separators().
  [[nodiscard]] Separators minimal_sets(const std::vector<bool>& may_take, std::size_t limit) const;

 private:
  std::uint32_t node_count_;  ///< without the extra node, whose number it is
  Node cause_;
  Node effect_;
  std::vector<bool> after_cause_;
  std::vector<Edge> edges_;  ///< acyclic
};

}  // namespace yinguo::graph
