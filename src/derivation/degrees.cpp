#include "derivation/degrees.hpp"

#include <algorithm>

#include "derivation/algebra.hpp"

namespace yinguo::derivation {

using rules::Quantifier;

bool DegreeReader::is_known(NodeId node) const {
  return settled_ == nullptr || graph_->schedule.component_of[index_of(node)] != component_ ||
         (*settled_)[index_of(node)] != 0;
}

Settled DegreeReader::node(NodeId node, Goal goal) const {
  return {end_of(solution_->of(node), goal), solution_->side(goal).depth[index_of(node)]};
}

std::optional<Settled> DegreeReader::operand(const Operand& operand, Goal goal) {
  const NodeId id{operand.index};
  switch (operand.kind) {
    case Operand::Kind::kNode:
      return is_known(id) ? std::optional{node(id, goal)} : std::nullopt;
    case Operand::Kind::kNegatedNode:
      return Settled{1.0 - end_of(solution_->of(id), opposite(goal)), 0};
    case Operand::Kind::kQuantified:
      break;
  }
  return quantified(graph_->premises[operand.index], goal);
}

std::optional<Settled> DegreeReader::firing(FiringId id, Goal goal) {
  Settled result{1.0, 0};
  for (const Operand& one : graph_->operands_of(id)) {
    const auto degree = operand(one, goal);
    if (!degree) return std::nullopt;
    result.degree = conjunction(graph_->algebra, result.degree, degree->degree);
    result.depth = std::max(result.depth, degree->depth);
  }
  ++result.depth;
  return result;
}

model::Interval DegreeReader::firing(FiringId id) {
  const auto lower = firing(id, Goal::kLower);
  const auto upper = firing(id, Goal::kUpper);
  return {lower ? lower->degree : 0.0, upper ? upper->degree : 0.0};
}

std::optional<Settled> DegreeReader::premise(const Premise& premise, Goal goal) {
  const auto node = static_cast<std::uint32_t>(premise.node);
  switch (premise.kind) {
    case PremiseKind::kFact:
      return operand({Operand::Kind::kNode, node}, goal);
    case PremiseKind::kNegatedFact:
      return operand({Operand::Kind::kNegatedNode, node}, goal);
    case PremiseKind::kQuantified:
      return quantified(premise, goal);
    case PremiseKind::kConstraint:
    case PremiseKind::kAggregate:
      break;
  }
  return Settled{1.0, 0};
}

std::optional<Settled> DegreeReader::quantified(const Premise& premise, Goal goal) {
  const Goal side = premise.negated ? opposite(goal) : goal;
  std::optional<Settled> result;
  switch (premise.quantifier) {
    case Quantifier::kAll:
      result = all(premise, side);
      break;
    case Quantifier::kAny:
      result = any(premise, side);
      break;
    case Quantifier::kAtLeast:
      result = at_least(premise, side);
      break;
    case Quantifier::kMean:
      result = mean(premise, side);
      break;
  }
  if (!result) return std::nullopt;
  if (premise.negated) return Settled{1.0 - result->degree, 0};
  return result;
}

std::optional<Settled> DegreeReader::all(const Premise& premise, Goal goal) {
  Settled result{1.0, 0};
  for (const NodeId member : graph_->members_of(premise)) {
    if (!is_known(member)) return std::nullopt;
    const Settled one = node(member, goal);
    result.degree = conjunction(graph_->algebra, result.degree, one.degree);
    result.depth = std::max(result.depth, one.depth);
  }
  return result;
}

std::optional<Settled> DegreeReader::any(const Premise& premise, Goal goal) {
  const auto members = graph_->members_of(premise);
  if (members.empty()) return Settled{0.0, 0};
  std::optional<Settled> best;
  double degree = 0.0;
  for (const NodeId member : members) {
    if (!is_known(member)) continue;
    const Settled one = node(member, goal);
    degree = disjunction(graph_->algebra, degree, one.degree);
    const bool is_better = !best || one.degree > best->degree ||
                           (one.degree == best->degree && one.depth < best->depth);
    if (is_better) best = one;
  }
  if (best) best->degree = degree;
  return best;
}

std::optional<Settled> DegreeReader::at_least(const Premise& premise, Goal goal) {
  if (premise.threshold <= 0) return Settled{1.0, 0};
  if (premise.threshold > static_cast<std::int64_t>(premise.member_count)) return Settled{0.0, 0};
  scratch_.clear();
  for (const NodeId member : graph_->members_of(premise)) {
    if (!is_known(member)) return std::nullopt;
    scratch_.push_back(node(member, goal));
  }
  const auto end = scratch_.begin() + premise.threshold;
  std::partial_sort(scratch_.begin(), end, scratch_.end(), [](const Settled& a, const Settled& b) {
    return a.degree != b.degree ? a.degree > b.degree : a.depth < b.depth;
  });
  Settled result{std::prev(end)->degree, 0};
  for (auto it = scratch_.begin(); it != end; ++it)
    result.depth = std::max(result.depth, it->depth);
  return result;
}

std::optional<Settled> DegreeReader::mean(const Premise& premise, Goal goal) {
  const auto members = graph_->members_of(premise);
  if (members.empty()) return Settled{0.0, 0};
  Settled result{0.0, 0};
  for (const NodeId member : members) {
    if (!is_known(member)) return std::nullopt;
    const Settled one = node(member, goal);
    result.degree += one.degree;
    result.depth = std::max(result.depth, one.depth);
  }
  result.degree = admit(graph_->algebra, result.degree / static_cast<double>(members.size()));
  return result;
}

std::vector<NodeId> DegreeReader::deciding_members(const Premise& premise, Goal goal) {
  const auto members = graph_->members_of(premise);
  std::vector<NodeId> chosen{members.begin(), members.end()};
  if (premise.quantifier == Quantifier::kAll || premise.quantifier == Quantifier::kMean) {
    return chosen;
  }
  std::stable_sort(chosen.begin(), chosen.end(), [&](NodeId x, NodeId y) {
    const Settled a = node(x, goal);
    const Settled b = node(y, goal);
    return a.degree != b.degree ? a.degree > b.degree : a.depth < b.depth;
  });
  const std::int64_t wanted = premise.quantifier == Quantifier::kAny ? 1 : premise.threshold;
  const auto count = static_cast<std::size_t>(std::max<std::int64_t>(0, wanted));
  if (chosen.size() > count) chosen.resize(count);
  return chosen;
}

}  // namespace yinguo::derivation
