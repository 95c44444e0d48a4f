#include "reasoning/shared_budget.hpp"

#include <algorithm>
#include <bit>
#include <limits>

#include "graph/cheapest_totals.hpp"

#include "derivation/columns.hpp"
#include "evaluation/build_graph.hpp"
#include "reasoning/explain.hpp"
#include "reasoning/gaps.hpp"
#include "reasoning/plan_search.hpp"

namespace yinguo::reasoning {
namespace {

using derivation::NodeId;
using Mask = std::uint32_t;  ///< a set of open goals

constexpr double kNever = std::numeric_limits<double>::infinity();

/// What a set of goals costs together.
struct SetCost {
  double cost = kNever;  ///< of a plan
  double bound = 0.0;
};

/// Looks for the cheapest plans of one region, a set of goals at a time.
class RegionPlanner {
 public:
  RegionPlanner(const Reading& reading, const std::string& region, const RecommendOptions& options,
                derivation::Inputs inputs)
      : reading_{reading},
        options_{options},
        budget_{options.budget.value_or(kNever)},
        inputs_{std::move(inputs)} {
    const std::vector<bool> all(inputs_.size(), true);
    levers_ = levers_of(reading, region, inputs_, all, options.costs);
    out_.region = region;
  }

  base::Result<RegionOptions> run(std::span<const std::string> goals) {
    const auto now = derivation::solve(reading_.graph, inputs_);
    for (const auto& goal : goals) {
      const auto root = goal_node(reading_, goal);
      if (!root) return nothing_to_say(goal);
      const bool is_in_place = now.of(*root).lower >= options_.threshold;
      (is_in_place ? out_.in_place : goals_).push_back(goal);
      (is_in_place ? kept_ : roots_).push_back(*root);
    }
    out_.open = goals_.size();
    bounds_.assign(std::size_t{1} << goals_.size(), 0.0);
    for (std::size_t count = 1; count <= goals_.size(); ++count) {
      if (!add_option(static_cast<int>(count))) break;
    }
    return std::move(out_);
  }

 private:
  /// The sets of `count` open goals, those of the lowest bound first.
  [[nodiscard]] std::vector<Mask> sets_of(int count) {
    std::vector<Mask> out;
    for (Mask set = 1; set < bounds_.size(); ++set) {
      if (std::popcount(set) != count) continue;
      for (Mask rest = set; rest != 0; rest &= rest - 1)
        bounds_[set] = std::max(bounds_[set], bounds_[set & ~(rest & (~rest + 1))]);
      out.push_back(set);
    }
    std::ranges::stable_sort(out, {}, [&](Mask set) { return bounds_[set]; });
    return out;
  }

  /// False when so many goals, and so any more, cannot be had or are beyond the budget.
  bool add_option(int count) {
    RegionOption best{.cost = kNever, .bound = kNever};
    for (const auto set : sets_of(count)) {
      const bool is_asked = bounds_[set] < best.cost && bounds_[set] <= budget_;
      const auto found = is_asked ? cost_of(set) : SetCost{kNever, bounds_[set]};
      bounds_[set] = std::max(bounds_[set], found.bound);
      best.bound = std::min(best.bound, bounds_[set]);
      if (!is_asked) break;  // so are all that follow
      if (!(found.cost < best.cost)) continue;
      best.goals = goals_in(set);
      best.cost = found.cost;
    }
    if (!(best.bound < kNever)) return false;
    const bool is_within = best.bound <= budget_;
    out_.options.push_back(std::move(best));
    return is_within;
  }

  [[nodiscard]] std::vector<std::string> goals_in(Mask set) const {
    std::vector<std::string> out;
    for (std::size_t g = 0; g < goals_.size(); ++g) {
      if ((set >> g & 1U) != 0) out.push_back(goals_[g]);
    }
    return out;
  }

  /// Goals that are in place have to stay so.
  [[nodiscard]] SetCost cost_of(Mask set) const {
    auto roots = kept_;
    for (std::size_t g = 0; g < roots_.size(); ++g) {
      if ((set >> g & 1U) != 0) roots.push_back(roots_[g]);
    }
    const derivation::Circuit circuit{reading_.graph, roots};
    std::vector<Lever> levers;
    std::vector<bool> is_fixed;
    for (const auto& lever : levers_) {
      if (!circuit.reads(lever.input)) continue;
      levers.push_back(lever);
      is_fixed.push_back(std::ranges::count(options_.fixed, lever.indicator) > 0);
    }
    const SearchGoal goal{reading_.graph, inputs_, roots, options_.threshold};
    const auto found = search_plans(goal, levers, is_fixed, {.plans = 1});
    if (!found.is_reachable) return {kNever, kNever};
    if (found.plans.empty()) return {kNever, found.bound};
    return {found.plans.front().cost, found.bound};
  }

  const Reading& reading_;
  const RecommendOptions& options_;
  double budget_;
  derivation::Inputs inputs_;
  std::vector<Lever> levers_;
  std::vector<std::string> goals_;  ///< open
  std::vector<NodeId> roots_;       ///< of these
  std::vector<NodeId> kept_;        ///< of the goals in place
  std::vector<double> bounds_;      ///< by set: it costs no less
  RegionOptions out_;
};

std::vector<std::vector<double>> costs_of(const std::vector<RegionOptions>& regions,
                                          double RegionOption::*cost) {
  std::vector<std::vector<double>> out;
  for (const auto& region : regions) {
    auto& row = out.emplace_back();
    for (const auto& option : region.options)
      row.push_back(option.*cost);
  }
  return out;
}

}  // namespace

base::Result<RegionOptions> options_of(const Reading& reading, const std::string& region,
                                       std::span<const std::string> goals,
                                       const RecommendOptions& options) {
  if (auto checked = check_thresholds(reading); !checked) return checked.error();
  auto inputs = evaluation::degree_inputs(reading.program, reading.symbols, reading.database,
                                          reading.graph, region);
  if (!inputs) return inputs.error();
  return RegionPlanner{reading, region, options, std::move(*inputs)}.run(goals);
}

SharedBudget share_budget(std::vector<RegionOptions> regions, double budget) {
  const graph::CheapestTotals totals{costs_of(regions, &RegionOption::cost)};
  const graph::CheapestTotals bounds{costs_of(regions, &RegionOption::bound)};
  SharedBudget out;
  out.reached = totals.greatest_within(budget);
  out.taken = totals.amounts(out.reached);
  out.cost = totals.costs()[out.reached];
  out.most = bounds.greatest_within(budget);
  out.least_cost = bounds.costs()[out.reached];
  constexpr double kSlack = 1e-9;  // of sums of costs
  out.is_proved = out.most == out.reached && out.cost <= out.least_cost + kSlack;
  out.frontier = totals.costs();
  out.regions = std::move(regions);
  return out;
}

}  // namespace yinguo::reasoning
