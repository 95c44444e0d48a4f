#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "derivation/graph.hpp"
#include "derivation/solve.hpp"
#include "reasoning/levers.hpp"

namespace yinguo::reasoning {

/// By lever: the step that it is raised to; 0 stands still.
using LeverSteps = std::vector<std::uint32_t>;

struct FoundPlan {
  LeverSteps steps{};
  double cost = 0.0;
};

struct PlanSearch {
  std::vector<FoundPlan> plans{};  ///< cheapest first; each reaches the goals
  double bound = 0.0;
  bool is_proved = false;     ///< plans.front().cost == bound, or there is none at all
  bool is_reachable = false;  ///< before negation: with every lever at its best
};

/// The goals of a search: facts that have to reach a threshold.
struct SearchGoal {
  const derivation::Graph& graph;
  const derivation::Inputs& inputs;  ///< of the region as it is
  std::span<const derivation::NodeId> roots;
  double threshold = 0.5;  ///< (0,1]
};

struct PlanSearchOptions {
  std::size_t plans = 3;
  /// Search sets of factors where the goals see the levers through means alone (factor_search.hpp);
  /// else, or where they do not, levels of ladders. Both are exact; the first is faster.
  bool use_factors = true;
};

/// The cheapest steps of `levers` with which all roots reach the threshold for certain, and then
/// the cheapest that leave out a lever of each plan before them (a tree as in Reiter 1987, best
/// first).
///
/// Where no lever acts through a negation this is exact. Otherwise the search is over a relaxation,
/// in which a raised figure does no harm: its optimum is a lower bound, plans that do not survive a
/// full evaluation are dropped, and `is_proved` tells whether the first one left costs no more.
[[nodiscard]] PlanSearch search_plans(const SearchGoal& goal, std::span<const Lever> levers,
                                      const std::vector<bool>& is_fixed,
                                      const PlanSearchOptions& options = {});

/// The inputs with `steps` made.
[[nodiscard]] derivation::Inputs inputs_with(const derivation::Inputs& inputs,
                                             std::span<const Lever> levers,
                                             const LeverSteps& steps);

/// A smallest set of positions in `constraints` that keep the goals out of reach when all others
/// are lifted; empty when lifting all does not help. A constraint is an input and the best degree
/// that it allows.
struct Constraint {
  std::uint32_t input = 0;
  model::Interval allowed{};
};

[[nodiscard]] std::vector<std::size_t> smallest_conflict(const SearchGoal& goal,
                                                         std::span<const Constraint> constraints);

}  // namespace yinguo::reasoning
