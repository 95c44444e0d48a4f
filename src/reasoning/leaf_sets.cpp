#include <algorithm>
#include <cmath>

#include "graph/smallest_sets.hpp"

#include "reasoning/margins.hpp"

namespace yinguo::reasoning {
namespace {

using model::Interval;
using model::Status;

/// All that an observation may come to.
Interval any_degree(const Leaf& leaf) {
  auto out = leaf.degree;
  for (const bool is_one : {false, true}) {
    const double degree = leaf.grade(end_value(leaf, is_one));
    out = {std::min(out.lower, degree), std::max(out.upper, degree)};
  }
  return out;
}

/// The best that it may come to for either end of a goal.
Interval best_degree(const Leaf& leaf) {
  const auto any = any_degree(leaf);
  return {any.upper, any.lower};
}

/// Finds values with which a set of leaves changes the status.
class Witness {
 public:
  explicit Witness(const LeafGoal& goal) : goal_{goal}, mover_{goal} {}

  /// Empty when the members do not change it together: they can only where each helps and hinders
  /// as suits.
  std::vector<MovedValue> of(const std::vector<const Leaf*>& members) {
    const auto ends = ends_of(members);
    const auto at = [&](double part) {
      std::vector<double> values;
      for (std::size_t i = 0; i < members.size(); ++i)
        values.push_back(std::lerp(members[i]->values.front(), ends[i], part));
      return values;
    };
    std::vector<MovedValue> out;
    const auto found = first_crossing(
        0.0, 1.0, [&](double a, double b) { return mover_.over(members, at(a), at(b)); });
    const auto values = at(found.is_exact ? found.at : 1.0);
    for (std::size_t i = 0; i < members.size(); ++i) {
      mover_.set_value(*members[i], values[i]);
      out.push_back(moved_to(goal_, *members[i], values[i]));
    }
    const auto status = mover_.status();
    for (auto& one : out)
      one.status = status;
    for (const auto* leaf : members)
      mover_.reset(*leaf);
    if (!found.is_found || status == goal_.status) out.clear();
    return out;
  }

 private:
  /// For each member the end of its ramp that changes the status, the others being free or there.
  std::vector<double> ends_of(const std::vector<const Leaf*>& members) {
    for (const auto* leaf : members)
      mover_.set(*leaf,
                 goal_.status == Status::kUndetermined ? best_degree(*leaf) : any_degree(*leaf));
    std::vector<double> ends;
    for (const auto* leaf : members) {
      ends.push_back(end_value(*leaf, false));
      mover_.set_value(*leaf, ends.back());
      if (mover_.can_change()) continue;
      ends.back() = end_value(*leaf, true);
      mover_.set_value(*leaf, ends.back());
    }
    return ends;
  }

  const LeafGoal& goal_;
  Mover mover_;
};

}  // namespace

SufficientSets sufficient_sets(const LeafGoal& goal, std::size_t count) {
  SufficientSets out;
  if (goal.status == Status::kUndetermined) return out;
  Mover mover{goal};
  const auto keeps = [&](std::span<const std::uint32_t> kept) {
    for (std::size_t i = 0; i < goal.leaves.size(); ++i) {
      const auto& leaf = goal.leaves[i];
      mover.set(leaf, kept[i] > 0 ? goal.inputs[leaf.input] : any_degree(leaf));
    }
    return !mover.can_change();
  };
  const auto found = graph::smallest_sets(goal.leaves.size(), keeps, {.sets = count});
  out.bound = found.bound;
  out.is_proved = found.is_proved;
  for (const auto& set : found.sets) {
    auto& subjects = out.sets.emplace_back();
    for (const auto i : set)
      subjects.push_back(goal.leaves[i].subject);
  }
  return out;
}

namespace {

std::vector<const Leaf*> movable_leaves(const LeafGoal& goal) {
  std::vector<const Leaf*> out;
  for (const auto& leaf : goal.leaves) {
    if (leaf.has_one_value()) out.push_back(&leaf);
  }
  return out;
}

}  // namespace

ContrastiveSets contrastive_sets(const LeafGoal& goal, std::size_t count) {
  const auto movable = movable_leaves(goal);
  Mover mover{goal};
  const auto changes = [&](std::span<const std::uint32_t> moved) {
    for (std::size_t i = 0; i < movable.size(); ++i) {
      if (moved[i] == 0)
        mover.reset(*movable[i]);
      else
        mover.set(*movable[i], goal.status == Status::kUndetermined ? best_degree(*movable[i])
                                                                    : any_degree(*movable[i]));
    }
    return mover.can_change();
  };
  const auto found = graph::smallest_sets(movable.size(), changes, {.sets = count});
  ContrastiveSets out{.bound = found.bound};
  Witness witness{goal};
  for (const auto& set : found.sets) {
    std::vector<const Leaf*> members;
    members.reserve(set.size());
    for (const auto i : set)
      members.push_back(movable[i]);
    auto moved = witness.of(members);
    if (!moved.empty()) out.sets.push_back(std::move(moved));
  }
  out.is_proved =
      found.is_proved &&
      (found.sets.empty() || (!out.sets.empty() && out.sets.front().size() == found.bound));
  return out;
}

}  // namespace yinguo::reasoning
