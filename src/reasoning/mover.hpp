#pragma once
#include <span>
#include <string_view>

#include "derivation/solve.hpp"
#include "reasoning/crossing.hpp"
#include "reasoning/leaves.hpp"
#include "reasoning/robust.hpp"
#include "reasoning/trial.hpp"

namespace yinguo::reasoning {

/// A goal in a case, with the observations below it.
struct LeafGoal {
  const derivation::Graph& graph;
  const derivation::Inputs& inputs;
  std::span<const Leaf> leaves;
  std::string_view region;
  derivation::NodeId root{};
  double threshold = 0.5;
  model::Status status = model::Status::kUndetermined;  ///< as it is
};

/// Follows the status of a goal while observations move.
///
/// Lifetime: refers to the goal.
class Mover {
 public:
  explicit Mover(const LeafGoal& goal) : goal_{goal}, trial_{goal.graph, goal.inputs} {}

  [[nodiscard]] model::Status status() const {
    return model::status_of(trial_.of(goal_.root), goal_.threshold);
  }

  /// Whether the status can be another, as far as the end that it turns on goes.
  [[nodiscard]] bool can_change() const;

  void set(const Leaf& leaf, const model::Interval& degree) { trial_.set(leaf.input, degree); }

  void set_value(const Leaf& leaf, double value) {
    const double degree = leaf.grade(value);
    set(leaf, {degree, degree});
  }

  void reset(const Leaf& leaf) { set(leaf, goal_.inputs[leaf.input]); }

  /// What is certain while each leaf is anywhere between two of its values.
  [[nodiscard]] Sure over(std::span<const Leaf* const> leaves, std::span<const double> first,
                          std::span<const double> last);

 private:
  void put(std::span<const Leaf* const> leaves, std::span<const double> first,
           std::span<const double> last, bool is_reversed);

  const LeafGoal& goal_;
  Trial trial_;
};

/// One observation moved to `value`, with ranks and degrees; the status is left to the caller.
/// Requires: the leaf has one value.
[[nodiscard]] MovedValue moved_to(const LeafGoal& goal, const Leaf& leaf, double value);

/// The value of degree 0 or of degree 1 that is nearest to the others, within the indicator's
/// range.
[[nodiscard]] double end_value(const Leaf& leaf, bool is_one);

}  // namespace yinguo::reasoning
