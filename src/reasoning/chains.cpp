#include "reasoning/chains.hpp"

#include <algorithm>
#include <array>

namespace yinguo::reasoning {
namespace {

Chain chain_of(const graph::Path& path, const CausalGraph& graph) {
  Chain chain;
  for (const auto step : path) {
    chain.steps.push_back(graph.steps()[step]);
    chain.sign = product(chain.sign, chain.steps.back().sign);
    if (chain.steps.back().is_tentative) ++chain.tentative;
  }
  return chain;
}

/// A path with what it is ranked by.
struct Ranked {
  std::size_t tentative = 0;
  const graph::Path* path = nullptr;
};

Chains grouped(const graph::Paths& found, const CausalGraph& graph, std::size_t shown) {
  std::array<std::vector<Ranked>, 3> by_sign;
  for (const auto& path : found.paths) {
    auto sign = Sign::kPlus;
    Ranked ranked{0, &path};
    for (const auto step : path) {
      sign = product(sign, graph.steps()[step].sign);
      if (graph.steps()[step].is_tentative) ++ranked.tentative;
    }
    by_sign[static_cast<std::size_t>(sign)].push_back(ranked);
  }
  Chains out{{}, found.complete_to, std::nullopt};
  for (const auto sign : {Sign::kPlus, Sign::kMinus, Sign::kUnknown}) {
    auto& group = by_sign[static_cast<std::size_t>(sign)];
    if (group.empty()) continue;
    // Steps are numbered in the order of the ids, and paths come shortest first, then by their
    // steps.
    std::stable_sort(group.begin(), group.end(), [](const Ranked& a, const Ranked& b) {
      return a.path->size() != b.path->size() ? a.path->size() < b.path->size()
                                              : a.tentative < b.tentative;
    });
    ChainGroup named{sign, group.size(), {}};
    for (std::size_t i = 0; i < std::min(shown, group.size()); ++i)
      named.best.push_back(chain_of(*group[i].path, graph));
    out.groups.push_back(std::move(named));
  }
  return out;
}

/// The circuits that go through `start`, turned so that they begin there.
std::vector<graph::Path> circuits_through(graph::Node start, std::vector<graph::Path> circuits,
                                          const CausalGraph& graph) {
  std::vector<graph::Path> out;
  for (auto& circuit : circuits) {
    const auto first = std::find_if(circuit.begin(), circuit.end(), [&](std::size_t step) {
      return graph.edges()[step].first == start;
    });
    if (first == circuit.end()) continue;
    std::rotate(circuit.begin(), first, circuit.end());
    out.push_back(std::move(circuit));
  }
  return out;
}

}  // namespace

Chains find_chains(const CausalGraph& graph, graph::Node from, graph::Node to,
                   const ChainOptions& options) {
  const auto found =
      graph::simple_paths(graph.node_count(), graph.edges(), from, to, options.search);
  auto chains = grouped(found, graph, options.shown);
  const auto shortest = graph::shortest_path(graph.node_count(), graph.edges(), from, to);
  if (shortest) chains.shortest = shortest->size();
  return chains;
}

Loops find_loops(const CausalGraph& graph, std::optional<graph::Node> through,
                 const ChainOptions& options) {
  auto found = graph::simple_circuits(graph.node_count(), graph.edges(), options.search);
  if (through) found.paths = circuits_through(*through, std::move(found.paths), graph);
  Loops out{grouped(found, graph, options.shown), {}, true};
  std::vector<bool> feeds_itself(graph.node_count(), false);
  for (const auto& [from, to] : graph.edges()) {
    if (from == to) feeds_itself[from] = true;
  }
  const auto components = graph::strong_components(graph.node_count(), graph.edges());
  for (const auto& members : components.members) {
    if (members.size() == 1 && !feeds_itself[members.front()]) continue;
    out.groups.push_back(graph.concepts_of(members));
    if (members.size() > out.chains.complete_to) out.is_complete = false;
  }
  std::sort(out.groups.begin(), out.groups.end());
  return out;
}

}  // namespace yinguo::reasoning
