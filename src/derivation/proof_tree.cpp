#include "derivation/proof_tree.hpp"

#include <algorithm>

#include "derivation/algebra.hpp"

namespace yinguo::derivation {

using rules::Quantifier;

FiringId ProofTree::lowest_firing(NodeId node) const {
  FiringId lowest = kNoFiring;
  const Node& info = graph_.node(node);
  for (std::uint32_t i = 0; i < info.firing_count; ++i) {
    const FiringId firing{info.first_firing + i};
    if (lowest == kNoFiring || graph_.firing(firing).height < graph_.firing(lowest).height) {
      lowest = firing;
    }
  }
  return lowest;
}

FiringId ProofTree::best_firing(NodeId node) {
  if (!graph_.node(node).is_degree) return lowest_firing(node);
  if (is_idempotent(graph_.algebra)) return solution_.side(goal_).best[index_of(node)];
  FiringId best = kNoFiring;
  double best_degree = -1.0;
  for (const FiringId firing : graph_.firings_of(node)) {
    const double degree = degree_below(firing);
    if (degree <= best_degree) continue;
    best = firing;
    best_degree = degree;
  }
  return best;
}

Outlook ProofTree::look(NodeId root, const Choices& choices, Variation variation,
                        std::size_t max_steps) {
  variation_ = variation;
  known_.clear();
  if (variation == Variation::kNone) known_.reserve(graph_.nodes.size());
  stack_.clear();
  Outlook outlook;
  enter(root, choices, outlook);
  while (!stack_.empty()) {
    Visit& visit = stack_.back();
    if (visit.next == visit.below.size()) {
      leave(choices, outlook);
      continue;
    }
    const NodeId node = visit.below[visit.next++];
    const auto found = known_.find(static_cast<std::uint32_t>(node));
    if (found == known_.end()) {
      enter(node, choices, outlook);
    } else if (found->second.on_path) {
      outlook.is_cyclic = true;
    }
    outlook.is_too_large = outlook.steps.size() > max_steps;
    if (outlook.is_cyclic || outlook.is_too_large) return outlook;
  }
  const Known& whole = known_.at(static_cast<std::uint32_t>(root));
  outlook.degree = whole.degree;
  outlook.height = whole.height;
  return outlook;
}

void ProofTree::enter(NodeId node, const Choices& choices, Outlook& outlook) {
  const auto index = static_cast<std::uint32_t>(node);
  const Node& info = graph_.node(node);
  const auto chosen = choices.firings.find(index);
  const bool is_fixed =
      variation_ == Variation::kNone || (variation_ == Variation::kDegrees && !info.is_degree);
  // A degree that no proof gives (nothing but itself supports it, or its firings are cut) is a
  // leaf.
  const bool is_leaf = info.is_degree && solution_.side(goal_).best[index] == kNoFiring;
  Visit visit{.node = node, .step = outlook.steps.size()};
  if (is_leaf) {
    visit.firing = kNoFiring;
  } else if (chosen != choices.firings.end()) {
    visit.firing = chosen->second;
  } else if (info.firing_count == 1 || is_fixed) {
    visit.firing = best_firing(node);
  } else if (info.firing_count > 1) {
    if (!outlook.open) outlook.open = OpenChoice{.node = index};
    const std::uint32_t height = info.is_degree ? solution_.side(goal_).depth[index] : info.height;
    known_[index] = {bounds_[index], height, false};
    return;
  }
  outlook.steps.push_back({node, visit.firing, 1.0});
  known_[index] = {};
  if (visit.firing != kNoFiring) collect_below(visit.firing, choices, outlook, visit.below);
  stack_.push_back(std::move(visit));
}

void ProofTree::leave(const Choices& choices, Outlook& outlook) {
  const Visit visit = std::move(stack_.back());
  stack_.pop_back();
  Known& known = known_[static_cast<std::uint32_t>(visit.node)];
  known.on_path = false;
  if (visit.firing == kNoFiring) {
    known.degree = bounds_[index_of(visit.node)];
  } else {
    std::uint32_t height = 0;
    for (const NodeId below : visit.below) {
      height = std::max(height, known_[static_cast<std::uint32_t>(below)].height);
    }
    known.height = height + 1;
    known.degree = degree_of(visit.firing, choices);
  }
  outlook.steps[visit.step].degree = known.degree;
}

void ProofTree::collect_below(FiringId firing, const Choices& choices, Outlook& outlook,
                              std::vector<NodeId>& below) {
  const std::uint32_t first = graph_.firing(firing).first_premise;
  for (std::uint32_t i = 0; i < graph_.firing(firing).premise_count; ++i) {
    const Premise& premise = graph_.premises[first + i];
    const auto members = graph_.members_of(premise);
    if (premise.kind == PremiseKind::kFact) below.push_back(premise.node);
    if (premise.kind == PremiseKind::kAggregate) {
      below.insert(below.end(), members.begin(), members.end());
    }
    if (premise.kind != PremiseKind::kQuantified || premise.negated) continue;
    const auto chosen = choices.members.find(first + i);
    const bool is_choice = variation_ != Variation::kNone &&
                           premise.quantifier == Quantifier::kAny && members.size() > 1 &&
                           graph_.node(members.front()).is_degree;
    if (chosen != choices.members.end()) {
      below.push_back(chosen->second);
    } else if (is_choice) {
      if (!outlook.open) outlook.open = OpenChoice{.premise = first + i};
    } else {
      const auto deciding = reader_.deciding_members(premise, goal_);
      below.insert(below.end(), deciding.begin(), deciding.end());
    }
  }
}

double ProofTree::degree_of(NodeId node) const {
  const auto found = known_.find(static_cast<std::uint32_t>(node));
  return found == known_.end() ? bounds_[index_of(node)] : found->second.degree;
}

double ProofTree::degree_of(FiringId firing, const Choices& choices) {
  double degree = 1.0;
  for (const Operand& operand : graph_.operands_of(firing)) {
    double one = 0.0;
    switch (operand.kind) {
      case Operand::Kind::kNode:
        one = degree_of(NodeId{operand.index});
        break;
      case Operand::Kind::kNegatedNode:
        one = 1.0 - end_of(solution_.of(NodeId{operand.index}), opposite(goal_));
        break;
      case Operand::Kind::kQuantified:
        one = degree_of(graph_.premises[operand.index], operand.index, choices);
        break;
    }
    degree = conjunction(graph_.algebra, degree, one);
  }
  return degree;
}

double ProofTree::degree_of(const Premise& premise, std::uint32_t index, const Choices& choices) {
  if (premise.negated) {
    const auto degree = reader_.premise(premise, goal_);
    return degree ? degree->degree : 0.0;
  }
  const auto chosen = choices.members.find(index);
  if (chosen != choices.members.end()) return degree_of(chosen->second);
  const bool is_open = premise.quantifier == Quantifier::kAny && variation_ != Variation::kNone;
  if (is_open) {
    double greatest = 0.0;
    for (const NodeId member : graph_.members_of(premise)) {
      greatest = std::max(greatest, degree_of(member));
    }
    return greatest;
  }
  const auto deciding = reader_.deciding_members(premise, goal_);
  double sum = 0.0;
  double least = 1.0;
  double all = 1.0;
  for (const NodeId member : deciding) {
    const double one = degree_of(member);
    sum += one;
    least = std::min(least, one);
    all = conjunction(graph_.algebra, all, one);
  }
  const bool is_short = premise.quantifier == Quantifier::kAtLeast &&
                        premise.threshold > static_cast<std::int64_t>(deciding.size());
  switch (premise.quantifier) {
    case Quantifier::kAll:
      return all;
    case Quantifier::kAny:
      return deciding.empty() ? 0.0 : least;
    case Quantifier::kAtLeast:
      return is_short ? 0.0 : least;
    case Quantifier::kMean:
      break;
  }
  if (deciding.empty()) return 0.0;
  return admit(graph_.algebra, sum / static_cast<double>(deciding.size()));
}

std::vector<double> single_proof_bounds(const Graph& graph, const Solution& solution, Goal goal) {
  std::vector<double> bounds(graph.nodes.size());
  for (std::size_t i = 0; i < bounds.size(); ++i)
    bounds[i] = end_of(solution.nodes[i], goal);
  const bool is_idempotent =
      graph.algebra == rules::Algebra::kGodel || graph.algebra == rules::Algebra::kBoolean;
  if (is_idempotent) return bounds;
  for (const std::uint32_t node : graph.schedule.order) {
    if (graph.nodes[node].kind != NodeKind::kDerived || graph.nodes[node].firing_count == 0)
      continue;
    double best = 0.0;
    for (const FiringId firing : graph.firings_of(NodeId{node})) {
      ProofTree tree{graph, solution, goal, bounds};
      best = std::max(best, tree.degree_below(firing));
    }
    bounds[node] = best;
  }
  return bounds;
}

}  // namespace yinguo::derivation
