#include "reasoning/robust.hpp"

#include "evaluation/build_graph.hpp"
#include "reasoning/gaps.hpp"
#include "reasoning/margins.hpp"
#include "reasoning/other_anchors.hpp"

namespace yinguo::reasoning {
namespace {

base::Result<Robustness> of_goal(const Reading& reading, const ontology::Model& model,
                                 const std::string& region, const derivation::Inputs& inputs,
                                 const Answer& answer, const RobustOptions& options) {
  const auto root = *goal_node(reading, answer.goal);
  auto leaves = leaves_of(reading, model, region, inputs, inputs_below(reading.graph, root));
  if (!leaves) return leaves.error();
  const LeafGoal goal{reading.graph,     inputs,       *leaves, region, root,
                      options.threshold, answer.status};
  Robustness out{.answer = answer, .observations = leaves->size()};
  for (const auto& leaf : *leaves) {
    if (!leaf.has_one_value()) out.apart.push_back(leaf.subject);
  }
  out.margins = margins_of(goal);
  out.sufficient = sufficient_sets(goal, options.sets);
  out.contrastive = contrastive_sets(goal, options.sets);
  out.perturbed = perturbed(goal, options);
  auto peers = without_each_peer(goal);
  if (!peers) return peers.error();
  out.without_peer = std::move(*peers);
  return out;
}

}  // namespace

base::Result<RobustnessOfRegion> robustness(const Reading& reading, const ontology::Model& model,
                                            const std::string& region,
                                            std::span<const std::string> goals,
                                            const RobustOptions& options) {
  if (auto checked = check_thresholds(reading); !checked) return checked.error();
  auto inputs = evaluation::degree_inputs(reading.program, reading.symbols, reading.database,
                                          reading.graph, region);
  if (!inputs) return inputs.error();
  const auto explanation = explain_case(reading, model, region, *inputs, goals,
                                        {.threshold = options.threshold, .trees = false});
  if (!explanation) return explanation.error();
  RobustnessOfRegion out{region, reading.period, options, {}};
  for (const auto& answer : explanation->answers) {
    auto one = of_goal(reading, model, region, *inputs, answer, options);
    if (!one) return one.error();
    out.goals.push_back(std::move(*one));
  }
  return out;
}

}  // namespace yinguo::reasoning
