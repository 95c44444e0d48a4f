#include "reasoning/plan_search.hpp"

#include <algorithm>
#include <limits>
#include <optional>
#include <set>

#include "graph/cheapest_levels.hpp"

#include "reasoning/factor_search.hpp"
#include "reasoning/trial.hpp"

namespace yinguo::reasoning {
namespace {

using derivation::Inputs;
using derivation::NodeId;

bool reaches(const SearchGoal& goal, const Trial& trial) {
  return std::ranges::all_of(goal.roots,
                             [&](NodeId root) { return trial.of(root).lower >= goal.threshold; });
}

/// Whether a plan moves all that one of the others moves.
bool holds_one_of(std::span<const FoundPlan> others, const FoundPlan& plan) {
  return std::ranges::any_of(others, [&](const FoundPlan& other) {
    for (std::size_t l = 0; l < other.steps.size(); ++l) {
      if (other.steps[l] > 0 && plan.steps[l] == 0) return false;
    }
    return true;
  });
}

struct Relaxed {
  std::optional<FoundPlan> plan{};
  double bound = 0.0;
  bool is_proved = false;
};

/// Searches with one set of fixed levers after the other.
class PlanSearcher {
 public:
  PlanSearcher(const SearchGoal& goal, std::span<const Lever> levers, std::vector<bool> is_fixed,
               bool use_factors)
      : goal_{goal}, levers_{levers}, is_fixed_{std::move(is_fixed)} {
    if (!use_factors) return;
    solution_ = derivation::solve(goal.graph, goal.inputs);
    factors_ = mean_factors(goal.graph, solution_, levers, goal.threshold);
    if (factors_) cut_.emplace(goal.graph, solution_, goal.roots, goal.threshold);
  }

  PlanSearch run(std::size_t count) {
    PlanSearch out;
    push({});
    if (!open_.empty()) {
      out.is_reachable = true;
      out.bound = open_.begin()->bound;
    } else {
      out.is_proved = true;
    }
    std::size_t looked_at = 0;
    while (!open_.empty() && out.plans.size() < count && looked_at++ < kMostNodes) {
      const Open best = *open_.begin();
      open_.erase(open_.begin());
      const bool is_new = known_.insert(best.plan.steps).second;
      if (is_new && !holds_one_of(out.plans, best.plan) && survives(best.plan))
        out.plans.push_back(best.plan);
      if (out.plans.size() == count) break;
      for (std::uint32_t l = 0; l < levers_.size(); ++l) {
        if (best.plan.steps[l] == 0) continue;
        auto without = best.without;
        without.insert(l);
        push(std::move(without));
      }
    }
    if (!out.plans.empty()) {
      constexpr double kSlack = 1e-9;  // of sums of costs
      out.is_proved = is_proved_ && out.plans.front().cost <= out.bound + kSlack;
    }
    return out;
  }

 private:
  static constexpr std::size_t kMostNodes = 200;

  struct Open {
    FoundPlan plan{};
    double bound = 0.0;
    std::set<std::uint32_t> without{};

    friend bool operator<(const Open& a, const Open& b) {
      if (a.plan.cost != b.plan.cost) return a.plan.cost < b.plan.cost;
      return a.without < b.without;
    }
  };

  void push(std::set<std::uint32_t> without) {
    if (!asked_.insert(without).second) return;
    auto relaxed = relaxed_best(without);
    is_proved_ = is_proved_ && relaxed.is_proved;
    if (relaxed.plan) open_.insert({std::move(*relaxed.plan), relaxed.bound, std::move(without)});
  }

  [[nodiscard]] Relaxed relaxed_best(const std::set<std::uint32_t>& without) {
    auto is_fixed = is_fixed_;
    for (const auto l : without)
      is_fixed[l] = true;
    return factors_ ? by_factors(is_fixed) : by_ladders(is_fixed);
  }

  /// Where the goals see the levers through factors alone.
  [[nodiscard]] Relaxed by_factors(const std::vector<bool>& is_fixed) {
    FactorCosts costs{*factors_, levers_, is_fixed};
    const auto choice = cheapest_factors(*factors_, *cut_, costs);
    Relaxed out{.bound = choice.cost, .is_proved = true};
    if (choice.cost < std::numeric_limits<double>::infinity())
      out.plan = FoundPlan{costs.steps(choice.factors), choice.cost};
    return out;
  }

