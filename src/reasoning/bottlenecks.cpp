#include "reasoning/bottlenecks.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <tuple>

#include "graph/adjacency.hpp"
#include "graph/centrality.hpp"
#include "graph/cuts.hpp"

namespace yinguo::reasoning {
namespace {

SmallestCut concept_cut(const CausalGraph& graph, graph::Node from, graph::Node to) {
  std::vector<graph::Edge> indirect;
  for (const auto& edge : graph.edges()) {
    if (edge != graph::Edge{from, to}) indirect.push_back(edge);
  }
  const std::vector<bool> may_go(graph.node_count(), true);
  const auto cut = graph::smallest_node_cut(graph.node_count(), indirect, from, to, may_go);
  if (!cut) return {};
  return {graph.concepts_of(cut->nearest_from), graph.concepts_of(cut->nearest_to)};
}

SmallestCut claim_cut(const CausalGraph& graph, graph::Node from, graph::Node to) {
  std::vector<graph::Edge> edges;  // one for each claim
  std::vector<std::string> claims;
  for (std::size_t i = 0; i < graph.steps().size(); ++i) {
    for (const auto& claim : graph.steps()[i].claims) {
      edges.push_back(graph.edges()[i]);
      claims.push_back(claim);
    }
  }
  const auto cut = graph::smallest_edge_cut(graph.node_count(), edges, from, to);
  SmallestCut named;
  for (const auto edge : cut.nearest_from)
    named.nearest_from.push_back(claims[edge]);
  for (const auto edge : cut.nearest_to)
    named.nearest_to.push_back(claims[edge]);
  return named;
}

}  // namespace

Bottlenecks find_bottlenecks(const CausalGraph& graph, graph::Node from, graph::Node to) {
  Bottlenecks out;
  const std::array start{from};
  out.is_reached = graph::reached(graph.node_count(), graph.edges(), start)[to];
  if (!out.is_reached) return out;
  out.unavoidable =
      graph.concepts_of(graph::dominators_between(graph.node_count(), graph.edges(), from, to));
  for (std::size_t i = 0; i < graph.steps().size(); ++i) {
    if (graph.edges()[i] == graph::Edge{from, to}) out.direct.push_back(graph.steps()[i]);
  }
  out.concepts = concept_cut(graph, from, to);
  out.claims = claim_cut(graph, from, to);
  return out;
}

std::vector<Centrality> find_central(const CausalGraph& graph) {
  const auto between = graph::betweenness(graph.node_count(), graph.edges());
  std::vector<std::set<graph::Node>> causes(graph.node_count());
  std::vector<std::set<graph::Node>> effects(graph.node_count());
  for (const auto& [cause, effect] : graph.edges()) {
    causes[effect].insert(cause);
    effects[cause].insert(effect);
  }
  std::vector<Centrality> out;
  for (graph::Node node = 0; node < graph.node_count(); ++node) {
    if (causes[node].empty() && effects[node].empty()) continue;
    out.push_back(
        {graph.concept_of(node), causes[node].size(), effects[node].size(), between[node]});
  }
  std::stable_sort(out.begin(), out.end(), [](const Centrality& a, const Centrality& b) {
    return a.betweenness != b.betweenness ? a.betweenness > b.betweenness
                                          : a.causes + a.effects > b.causes + b.effects;
  });
  return out;
}

}  // namespace yinguo::reasoning
