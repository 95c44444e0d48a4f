#include "reasoning/mover.hpp"

#include <algorithm>

namespace yinguo::reasoning {

using model::Interval;
using model::Status;

bool Mover::can_change() const {
  const auto& degree = trial_.of(goal_.root);
  switch (goal_.status) {
    case Status::kActive:
      return degree.lower < goal_.threshold;
    case Status::kInactive:
      return degree.upper >= goal_.threshold;
    case Status::kUndetermined:
      break;
  }
  return degree.lower >= goal_.threshold || degree.upper < goal_.threshold;
}

Sure Mover::over(std::span<const Leaf* const> leaves, std::span<const double> first,
                 std::span<const double> last) {
  put(leaves, first, last, false);
  const auto widest = trial_.of(goal_.root);
  put(leaves, first, last, true);
  return certain(goal_.status, goal_.threshold, widest, trial_.of(goal_.root));
}

void Mover::put(std::span<const Leaf* const> leaves, std::span<const double> first,
                std::span<const double> last, bool is_reversed) {
  for (std::size_t i = 0; i < leaves.size(); ++i) {
    const double a = leaves[i]->grade(first[i]);
    const double b = leaves[i]->grade(last[i]);
    const Interval degree{std::min(a, b), std::max(a, b)};
    set(*leaves[i], is_reversed ? Interval{degree.upper, degree.lower} : degree);
  }
}

MovedValue moved_to(const LeafGoal& goal, const Leaf& leaf, double value) {
  MovedValue out{.subject = leaf.subject,
                 .before = leaf.values.front(),
                 .after = value,
                 .degree_before = goal.inputs[leaf.input].lower,
                 .degree_after = leaf.grade(value)};
  if (leaf.scale) {
    out.rank_before = leaf.scale->rank_of(out.before, goal.region);
    out.rank_after = leaf.scale->rank_of(value, goal.region);
    out.peers = static_cast<std::int64_t>(leaf.scale->peers.size());
  }
  return out;
}

double end_value(const Leaf& leaf, bool is_one) {
  const double end = leaf.scale ? leaf.scale->value_of_end(is_one) : (is_one ? 1.0 : 0.0);
  return std::clamp(end, leaf.least.value_or(end), leaf.most.value_or(end));
}

}  // namespace yinguo::reasoning
