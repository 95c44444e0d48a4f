#pragma once
// Degrees of the facts of a derivation graph, for one case or for many.
#include <cstdint>
#include <span>
#include <vector>

#include "model/interval.hpp"

#include "derivation/graph.hpp"

namespace yinguo::derivation {

/// One case: the interval of each degree input, in the order of Graph::inputs.
using Inputs = std::vector<model::Interval>;

/// Which end of the interval a question is about: what is certain, or what is still possible.
enum class Goal : std::uint8_t {
  kLower,
  kUpper
};

/// For each side a node's best firing and the depth of the proof that settled it: the premises of a
/// best firing have a smaller depth, so following best firings never meets a fact twice on a path.
struct Side {
  std::vector<FiringId> best;        ///< by NodeId; kNoFiring for leaves and ordinary facts
  std::vector<std::uint32_t> depth;  ///< by NodeId
  friend bool operator==(const Side&, const Side&) = default;
};

/// Lower and upper are each the least fixpoint of their equations, stratum by stratum, and sound:
/// every completion of the unknown inputs gives degrees within them. They are not always tight
/// when one unknown occurs twice. Ordinary facts are [1, 1], absent ones [0, 0].
struct Solution {
  std::vector<model::Interval> nodes;    ///< by NodeId
  std::vector<model::Interval> firings;  ///< by FiringId
  Side lower;
  Side upper;

  [[nodiscard]] const model::Interval& of(NodeId id) const { return nodes[index_of(id)]; }

  [[nodiscard]] const model::Interval& of(FiringId id) const { return firings[index_of(id)]; }

  [[nodiscard]] const Side& side(Goal goal) const { return goal == Goal::kLower ? lower : upper; }

  friend bool operator==(const Solution&, const Solution&) = default;
};

[[nodiscard]] constexpr double end_of(const model::Interval& interval, Goal goal) {
  return goal == Goal::kLower ? interval.lower : interval.upper;
}

/// Requires: inputs.size() == graph.inputs.size(), graph.finish() called, and no cycle among degree
/// nodes unless the algebra is idempotent (Gödel, Boolean).
/// Cost: linear in the graph; cyclic components cost a logarithm more (Knuth 1977).
[[nodiscard]] Solution solve(const Graph& graph, const Inputs& inputs);

/// Makes `solution`, which solved other inputs, that of `inputs`, where only the positions
/// `changed` differ. Equals solve() from scratch. Cost: what lies above the change and does change.
void resolve(const Graph& graph, const Inputs& inputs, std::span<const std::uint32_t> changed,
             Solution& solution);

/// Intervals of `wanted` for each case: result[c * wanted.size() + w]. Computed column by column
/// (columns.hpp); what solve() gives for each.
[[nodiscard]] std::vector<model::Interval> solve_batch(const Graph& graph,
                                                       std::span<const Inputs> cases,
                                                       std::span<const NodeId> wanted);

/// The degree of one premise: a constraint or an aggregate has [1, 1].
[[nodiscard]] model::Interval degree_of(const Graph& graph, const Solution& solution,
                                        const Premise& premise);

}  // namespace yinguo::derivation
