#pragma once
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include "derivation/graph.hpp"
#include "derivation/solve.hpp"
#include "reasoning/factor_costs.hpp"

namespace yinguo::reasoning {

/// Whether goals hold once some factors do: the rules with every degree cut at the threshold. What
/// is denied stays as it was.
///
/// Lifetime: refers to its arguments.
class CutGraph {
 public:
  CutGraph(const derivation::Graph& graph, const derivation::Solution& solution,
           std::span<const derivation::NodeId> roots, double threshold);

  /// Whether all roots hold when the facts `lifted` do beside those that do already. Cost: what
  /// lies above them.
  [[nodiscard]] bool reaches(std::span<const derivation::NodeId> lifted) const;

 private:
  [[nodiscard]] bool fires(derivation::FiringId firing, const std::vector<char>& holds) const;
  [[nodiscard]] bool holds_together(const derivation::Premise& premise,
                                    const std::vector<char>& holds) const;

  const derivation::Graph& graph_;
  const derivation::Solution& solution_;
  std::span<const derivation::NodeId> roots_;
  double threshold_;
  std::vector<char> holds_;  ///< by node, as things are
};

struct FactorChoice {
  FactorCosts::Mask factors = 0;
  double cost = std::numeric_limits<double>::infinity();  ///< infinite: there is none
};

/// The cheapest set of factors that, lifted to the threshold, makes the goals hold: implicit
/// hitting sets as in graph/cheapest_levels.hpp, with the joint cost of a set in place of a sum.
[[nodiscard]] FactorChoice cheapest_factors(std::span<const MeanFactor> factors,
                                            const CutGraph& goal, FactorCosts& costs);

}  // namespace yinguo::reasoning
