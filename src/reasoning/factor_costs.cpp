#include "reasoning/factor_costs.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <limits>
#include <numeric>

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

/// Whether a fact, and all that rests on it, is seen as holding or not, and not by a mean.
bool is_seen_by_threshold(const derivation::Graph& graph, NodeId start) {
  std::vector<bool> seen(graph.nodes.size());
  std::vector<NodeId> open{start};
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

/// A lever, and which of the factors wanted it is part of.
struct Gain {
  const Lever* lever = nullptr;
  std::vector<char> has{};  ///< by factor wanted
  double part = 1.0;        ///< of the lever's cost that counts

  [[nodiscard]] double most() const { return lever->steps.back().degree - lever->degree; }
};

/// What the levers from `first` on can add to each factor.
std::vector<double> room_from(std::span<const Gain> gains, std::size_t first, std::size_t factors) {
  std::vector<double> room(factors, 0.0);
  for (std::size_t i = first; i < gains.size(); ++i) {
    for (std::size_t k = 0; k < factors; ++k)
      room[k] += gains[i].has[k] != 0 ? gains[i].most() : 0.0;
  }
  return room;
}

/// Combinations of steps of the first levers: their costs, and what every factor gains, no more
/// than it needs. Of all of them those are kept that no other beats in cost and every gain.
struct Layer {
  std::vector<double> costs{};
  std::vector<double> gains{};           ///< of each, by factor
  std::vector<std::uint32_t> parents{};  ///< in the layer before
  std::vector<std::uint32_t> steps{};    ///< of the last lever

  void add(double cost, std::span<const double> gained, std::uint32_t parent, std::uint32_t step) {
    costs.push_back(cost);
    gains.insert(gains.end(), gained.begin(), gained.end());
    parents.push_back(parent);
    steps.push_back(step);
  }
};

struct CheapestSteps {
  double cost = kInfinite;
  std::vector<std::uint32_t> steps{};  ///< by lever
};

/// Finds the cheapest steps with which every factor gains what it needs.
class StepChooser {
 public:
  StepChooser(std::span<const Gain> gains, std::span<const double> need)
      : gains_{gains}, need_{need} {}

  CheapestSteps choose() {
    const std::vector<double> none(need_.size(), 0.0);
    layers_.emplace_back();
    if (!is_hopeless(none, room_from(gains_, 0, need_.size()))) layers_.back().add(0.0, none, 0, 0);
    for (std::size_t i = 0; i < gains_.size(); ++i)
      layers_.push_back(best_of(with_lever(layers_.back(), i)));
    return traced();
  }

 private:
  /// Whether a need is not met even with all the room that is left.
  [[nodiscard]] bool is_hopeless(std::span<const double> gained,
                                 std::span<const double> room) const {
    constexpr double kSlack = 1e-12;  // of sums of degrees
    for (std::size_t k = 0; k < need_.size(); ++k) {
      if (gained[k] + room[k] + kSlack < need_[k]) return true;
    }
    return false;
  }

  [[nodiscard]] Layer with_lever(const Layer& layer, std::size_t number) const {
    const auto& gain = gains_[number];
    const auto room = room_from(gains_, number + 1, need_.size());
    const auto& steps = gain.lever->steps;
    Layer out;
    std::vector<double> gained(need_.size());
    for (std::uint32_t from = 0; from < layer.costs.size(); ++from) {
      for (std::uint32_t s = 0; s <= steps.size(); ++s) {
        const double rise = s == 0 ? 0.0 : steps[s - 1].degree - gain.lever->degree;
        const double cost = s == 0 ? 0.0 : steps[s - 1].cost * gain.part;
        for (std::size_t k = 0; k < need_.size(); ++k) {
          const double before = layer.gains[from * need_.size() + k];
          gained[k] = gain.has[k] != 0 ? std::min(need_[k], before + rise) : before;
        }
        if (!is_hopeless(gained, room)) out.add(layer.costs[from] + cost, gained, from, s);
      }
    }
    return out;
  }

  [[nodiscard]] std::span<const double> gains_of(const Layer& layer, std::uint32_t state) const {
    return std::span{layer.gains}.subspan(state * need_.size(), need_.size());
  }

  [[nodiscard]] Layer best_of(const Layer& all) const {
    std::vector<std::uint32_t> order(all.costs.size());
    std::iota(order.begin(), order.end(), 0U);
    std::ranges::stable_sort(order, [&](std::uint32_t a, std::uint32_t b) {
      if (all.costs[a] != all.costs[b]) return all.costs[a] < all.costs[b];
      return std::ranges::lexicographical_compare(gains_of(all, b), gains_of(all, a));
    });
    Layer kept;
    for (const auto state : order) {
      const auto gained = gains_of(all, state);
      bool is_beaten = false;
      for (std::uint32_t k = 0; k < kept.costs.size() && !is_beaten; ++k)
        is_beaten = std::ranges::equal(gains_of(kept, k), gained, std::ranges::greater_equal{});
      if (!is_beaten) kept.add(all.costs[state], gained, all.parents[state], all.steps[state]);
    }
    return kept;
  }

  /// The cheapest of the last layer, with its steps; nothing is beaten, so the first.
  [[nodiscard]] CheapestSteps traced() const {
    if (layers_.back().costs.empty()) return {};
    CheapestSteps out{layers_.back().costs.front(), std::vector<std::uint32_t>(gains_.size())};
    std::uint32_t state = 0;
    for (std::size_t i = gains_.size(); i > 0; --i) {
      out.steps[i - 1] = layers_[i].steps[state];
      state = layers_[i].parents[state];
    }
    return out;
  }

  std::span<const Gain> gains_;
  std::span<const double> need_;
  std::vector<Layer> layers_;
};

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
      if (premise == nullptr || !is_seen_by_threshold(graph, node)) return std::nullopt;
      double sum = 0.0;
      for (const auto member : graph.members_of(*premise))
        sum += solution.of(member).lower;
      out.push_back({node, {l}, threshold * static_cast<double>(premise->member_count) - sum});
    }
  }
  constexpr std::size_t kBits = 64;
  if (out.size() > kBits) return std::nullopt;
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

FactorCosts::Solved FactorCosts::solve(Mask component) const {
  std::vector<double> need;
  std::vector<Mask> bits;
  for (std::size_t f = 0; f < factors_.size(); ++f) {
    if ((component >> f & 1U) == 0) continue;
    need.push_back(std::max(0.0, factors_[f].short_by));
    bits.push_back(Mask{1} << f);
  }
  const auto levers = members(component);
  std::vector<Gain> gains;
  for (const auto lever : levers) {
    gains.push_back({.lever = &levers_[lever]});
    for (const auto bit : bits)
      gains.back().has.push_back((of_lever_[lever] & bit) != 0 ? 1 : 0);
  }
  const auto best = StepChooser{gains, need}.choose();
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
  return StepChooser{gains, need}.choose().cost;
}

}  // namespace yinguo::reasoning
