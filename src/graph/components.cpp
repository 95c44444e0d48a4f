#include "graph/components.hpp"

#include <algorithm>
#include <cassert>
#include <deque>
#include <functional>
#include <queue>

#include <boost/graph/compressed_sparse_row_graph.hpp>
#include <boost/graph/strong_components.hpp>

#include "graph/adjacency.hpp"

namespace yinguo::graph {
namespace {

using Csr = boost::compressed_sparse_row_graph<boost::directedS>;

std::vector<std::uint32_t> tarjan(std::uint32_t node_count, std::span<const Edge> edges) {
  std::vector<std::uint32_t> component(node_count);
  if (node_count == 0) return component;
  const Csr graph{boost::edges_are_unsorted_multi_pass, edges.begin(), edges.end(), node_count};
  boost::strong_components(graph, boost::make_iterator_property_map(
                                      component.begin(), boost::get(boost::vertex_index, graph)));
  return component;
}

}  // namespace

std::optional<std::vector<Node>> topological_order(std::uint32_t node_count,
                                                   std::span<const Edge> edges) {
  std::vector<std::size_t> waits_for(node_count, 0);
  for (const auto& edge : edges)
    ++waits_for[edge.second];
  std::priority_queue<Node, std::vector<Node>, std::greater<>> ready;
  for (Node node = 0; node < node_count; ++node) {
    if (waits_for[node] == 0) ready.push(node);
  }
  const Adjacency leaving{node_count, edges};
  std::vector<Node> order;
  order.reserve(node_count);
  while (!ready.empty()) {
    const auto node = ready.top();
    ready.pop();
    order.push_back(node);
    for (const auto edge : leaving.of(node)) {
      const auto to = edges[edge].second;
      if (--waits_for[to] == 0) ready.push(to);
    }
  }
  if (order.size() != node_count) return std::nullopt;
  return order;
}

Components strong_components(std::uint32_t node_count, std::span<const Edge> edges) {
  const auto found = tarjan(node_count, edges);
  // Number the components by their smallest node, so that ties of the order are broken by it.
  constexpr auto kNone = static_cast<std::uint32_t>(-1);
  std::vector<std::uint32_t> by_first(node_count, kNone);
  std::uint32_t count = 0;
  for (const auto component : found) {
    if (by_first[component] == kNone) by_first[component] = count++;
  }
  std::vector<Edge> between;  // from what is reached to what reaches it
  for (const auto& [from, to] : edges) {
    if (found[from] != found[to]) between.emplace_back(by_first[found[to]], by_first[found[from]]);
  }
  const auto order = topological_order(count, between);
  assert(order.has_value());
  std::vector<std::uint32_t> rank(count);
  for (std::uint32_t i = 0; i < count; ++i)
    rank[(*order)[i]] = i;
  Components out;
  out.members.resize(count);
  out.component_of.resize(node_count);
  for (Node node = 0; node < node_count; ++node) {
    const auto component = rank[by_first[found[node]]];
    out.component_of[node] = component;
    out.members[component].push_back(node);
  }
  return out;
}

std::optional<std::vector<std::size_t>> shortest_path(std::uint32_t node_count,
                                                      std::span<const Edge> edges, Node from,
                                                      Node to) {
  assert(from < node_count && to < node_count);
  const Adjacency leaving{node_count, edges};
  constexpr auto kNone = static_cast<std::size_t>(-1);
  std::vector<std::size_t> reached_by(node_count, kNone);
  std::deque<Node> queue{from};
  while (!queue.empty() && reached_by[to] == kNone && from != to) {
    const auto node = queue.front();
    queue.pop_front();
    for (const auto edge : leaving.of(node)) {
      const auto next = edges[edge].second;
      if (next == from || reached_by[next] != kNone) continue;
      reached_by[next] = edge;
      queue.push_back(next);
    }
  }
  if (from != to && reached_by[to] == kNone) return std::nullopt;
  std::vector<std::size_t> path;
  for (auto node = to; node != from; node = edges[path.back()].first) {
    path.push_back(reached_by[node]);
  }
  std::reverse(path.begin(), path.end());
  return path;
}

}  // namespace yinguo::graph
