#include "reasoning/takeover.hpp"

#include <algorithm>

#include "graph/smallest_sets.hpp"

#include "reasoning/trial.hpp"

namespace yinguo::reasoning {
namespace {

using graph::ThingSet;
using model::Interval;
using model::Status;

class TakeoverSearch {
 public:
  TakeoverSearch(const TakeoverGoal& goal, std::span<const Takeover> candidates)
      : goal_{goal}, candidates_{candidates}, trial_{goal.graph, goal.inputs} {}

  TakeoverSets run(std::size_t count) {
    const auto found = graph::smallest_sets(candidates_.size(),
                                            [&](std::span<const std::uint32_t> taken) {
                                              for (std::size_t i = 0; i < candidates_.size(); ++i)
                                                trial_.set(candidates_[i].input,
                                                           taken[i] > 0 ? relaxed(i) : before(i));
                                              return reaches();
                                            },
                                            {.sets = count});
    TakeoverSets out{.bound = found.bound};
    for (const auto& set : found.sets) {
      if (holds(set)) out.sets.push_back(set);
    }
    if (out.sets.empty()) thin_out(out);
    out.is_proved =
        found.is_proved &&
        (found.sets.empty() || (!out.sets.empty() && out.sets.front().size() == found.bound));
    return out;
  }

 private:
  [[nodiscard]] const Interval& before(std::size_t i) const {
    return goal_.inputs[candidates_[i].input];
  }

  /// Towards a determined status the better of each end; towards none the wider.
  [[nodiscard]] Interval relaxed(std::size_t i) const {
    const auto& is = before(i);
    const auto& other = candidates_[i].degree;
    if (goal_.wanted == Status::kUndetermined)
      return {std::min(is.lower, other.lower), std::max(is.upper, other.upper)};
    return {std::max(is.lower, other.lower), std::min(is.upper, other.upper)};
  }

  /// In the relaxation both ends may pass the threshold; the one that is wanted counts.
  [[nodiscard]] bool reaches() const {
    const auto& degree = trial_.of(goal_.root);
    if (goal_.wanted == Status::kActive) return degree.lower >= goal_.threshold;
    if (goal_.wanted == Status::kInactive) return degree.upper < goal_.threshold;
    return degree.lower < goal_.threshold && degree.upper >= goal_.threshold;
  }

  [[nodiscard]] bool holds(const ThingSet& set) {
    for (std::uint32_t i = 0; i < candidates_.size(); ++i) {
      const bool is_taken = std::ranges::binary_search(set, i);
      trial_.set(candidates_[i].input, is_taken ? candidates_[i].degree : before(i));
    }
    return reaches();
  }

  void thin_out(TakeoverSets& out) {
    ThingSet all;
    for (std::uint32_t i = 0; i < candidates_.size(); ++i)
      all.push_back(i);
    if (!holds(all)) return;
    for (std::uint32_t i = 0; i < candidates_.size(); ++i) {
      auto fewer = all;
      std::erase(fewer, i);
      if (holds(fewer)) all = std::move(fewer);
    }
    out.sets.push_back(std::move(all));
  }

  const TakeoverGoal& goal_;
  std::span<const Takeover> candidates_;
  Trial trial_;
};

}  // namespace

TakeoverSets smallest_takeovers(const TakeoverGoal& goal, std::span<const Takeover> candidates,
                                std::size_t count) {
  return TakeoverSearch{goal, candidates}.run(count);
}

}  // namespace yinguo::reasoning
