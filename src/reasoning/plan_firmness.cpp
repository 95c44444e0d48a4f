#include "reasoning/plan_firmness.hpp"

#include <algorithm>

#include "reasoning/draws.hpp"
#include "reasoning/leaves.hpp"
#include "reasoning/mover.hpp"
#include "reasoning/other_anchors.hpp"

namespace yinguo::reasoning {
namespace {

/// The figures of the plan in place of those that the region has.
void make_steps(std::span<const Lever> levers, const LeverSteps& steps, std::vector<Leaf>& leaves) {
  for (std::size_t l = 0; l < levers.size(); ++l) {
    if (steps[l] == 0) continue;
    const auto leaf = std::ranges::find(leaves, levers[l].input, &Leaf::input);
    if (leaf != leaves.end()) leaf->values = {levers[l].steps[steps[l] - 1].value};
  }
}

double cost_of(std::span<const Lever> levers, const LeverSteps& steps) {
  double cost = 0.0;
  for (std::size_t l = 0; l < levers.size(); ++l)
    cost += steps[l] == 0 ? 0.0 : levers[l].steps[steps[l] - 1].cost;
  return cost;
}

}  // namespace

base::Result<std::size_t> holds_in(const PlannedCase& after, derivation::NodeId root,
                                   const LeverSteps& steps, const FirmnessOptions& options) {
  const auto& graph = after.reading.graph;
  auto leaves =
      leaves_of(after.reading, after.model, after.region, after.inputs, inputs_below(graph, root));
  if (!leaves) return leaves.error();
  make_steps(after.levers, steps, *leaves);
  const auto inputs = inputs_with(after.inputs, after.levers, steps);
  const LeafGoal goal{
      graph, inputs, *leaves, after.region, root, after.threshold, model::Status::kActive};
  return perturbed(goal, {.threshold = after.threshold,
                          .samples = options.samples,
                          .seed = options.seed,
                          .spread = options.spread})
      .active;
}

std::vector<std::size_t> cheapest_in(const SearchGoal& goal, std::span<const Lever> levers,
                                     const std::vector<bool>& is_fixed,
                                     std::span<const FoundPlan> plans,
                                     const FirmnessOptions& options) {
  constexpr double kSlack = 1e-9;  // of sums of costs
  std::vector<std::size_t> out(plans.size(), 0);
  Draws draws{options.seed};
  for (std::size_t sample = 0; sample < options.samples; ++sample) {
    std::vector<Lever> dearer(levers.begin(), levers.end());
    for (auto& lever : dearer) {
      const double factor = 1.0 + options.spread * draws.next();
      for (auto& step : lever.steps)
        step.cost *= factor;
    }
    const double least = search_plans(goal, dearer, is_fixed, {.plans = 1}).bound;
    for (std::size_t p = 0; p < plans.size(); ++p) {
      if (cost_of(dearer, plans[p].steps) <= least + kSlack) ++out[p];
    }
  }
  return out;
}

}  // namespace yinguo::reasoning