  /// Whatever the rules are.
  [[nodiscard]] Relaxed by_ladders(const std::vector<bool>& is_fixed) const {
    const auto ladders = ladders_of(goal_.graph, levers_, is_fixed);
    std::vector<std::vector<double>> costs;
    costs.reserve(ladders.size());
    for (const auto& ladder : ladders)
      costs.push_back(ladder.costs);
    Trial trial{goal_.graph, goal_.inputs};
    const auto holds = [&](std::span<const std::uint32_t> levels) {
      for (std::size_t i = 0; i < ladders.size(); ++i)
        climb(ladders[i], levels[i], trial);
      return reaches(goal_, trial);
    };
    const auto found = graph::cheapest_levels(costs, holds);
    Relaxed out{.bound = found.bound, .is_proved = found.is_proved};
    if (!found.is_found()) return out;
    FoundPlan plan{LeverSteps(levers_.size(), 0), found.cost};
    for (std::size_t i = 0; i < ladders.size(); ++i) {
      const auto& rung = ladders[i].rungs[found.levels[i]];
      for (std::size_t k = 0; k < rung.size(); ++k)
        plan.steps[ladders[i].levers[k]] = rung[k];
    }
    out.plan = std::move(plan);
    return out;
  }

  /// Raised where it helps, as it was where it would hinder.
  void climb(const Ladder& ladder, std::uint32_t level, Trial& trial) const {
    const auto& rung = ladder.rungs[level];
    for (std::size_t k = 0; k < rung.size(); ++k) {
      const auto& lever = levers_[ladder.levers[k]];
      const double degree = rung[k] == 0 ? lever.degree : lever.steps[rung[k] - 1].degree;
      trial.set(lever.input, {degree, lever.degree});
    }
  }

  [[nodiscard]] bool survives(const FoundPlan& plan) const {
    return reaches(goal_, Trial{goal_.graph, inputs_with(goal_.inputs, levers_, plan.steps)});
  }

  const SearchGoal& goal_;
  std::span<const Lever> levers_;
  std::vector<bool> is_fixed_;
  derivation::Solution solution_;                   ///< as things are
  std::optional<std::vector<MeanFactor>> factors_;  ///< none: the ladders are searched
  std::optional<CutGraph> cut_;
  std::set<Open> open_;
  std::set<std::set<std::uint32_t>> asked_;
  std::set<LeverSteps> known_;
  bool is_proved_ = true;
};

}  // namespace

derivation::Inputs inputs_with(const Inputs& inputs, std::span<const Lever> levers,
                               const LeverSteps& steps) {
  auto out = inputs;
  for (std::size_t l = 0; l < levers.size(); ++l) {
    if (steps[l] == 0) continue;
    const double degree = levers[l].steps[steps[l] - 1].degree;
    out[levers[l].input] = {degree, degree};
  }
  return out;
}

PlanSearch search_plans(const SearchGoal& goal, std::span<const Lever> levers,
                        const std::vector<bool>& is_fixed, const PlanSearchOptions& options) {
  return PlanSearcher{goal, levers, is_fixed, options.use_factors}.run(options.plans);
}

std::vector<std::size_t> smallest_conflict(const SearchGoal& goal,
                                           std::span<const Constraint> constraints) {
  auto lifted = goal.inputs;
  for (const auto& one : constraints)
    lifted[one.input] = kBest;
  Trial trial{goal.graph, lifted};
  if (!reaches(goal, trial)) return {};
  const std::vector<std::vector<double>> costs(constraints.size(), {0.0, 1.0});
  const auto keeps_out = [&](std::span<const std::uint32_t> kept) {
    for (std::size_t i = 0; i < constraints.size(); ++i)
      trial.set(constraints[i].input, kept[i] > 0 ? constraints[i].allowed : kBest);
    return !reaches(goal, trial);
  };
  const auto found = graph::cheapest_levels(costs, keeps_out);
  std::vector<std::size_t> out;
  for (std::size_t i = 0; i < found.levels.size(); ++i) {
    if (found.levels[i] > 0) out.push_back(i);
  }
  return out;
}

}  // namespace yinguo::reasoning
