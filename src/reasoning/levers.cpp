#include "reasoning/levers.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <unordered_set>

#include "reasoning/naming.hpp"

namespace yinguo::reasoning {
namespace {

/// The values of better peers, worst first, where they raise the degree.
void add_steps(const PeerScale& scale, std::string_view region, const LeverCost& cost,
               Lever& lever) {
  double degree = lever.degree;
  for (const auto& peer : scale.peers) {
    const double reached = scale.grade(peer.value);
    if (!scale.is_better(peer.value, lever.value) || reached <= degree) continue;
    const auto rank = scale.rank_of(peer.value, region);
    const double price = cost.once + cost.per_rank * static_cast<double>(lever.rank - rank);
    lever.steps.push_back({peer.value, reached, price, rank, peer.region});
    degree = reached;
  }
}

/// One combination of steps of some levers.
struct Rung {
  double cost = 0.0;
  double degrees = 0.0;  ///< added to what they sum up to
  std::vector<std::uint32_t> steps{};
};

/// All combinations of `rungs` with the steps of one more lever that are not beaten.
std::vector<Rung> with_lever(const std::vector<Rung>& rungs, const Lever& lever, bool is_fixed) {
  std::vector<Rung> all;
  const std::size_t count = is_fixed ? 0 : lever.steps.size();
  for (const auto& rung : rungs) {
    for (std::uint32_t s = 0; s <= count; ++s) {
      auto one = rung;
      one.steps.push_back(s);
      if (s > 0) {
        one.cost += lever.steps[s - 1].cost;
        one.degrees += lever.steps[s - 1].degree - lever.degree;
      }
      all.push_back(std::move(one));
    }
  }
  std::ranges::stable_sort(all, [](const Rung& a, const Rung& b) {
    return a.cost != b.cost ? a.cost < b.cost : a.degrees > b.degrees;
  });
  std::vector<Rung> kept;
  for (auto& one : all) {
    if (kept.empty() || one.degrees > kept.back().degrees) kept.push_back(std::move(one));
  }
  return kept;
}

/// The one rule instance that uses the input, if it only takes a mean of it.
std::optional<std::uint32_t> mean_over(const derivation::Graph& graph, std::uint32_t input) {
  const auto node = static_cast<std::uint32_t>(graph.inputs[input]);
  const auto begin = graph.schedule.use_begin[node];
  if (graph.schedule.use_begin[node + 1] - begin != 1) return std::nullopt;
  const auto firing = graph.schedule.uses[begin];
  const auto operands = graph.operands_of(derivation::FiringId{firing});
  if (operands.size() != 1 || operands.front().kind != derivation::Operand::Kind::kQuantified)
    return std::nullopt;
  const auto& premise = graph.premises[operands.front().index];
  const bool is_mean = premise.quantifier == rules::Quantifier::kMean && !premise.negated;
  return is_mean ? std::optional{firing} : std::nullopt;
}

}  // namespace

std::vector<Lever> levers_of(const Reading& reading, std::string_view region,
                             const derivation::Inputs& inputs, const std::vector<bool>& relevant,
                             const LeverCosts& costs) {
  Lookup lookup{reading};
  std::unordered_set<std::string_view> scales;
  for (const auto& ratio : lookup.rows("indicator_ratio", {}))
    scales.insert(lookup.text(ratio[2]));
  std::vector<Lever> out;
  for (std::uint32_t i = 0; i < inputs.size(); ++i) {
    const auto& node = reading.graph.node(reading.graph.inputs[i]);
    const auto& relation = reading.program.relation(node.relation).name;
    const bool is_figure = meaning_of(relation).role == Role::kIndicator && node.arity == 1;
    if (!relevant[i] || !is_figure || inputs[i].lower != inputs[i].upper) continue;
    const auto indicator = lookup.text(reading.graph.tuple(reading.graph.inputs[i]).front());
    const auto figure = lookup.row("figure", std::array{region, indicator});
    const auto scale = peer_scale(lookup, indicator);
    if (!figure || !scale) continue;
    Lever lever{.input = i,
                .indicator = std::string{indicator},
                .value = (*figure)[2].as_float(),
                .degree = inputs[i].lower,
                .peers = static_cast<std::int64_t>(scale->peers.size())};
    lever.rank = scale->rank_of(lever.value, region);
    lever.is_scale = scales.contains(indicator);
    const auto cost = costs.find(indicator);
    if (!lever.is_scale)
      add_steps(*scale, region, cost == costs.end() ? LeverCost{} : cost->second, lever);
    out.push_back(std::move(lever));
  }
  return out;
}

std::vector<Ladder> ladders_of(const derivation::Graph& graph, std::span<const Lever> levers,
                               const std::vector<bool>& is_fixed) {
  std::map<std::uint64_t, std::vector<std::uint32_t>> groups;
  constexpr std::uint64_t kApart = std::uint64_t{1} << 32U;  // beyond all rule instances
  for (std::uint32_t l = 0; l < levers.size(); ++l) {
    const auto mean = mean_over(graph, levers[l].input);
    groups[mean ? *mean : kApart + l].push_back(l);
  }
  std::vector<Ladder> out;
  for (auto& [key, members] : groups) {
    std::vector<Rung> rungs{{}};
    for (const auto l : members)
      rungs = with_lever(rungs, levers[l], is_fixed[l]);
    Ladder ladder{.levers = std::move(members)};
    for (auto& rung : rungs) {
      ladder.costs.push_back(rung.cost);
      ladder.rungs.push_back(std::move(rung.steps));
    }
    out.push_back(std::move(ladder));
  }
  return out;
}

}  // namespace yinguo::reasoning
