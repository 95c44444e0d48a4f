#include "graph/adjacency.hpp"

#include <cassert>

namespace yinguo::graph {

Adjacency::Adjacency(std::uint32_t node_count, std::span<const Edge> edges)
    : first_(node_count + std::size_t{1}, 0), order_(edges.size()) {
  for (const auto& [from, to] : edges) {
    assert(from < node_count && to < node_count);
    ++first_[from + std::size_t{1}];
  }
  for (std::size_t i = 1; i < first_.size(); ++i)
    first_[i] += first_[i - 1];
  auto next = first_;
  for (std::size_t i = 0; i < edges.size(); ++i)
    order_[next[edges[i].first]++] = i;
}

std::vector<Edge> reversed(std::span<const Edge> edges) {
  std::vector<Edge> out;
  out.reserve(edges.size());
  for (const auto& [from, to] : edges)
    out.emplace_back(to, from);
  return out;
}

std::vector<bool> reached(std::uint32_t node_count, std::span<const Edge> edges,
                          std::span<const Node> from) {
  const Adjacency leaving{node_count, edges};
  std::vector<bool> is_reached(node_count, false);
  std::vector<Node> open;
  const auto reach = [&](Node node) {
    if (is_reached[node]) return;
    is_reached[node] = true;
    open.push_back(node);
  };
  for (const auto node : from)
    reach(node);
  while (!open.empty()) {
    const auto node = open.back();
    open.pop_back();
    for (const auto edge : leaving.of(node))
      reach(edges[edge].second);
  }
  return is_reached;
}

}  // namespace yinguo::graph
