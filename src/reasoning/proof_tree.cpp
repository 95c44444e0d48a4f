#include "reasoning/proof_tree.hpp"

#include <algorithm>
#include <array>

#include "rules/print.hpp"

namespace yinguo::reasoning {

using derivation::FiringId;
using derivation::Goal;
using derivation::NodeId;
using derivation::NodeKind;
using derivation::PremiseKind;

namespace {

Goal other_side(Goal goal) {
  return goal == Goal::kLower ? Goal::kUpper : Goal::kLower;
}

std::string_view word_of(rules::Quantifier quantifier) {
  switch (quantifier) {
    case rules::Quantifier::kAll:
      return "all";
    case rules::Quantifier::kAny:
      return "any";
    case rules::Quantifier::kAtLeast:
      return "at_least";
    case rules::Quantifier::kMean:
      return "mean";
  }
  return "all";
}

}  // namespace

std::vector<std::string> arguments_of(const Reading& reading, NodeId node) {
  std::vector<std::string> out;
  const auto& attributes = reading.program.relation(reading.graph.node(node).relation).attributes;
  const auto tuple = reading.graph.tuple(node);
  for (std::size_t i = 0; i < tuple.size(); ++i) {
    const auto type = attributes[i].type;
    out.push_back(type == model::ValueType::kSymbol
                      ? std::string{reading.symbols.text(tuple[i].as_symbol())}
                      : rules::print_value(tuple[i], type, reading.symbols));
  }
  return out;
}

Step ProofTree::unfold(NodeId root, Goal goal, const derivation::Proof* proof) {
  return step_for(root, {goal, 0, proof});
}

Step ProofTree::leaf_for(NodeId node) const {
  const auto& data = reading_.graph.node(node);
  Step step;
  step.relation = reading_.program.relation(data.relation).name;
  step.arguments = arguments_of(reading_, node);
  const auto meaning = meaning_of(step.relation);
  step.role = meaning.role;
  step.basis = meaning.basis;
  if (!step.arguments.empty()) step.subject = step.arguments.front();
  step.degree = solution_.of(node);
  step.is_input = data.kind == NodeKind::kInput;
  step.is_absent = data.kind == NodeKind::kAbsent;
  return step;
}

Step ProofTree::step_for(NodeId node, const Frame& frame) {
  auto step = leaf_for(node);
  ++steps_;
  if (step.role == Role::kIndicator) {
    step.figure = figures_.figure_of(region_, step.subject, options_.threshold);
    return step;
  }
  auto firing = firing_for(node, frame);
  if (firing == derivation::kNoFiring) return step;
  if (frame.depth >= options_.depth || steps_ > options_.max_steps) {
    step.cut = frame.depth >= options_.depth ? Cut::kDepth : Cut::kCount;
    cut_ = true;
    return step;
  }
  step.rule = rules::print_rule(reading_.program, reading_.graph.firing(firing).rule);
  take_claims(firing, step);
  for (auto inner = restated(firing); inner; inner = restated(firing)) {
    const auto merged = leaf_for(*inner);
    step.restated_as.push_back(merged.relation);
    if (merged.basis != Basis::kNone) step.basis = merged.basis;
    step.is_input = merged.is_input;
    step.is_absent = merged.is_absent;
    const auto next = firing_for(*inner, frame);
    if (next == derivation::kNoFiring) return step;
    firing = next;
    take_claims(firing, step);
  }
  if (!shown_.insert(static_cast<std::uint32_t>(node)).second) {
    step.cut = Cut::kShownAbove;
    return step;
  }
  add_parts(firing, frame, step);
  return step;
}

FiringId ProofTree::firing_for(NodeId node, const Frame& frame) const {
  if (frame.proof != nullptr) {
    if (const auto* chosen = frame.proof->find(node); chosen != nullptr) return chosen->firing;
  }
  const auto best = solution_.side(frame.goal).best[derivation::index_of(node)];
  const auto& data = reading_.graph.node(node);
  if (best != derivation::kNoFiring || data.firing_count == 0) return best;
  // A degree of 0 has no firing that settles it; the one that comes nearest on the other side tells
  // most.
  const auto other = solution_.side(other_side(frame.goal)).best[derivation::index_of(node)];
  return other != derivation::kNoFiring ? other : FiringId{data.first_firing};
}

std::optional<NodeId> ProofTree::restated(FiringId firing) const {
  std::optional<NodeId> only;
  for (const auto& premise : reading_.graph.premises_of(firing)) {
    if (premise.kind == PremiseKind::kQuantified && premise.member_count > 0) return std::nullopt;
    if (premise.kind == PremiseKind::kNegatedFact && reading_.graph.node(premise.node).is_degree)
      return std::nullopt;
    if (premise.kind != PremiseKind::kFact || !reading_.graph.node(premise.node).is_degree)
      continue;
    if (only) return std::nullopt;
    only = premise.node;
  }
  if (!only ||
      meaning_of(reading_.program.relation(reading_.graph.node(*only).relation).name).role ==
          Role::kIndicator) {
    return std::nullopt;
  }
  const auto head = reading_.graph.tuple(reading_.graph.firing(firing).head);
  const auto inner = reading_.graph.tuple(*only);
  return std::equal(head.begin(), head.end(), inner.begin(), inner.end()) ? only : std::nullopt;
}

void ProofTree::take_claims(FiringId firing, Step& step) const {
  for (const auto& premise : reading_.graph.premises_of(firing)) {
    if (premise.kind != PremiseKind::kFact || reading_.graph.node(premise.node).is_degree) continue;
    for (const auto& argument : arguments_of(reading_, premise.node)) {
      const bool is_new =
          std::find(step.claims.begin(), step.claims.end(), argument) == step.claims.end();
      if (is_new && claims_.contains(argument)) step.claims.push_back(argument);
    }
  }
}

void ProofTree::add_parts(FiringId firing, const Frame& frame, Step& step) {
  for (const auto& premise : reading_.graph.premises_of(firing)) {
    switch (premise.kind) {
      case PremiseKind::kFact:
      case PremiseKind::kNegatedFact:
        if (reading_.graph.node(premise.node).is_degree) {
          add_part(premise.node, premise.kind == PremiseKind::kNegatedFact, frame, step);
        }
        break;
      case PremiseKind::kQuantified:
        add_group(premise, frame, step);
        break;
      case PremiseKind::kConstraint:
      case PremiseKind::kAggregate:
        break;
    }
  }
}

void ProofTree::add_part(NodeId node, bool negated, const Frame& frame, Step& step) {
  // What holds nothing back needs no line.
  if ((negated && solution_.of(node) == model::kFalse) || is_silent(node)) return;
  const Frame below{negated ? other_side(frame.goal) : frame.goal, frame.depth + 1,
                    negated ? nullptr : frame.proof};
  auto part = step_for(node, below);
  part.negated = negated;
  step.parts.push_back(std::move(part));
}

/// What a conjunction lacks first stands first; what carries "at least k" stands first there.
std::vector<NodeId> ProofTree::in_telling_order(const derivation::Premise& premise,
                                                Goal goal) const {
  const auto members = reading_.graph.members_of(premise);
  std::vector<NodeId> order{members.begin(), members.end()};
  const bool best_first = premise.quantifier == rules::Quantifier::kAtLeast ||
                          premise.quantifier == rules::Quantifier::kAny;
  std::stable_sort(order.begin(), order.end(), [&](NodeId a, NodeId b) {
    const auto x = derivation::end_of(solution_.of(a), goal);
    const auto y = derivation::end_of(solution_.of(b), goal);
    return best_first ? x > y : x < y;
  });
  return order;
}

void ProofTree::add_group(const derivation::Premise& premise, const Frame& frame, Step& step) {
  for (const auto member : in_telling_order(premise, frame.goal)) {
    if (!reading_.graph.node(member).is_degree) continue;
    if (is_silent(member)) continue;
    if (steps_ > options_.max_steps) {
      step.cut = Cut::kCount;
      cut_ = true;
      return;
    }
    auto part = step_for(member, {frame.goal, frame.depth + 1, frame.proof});
    part.group = std::string{word_of(premise.quantifier)};
    part.at_least = premise.threshold;
    part.negated = premise.negated;
    step.parts.push_back(std::move(part));
  }
}

/// A condition set aside weighs nothing; the answer lists it once (`set_aside`).
bool ProofTree::is_silent(NodeId node) const {
  const auto& relation = reading_.program.relation(reading_.graph.node(node).relation);
  return meaning_of(relation.name).role == Role::kSetAside && solution_.of(node) == model::kTrue;
}

}  // namespace yinguo::reasoning
