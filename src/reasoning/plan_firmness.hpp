#pragma once
// How firm a plan is when anchors, threshold and costs are others.
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "ontology/model.hpp"

#include "reasoning/plan_search.hpp"
#include "reasoning/reading.hpp"

namespace yinguo::reasoning {

struct FirmnessOptions {
  std::size_t samples = 0;  ///< 0: it is not asked
  std::uint64_t seed = 1;
  double spread = 0.1;  ///< [0,1): how far anchors, threshold and costs are moved
};

/// A region as a plan leaves it.
struct PlannedCase {
  const Reading& reading;
  const ontology::Model& model;
  const std::string& region;
  const derivation::Inputs& inputs;  ///< as it is
  std::span<const Lever> levers;
  double threshold = 0.5;
};

/// In how many of `options.samples` draws of anchors and threshold (other_anchors.hpp) the goal
/// reaches the threshold with the steps made. The figures stay those of the plan: a plan that is
/// just enough holds in about half of the draws.
/// Errors: YG-Q770 where the rules grade otherwise than by ramps.
[[nodiscard]] base::Result<std::size_t> holds_in(const PlannedCase& after, derivation::NodeId root,
                                                 const LeverSteps& steps,
                                                 const FirmnessOptions& options);

/// By plan: in how many draws of costs, in which that of each indicator is moved by up to the
/// spread, no plan costs less. Cost: a search for each draw.
[[nodiscard]] std::vector<std::size_t> cheapest_in(const SearchGoal& goal,
                                                   std::span<const Lever> levers,
                                                   const std::vector<bool>& is_fixed,
                                                   std::span<const FoundPlan> plans,
                                                   const FirmnessOptions& options);

}  // namespace yinguo::reasoning
