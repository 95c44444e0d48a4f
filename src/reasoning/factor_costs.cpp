#include "reasoning/factor_costs.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <limits>

#include "reasoning/step_chooser.hpp"

namespace yinguo::reasoning {
namespace {

using derivation::FiringId;
using derivation::NodeId;
using derivation::Operand;
using Mask = FactorCosts::Mask;

constexpr double kInfinite = std::numeric_limits<double>::infinity();

bool is_mean(const derivation::Graph& graph, const Operand& operand) {
  return operand.kind == Operand::Kind::kQuantified &&
         graph.premises[operand.index].quantifier == rules::Quantifier::kMean;
}

/// The premise of a fact whose one firing takes a mean of inputs and nothing else.
const derivation::Premise* mean_of_inputs(const derivation::Graph& graph, NodeId node) {
  const auto& data = graph.node(node);
  if (data.firing_count != 1 || data.cut) return nullptr;
  const auto operands = graph.operands_of(FiringId{data.first_firing});
  if (operands.size() != 1 || !is_mean(graph, operands.front())) return nullptr;
  const auto& premise = graph.premises[operands.front().index];
  const auto members = graph.members_of(premise);
  const bool has_inputs_only = std::ranges::all_of(members, [&](NodeId member) {
    return graph.node(member).kind == derivation::NodeKind::kInput;
  });
  return premise.negated || !has_inputs_only ? nullptr : &premise;
}

/// Whether facts, and all that rests on them, are seen as holding or not, and not by a mean.
bool are_seen_by_threshold(const derivation::Graph& graph, std::vector<NodeId> open) {
  std::vector<bool> seen(graph.nodes.size());
  while (!open.empty()) {
    const auto node = static_cast<std::uint32_t>(open.back());
    open.pop_back();
    for (auto u = graph.schedule.use_begin[node]; u < graph.schedule.use_begin[node + 1]; ++u) {
      const FiringId firing{graph.schedule.uses[u]};
      for (const auto& operand : graph.operands_of(firing)) {
        if (is_mean(graph, operand)) return false;
      }
      const auto head = graph.firing(firing).head;
      if (seen[derivation::index_of(head)]) continue;
      seen[derivation::index_of(head)] = true;
      open.push_back(head);
    }
  }
  return true;
}

}  // namespace

std::optional<std::vector<MeanFactor>> mean_factors(const derivation::Graph& graph,
                                                    const derivation::Solution& solution,
                                                    std::span<const Lever> levers,
                                                    double threshold) {
  std::vector<MeanFactor> out;
  for (std::uint32_t l = 0; l < levers.size(); ++l) {
    const auto input = static_cast<std::uint32_t>(graph.inputs[levers[l].input]);
    for (auto u = graph.schedule.use_begin[input]; u < graph.schedule.use_begin[input + 1]; ++u) {
      const auto node = graph.firing(FiringId{graph.schedule.uses[u]}).head;
      const auto known = std::ranges::find(out, node, &MeanFactor::node);
      if (known != out.end()) {
        known->levers.push_back(l);
        continue;
      }
      const auto* premise = mean_of_inputs(graph, node);
      if (premise == nullptr) return std::nullopt;
      double sum = 0.0;
      for (const auto member : graph.members_of(*premise))
        sum += solution.of(member).lower;
      out.push_back({node, {l}, threshold * static_cast<double>(premise->member_count) - sum});
    }
  }
  constexpr std::size_t kBits = 64;
  std::vector<NodeId> nodes;
  nodes.reserve(out.size());
  for (const auto& factor : out)
    nodes.push_back(factor.node);
  if (out.size() > kBits || !are_seen_by_threshold(graph, std::move(nodes))) return std::nullopt;
  return out;
}

FactorCosts::FactorCosts(std::span<const MeanFactor> factors, std::span<const Lever> levers,
                         const std::vector<bool>& is_fixed)
    : factors_{factors}, levers_{levers}, is_fixed_{is_fixed}, of_lever_(levers.size()) {
  for (std::size_t f = 0; f < factors.size(); ++f) {
    for (const auto lever : factors[f].levers)
      of_lever_[lever] |= Mask{1} << f;
  }
  for (std::size_t f = 0; f < factors.size(); ++f) {
    tied_.push_back(Mask{1} << f);
    for (const auto lever : factors[f].levers) {
      if (can_move(lever)) tied_.back() |= of_lever_[lever];
    }
    shares_.push_back(shared_cost(f));
  }
}

/// The factors of `factors` that are tied to its first by common levers.
Mask FactorCosts::connected(Mask factors) const {
  Mask component = factors & (~factors + 1);
  for (Mask open = component; open != 0;) {
    const auto factor = static_cast<std::size_t>(std::countr_zero(open));
    const auto more = tied_[factor] & factors & ~component;
    component |= more;
    open = (open & (open - 1)) | more;
  }
  return component;
}

const FactorCosts::Solved& FactorCosts::solved(Mask component) {
  const auto known = solved_.find(component);
  if (known != solved_.end()) return known->second;
  return solved_.emplace(component, solve(component)).first->second;
}

double FactorCosts::cost(Mask factors) {
  double sum = 0.0;
  while (factors != 0) {
    const auto component = connected(factors);
    sum += solved(component).cost;
    factors &= ~component;
  }
  return sum;
}

std::vector<std::uint32_t> FactorCosts::steps(Mask factors) {
  std::vector<std::uint32_t> out(levers_.size(), 0);
  while (factors != 0) {
    const auto component = connected(factors);
    for (const auto& [lever, step] : solved(component).steps)
      out[lever] = step;
    factors &= ~component;
  }
  return out;
}

/// The levers that can move it, those of one factor after the other.
std::vector<std::uint32_t> FactorCosts::members(Mask component) const {
  std::vector<std::uint32_t> out;
  for (std::size_t f = 0; f < factors_.size(); ++f) {
    if ((component >> f & 1U) == 0) continue;
    for (const auto lever : factors_[f].levers) {
      if (can_move(lever) && std::ranges::count(out, lever) == 0) out.push_back(lever);
    }
  }
  return out;
}

/// What steps cost that lift a factor or all others, the dearer where both move a lever: they lift
/// all.
double FactorCosts::cost_in_parts(Mask component) {
  double least = kInfinite;
  for (Mask rest = component; rest != 0; rest &= rest - 1) {
    const Mask factor = rest & (~rest + 1);
    const Mask others = component & ~factor;
    const bool is_last = (rest & (rest - 1)) == 0;
    const bool is_known = connected(others) == others && solved_.contains(others);
    if (!is_known && !(is_last && least == kInfinite)) continue;
    if (!(cost(others) < kInfinite) || !(cost(factor) < kInfinite)) return kInfinite;
    auto steps = this->steps(others);
    const auto alone = this->steps(factor);
    double sum = 0.0;
    for (std::size_t l = 0; l < steps.size(); ++l) {
      const auto step = std::max(steps[l], alone[l]);
      sum += step == 0 ? 0.0 : levers_[l].steps[step - 1].cost;
    }
    least = std::min(least, sum);
  }
  return least;
}

FactorCosts::Solved FactorCosts::solve(Mask component) {
  std::vector<double> need;
  std::vector<Mask> bits;
  for (std::size_t f = 0; f < factors_.size(); ++f) {
    if ((component >> f & 1U) == 0) continue;
    need.push_back(std::max(0.0, factors_[f].short_by));
    bits.push_back(Mask{1} << f);
  }
  const double most = need.size() > 1 ? cost_in_parts(component) : kInfinite;
  if (need.size() > 1 && !(most < kInfinite))
    return {kInfinite, {}};  // a part of it costs too much
  const auto levers = members(component);
  std::vector<Gain> gains;
  for (const auto lever : levers) {
    gains.push_back({.lever = &levers_[lever]});
    for (const auto bit : bits)
      gains.back().has.push_back((of_lever_[lever] & bit) != 0 ? 1 : 0);
  }
  const auto best = cheapest_steps(gains, need, std::min(most, cap_));
  Solved out{best.cost, {}};
  for (std::size_t i = 0; i < best.steps.size(); ++i) {
    if (best.steps[i] > 0) out.steps.emplace_back(levers[i], best.steps[i]);
  }
  return out;
}

double FactorCosts::shared_cost(std::size_t factor) const {
  std::vector<Gain> gains;
  for (const auto lever : members(Mask{1} << factor))
    gains.push_back({&levers_[lever], {1}, 1.0 / std::popcount(of_lever_[lever])});
  const std::array need{std::max(0.0, factors_[factor].short_by)};
  return cheapest_steps(gains, need).cost;
}

}  // namespace yinguo::reasoning
