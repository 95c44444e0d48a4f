#include "reasoning/nearness.hpp"

#include <algorithm>

namespace yinguo::reasoning {

using derivation::FiringId;
using derivation::NodeId;
using derivation::NodeKind;
using derivation::Operand;
using derivation::Premise;
using rules::Quantifier;

namespace {

constexpr Distance kFar{Distance::kNever, 0.0, 0};

}  // namespace

Distance operator+(const Distance& a, const Distance& b) {
  if (!a.is_finite() || !b.is_finite()) return kFar;
  return {a.leaves + b.leaves, a.gap + b.gap, std::max(a.steps, b.steps)};
}

Nearness::Nearness(const derivation::Graph& graph, const derivation::Solution& solution,
                   double threshold)
    : graph_{graph}, solution_{solution}, threshold_{threshold} {
  for (std::uint32_t i = 0; i < graph_.nodes.size(); ++i)
    distances_.push_back(first(NodeId{i}));
  // Every round settles the nearest of what is open, and most rounds far more.
  for (bool has_improved = true; has_improved;) {
    has_improved = false;
    for (const auto node : graph_.schedule.order)
      has_improved = improve(node) || has_improved;
  }
}

/// What is known of a fact before any rule is looked at.
Distance Nearness::first(NodeId node) const {
  if (holds(node)) return {};
  if (graph_.node(node).kind == NodeKind::kInput)
    return {1, threshold_ - solution_.of(node).lower, 0};
  return kFar;
}

bool Nearness::improve(std::uint32_t node) {
  const auto& data = graph_.nodes[node];
  if (data.kind != NodeKind::kDerived || holds(NodeId{node})) return false;
  auto best = distances_[node];
  for (std::uint32_t i = 0; i < data.firing_count; ++i) {
    auto one = of(FiringId{data.first_firing + i});
    if (!one.is_finite()) continue;
    ++one.steps;
    if (one < best) best = one;
  }
  const bool is_better = best < distances_[node];
  distances_[node] = best;
  return is_better;
}

Distance Nearness::of(FiringId firing) const {
  Distance sum;
  for (const auto& operand : graph_.operands_of(firing))
    sum = sum + of(operand);
  return sum;
}

Distance Nearness::of(const Operand& operand) const {
  const NodeId node{operand.index};
  switch (operand.kind) {
    case Operand::Kind::kNode:
      return of(node);
    case Operand::Kind::kNegatedNode:
      return is_absent_enough(node) ? Distance{}
                                    : Distance{1, threshold_ - 1.0 + solution_.of(node).upper, 0};
    case Operand::Kind::kQuantified:
      break;
  }
  return of(graph_.premises[operand.index]);
}

Distance Nearness::of(const Premise& premise) const {
  if (premise.negated) {
    const auto upper = derivation::degree_of(graph_, solution_, premise).lower;
    return upper >= threshold_ ? Distance{} : Distance{1, threshold_ - upper, 0};
  }
  if (premise.quantifier == Quantifier::kMean) return mean(premise);
  const auto short_of = lacking(premise);
  auto needed = static_cast<std::int64_t>(short_of.size());
  const auto holding = static_cast<std::int64_t>(premise.member_count) - needed;
  if (premise.quantifier == Quantifier::kAny) needed = 1 - holding;
  if (premise.quantifier == Quantifier::kAtLeast) needed = premise.threshold - holding;
  if (needed > static_cast<std::int64_t>(short_of.size())) return kFar;
  Distance sum;
  for (std::int64_t i = 0; i < needed; ++i)
    sum = sum + of(short_of[static_cast<std::size_t>(i)]);
  return sum;
}

/// Those with the most room first: the fewest that lift the mean.
Distance Nearness::mean(const Premise& premise) const {
  const auto members = graph_.members_of(premise);
  std::vector<double> room;
  double short_by = threshold_ * static_cast<double>(members.size());
  for (const auto member : members) {
    short_by -= solution_.of(member).lower;
    const bool can_rise = graph_.node(member).kind == NodeKind::kInput || of(member).is_finite();
    if (can_rise) room.push_back(1.0 - solution_.of(member).lower);
  }
  if (derivation::degree_of(graph_, solution_, premise).lower >= threshold_) return {};
  std::ranges::sort(room, std::greater<>{});
  Distance distance{0, std::max(0.0, short_by), 0};
  constexpr double kSlack = 1e-12;  // of sums of degrees
  for (const double more : room) {
    if (distance.leaves > 0 && short_by <= kSlack) break;
    ++distance.leaves;
    short_by -= more;
  }
  return short_by <= kSlack ? distance : kFar;
}

std::vector<NodeId> Nearness::lacking(const Premise& premise) const {
  std::vector<NodeId> out;
  for (const auto member : graph_.members_of(premise)) {
    if (!holds(member)) out.push_back(member);
  }
  std::ranges::stable_sort(out, [&](NodeId a, NodeId b) { return of(a) < of(b); });
  return out;
}

}  // namespace yinguo::reasoning
