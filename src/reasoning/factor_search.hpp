#pragma once
#include <limits>
#include <span>

#include "reasoning/cut_graph.hpp"
#include "reasoning/factor_costs.hpp"

namespace yinguo::reasoning {

struct FactorChoice {
  FactorCosts::Mask factors = 0;
  double cost = std::numeric_limits<double>::infinity();  ///< infinite: there is none
};

/// The cheapest set of factors that, lifted to the threshold, makes the goals hold: implicit
/// hitting sets as in graph/cheapest_levels.hpp, with the joint cost of a set in place of a sum.
/// One branch and bound in which clauses are learnt when a set fails, several at a time as by
/// Davies and Bacchus 2011; bounds by dual ascent (Erlenkotter 1978). `goal` is left as it was.
/// Cost: exponential in the worst case; see decision 0020 for measurements.
[[nodiscard]] FactorChoice cheapest_factors(std::span<const MeanFactor> factors, CutGraph& goal,
                                            FactorCosts& costs);

}  // namespace yinguo::reasoning
