#include "derivation/proof.hpp"

#include <algorithm>

#include "derivation/proof_tree.hpp"

namespace yinguo::derivation {

const ProofStep* Proof::find(NodeId node) const {
  const auto found = std::ranges::find(steps, node, &ProofStep::node);
  return found == steps.end() ? nullptr : &*found;
}

Proof best_proof(const Graph& graph, const Solution& solution, NodeId root, Goal goal) {
  const auto bounds = single_proof_bounds(graph, solution, goal);
  ProofTree tree{graph, solution, goal, bounds};
  Outlook outlook = tree.look(root, {}, Variation::kNone, graph.nodes.size());
  Proof proof{.root = root, .goal = goal, .degree = outlook.degree, .height = outlook.height};
  proof.steps = std::move(outlook.steps);
  proof.cut = std::ranges::any_of(proof.steps,
                                  [&](const ProofStep& step) { return graph.node(step.node).cut; });
  return proof;
}

namespace {

/// The member that a quantified premise's degree comes down to: the best for any, the k-th for
/// at_least, else the weakest.
NodeId deciding_member(const Solution& solution, DegreeReader& reader, const Premise& premise,
                       Goal goal) {
  const auto deciding = reader.deciding_members(premise, goal);
  if (deciding.empty()) return NodeId{kNoIndex};
  return *std::ranges::min_element(deciding, {},
                                   [&](NodeId node) { return end_of(solution.of(node), goal); });
}

BindingPremise weakest_premise(const Graph& graph, const Solution& solution, FiringId firing,
                               Goal goal) {
  DegreeReader reader{graph, solution};
  BindingPremise weakest{.firing = firing, .node = NodeId{kNoIndex}};
  const std::uint32_t first = graph.firing(firing).first_premise;
  const bool has_degree = graph.node(graph.firing(firing).head).is_degree;
  for (std::uint32_t i = 0; has_degree && i < graph.firing(firing).premise_count; ++i) {
    const Premise& premise = graph.premises[first + i];
    const bool is_fact =
        premise.kind == PremiseKind::kFact || premise.kind == PremiseKind::kNegatedFact;
    const bool is_weighed =
        premise.kind == PremiseKind::kQuantified || (is_fact && graph.node(premise.node).is_degree);
    const auto degree = is_weighed ? reader.premise(premise, goal) : std::nullopt;
    if (!degree || (weakest.premise != kNoIndex && degree->degree >= weakest.degree)) continue;
    weakest.premise = first + i;
    weakest.degree = degree->degree;
    weakest.negated = premise.kind == PremiseKind::kNegatedFact || premise.negated;
    weakest.node = is_fact ? premise.node
                           : deciding_member(solution, reader, premise,
                                             premise.negated ? opposite(goal) : goal);
  }
  return weakest;
}

}  // namespace

std::vector<BindingPremise> weakest_premises(const Graph& graph, const Solution& solution,
                                             NodeId node, Goal goal) {
  std::vector<BindingPremise> out;
  for (const FiringId firing : graph.firings_of(node)) {
    out.push_back(weakest_premise(graph, solution, firing, goal));
  }
  return out;
}

std::vector<BindingPremise> binding_leaf(const Graph& graph, const Solution& solution, NodeId root,
                                         Goal goal) {
  std::vector<BindingPremise> chain;
  NodeId node = root;
  while (static_cast<std::uint32_t>(node) != kNoIndex) {
    const FiringId firing = solution.side(goal).best[index_of(node)];
    if (firing == kNoFiring) break;
    chain.push_back(weakest_premise(graph, solution, firing, goal));
    if (chain.back().negated) goal = opposite(goal);
    node = chain.back().node;
  }
  return chain;
}

}  // namespace yinguo::derivation
