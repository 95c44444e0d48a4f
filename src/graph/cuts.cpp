#include "graph/cuts.hpp"

#include <algorithm>
#include <array>
#include <cassert>

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/dominator_tree.hpp>
#include <boost/graph/push_relabel_max_flow.hpp>

#include "graph/adjacency.hpp"

namespace yinguo::graph {
namespace {

/// A network with whole capacities, and after a maximum flow the two sides of its extreme cuts.
class Network {
  using Traits = boost::adjacency_list_traits<boost::vecS, boost::vecS, boost::directedS>;
  using Graph = boost::adjacency_list<
      boost::vecS, boost::vecS, boost::directedS, boost::no_property,
      boost::property<
          boost::edge_capacity_t, std::int64_t,
          boost::property<boost::edge_residual_capacity_t, std::int64_t,
                          boost::property<boost::edge_reverse_t, Traits::edge_descriptor>>>>;

 public:
  explicit Network(std::uint32_t node_count) : graph_{node_count} {}

  void add(Node from, Node to, std::int64_t capacity) {
    const auto forth = boost::add_edge(from, to, graph_).first;
    const auto back = boost::add_edge(to, from, graph_).first;
    boost::put(boost::edge_capacity, graph_, forth, capacity);
    boost::put(boost::edge_capacity, graph_, back, 0);
    boost::put(boost::edge_reverse, graph_, forth, back);
    boost::put(boost::edge_reverse, graph_, back, forth);
    arcs_.emplace_back(Edge{from, to}, forth);
    arcs_.emplace_back(Edge{to, from}, back);
  }

  /// The value of a maximum flow.
  std::int64_t flow(Node from, Node to) { return boost::push_relabel_max_flow(graph_, from, to); }

  /// By node: whether more could flow there from `from` (or on from there to `to`, when
  /// `backward`).
  [[nodiscard]] std::vector<bool> side(Node end, bool backward) const {
    const auto residual = boost::get(boost::edge_residual_capacity, graph_);
    std::vector<Edge> open;
    for (const auto& [nodes, arc] : arcs_) {
      if (residual[arc] <= 0) continue;
      open.push_back(backward ? Edge{nodes.second, nodes.first} : nodes);
    }
    const std::array ends{end};
    return reached(static_cast<std::uint32_t>(boost::num_vertices(graph_)), open, ends);
  }

 private:
  Graph graph_;
  std::vector<std::pair<Edge, Traits::edge_descriptor>> arcs_;
};

/// The elements of [0, count) that lie across the cut between one side and the rest.
template <class T, class Inside, class Outside>
std::vector<T> across(std::size_t count, Inside tail, Outside head) {
  std::vector<T> out;
  for (std::size_t i = 0; i < count; ++i) {
    if (tail(i) && !head(i)) out.push_back(static_cast<T>(i));
  }
  return out;
}

}  // namespace

std::vector<Node> dominators_between(std::uint32_t node_count, std::span<const Edge> edges,
                                     Node from, Node to) {
  assert(from < node_count && to < node_count);
  using Graph = boost::adjacency_list<boost::vecS, boost::vecS, boost::bidirectionalS>;
  Graph graph{node_count};
  // Boost 1.74 is led astray by edges from nodes that are not reached.
  const std::array start{from};
  const auto is_reached = reached(node_count, edges, start);
  for (const auto& [source, target] : edges) {
    if (is_reached[source]) boost::add_edge(source, target, graph);
  }
  constexpr auto kNone = static_cast<std::size_t>(-1);
  std::vector<std::size_t> dominator(node_count, kNone);
  boost::lengauer_tarjan_dominator_tree(
      graph, from,
      boost::make_iterator_property_map(dominator.begin(), boost::get(boost::vertex_index, graph)));
  std::vector<Node> out;
  for (auto node = dominator[to]; node != kNone && node != from; node = dominator[node])
    out.push_back(static_cast<Node>(node));
  std::reverse(out.begin(), out.end());
  return out;
}

std::optional<Cut<Node>> smallest_node_cut(std::uint32_t node_count, std::span<const Edge> edges,
                                           Node from, Node to, const std::vector<bool>& may_go) {
  assert(from != to && may_go.size() == node_count);
  // Each node is an edge from its way in to its way out, which carries 1 if the node may go.
  const auto in = [](Node node) { return 2 * node; };
  const auto out = [](Node node) { return 2 * node + 1; };
  const std::int64_t unlimited = std::int64_t{node_count} + 1;
  Network network{2 * node_count};
  for (Node node = 0; node < node_count; ++node) {
    const bool is_end = node == from || node == to;
    network.add(in(node), out(node), is_end || !may_go[node] ? unlimited : 1);
  }
  for (const auto& [source, target] : edges)
    network.add(out(source), in(target), unlimited);
  if (network.flow(in(from), out(to)) >= unlimited) return std::nullopt;
  const auto near = network.side(in(from), false);
  const auto far = network.side(out(to), true);
  return Cut<Node>{across<Node>(
                       node_count, [&](std::size_t i) { return near[2 * i]; },
                       [&](std::size_t i) { return near[2 * i + 1]; }),
                   across<Node>(
                       node_count, [&](std::size_t i) { return far[2 * i + 1]; },
                       [&](std::size_t i) { return far[2 * i]; })};
}

Cut<std::size_t> smallest_edge_cut(std::uint32_t node_count, std::span<const Edge> edges, Node from,
                                   Node to) {
  assert(from != to);
  Network network{node_count};
  for (const auto& [source, target] : edges)
    network.add(source, target, 1);
  network.flow(from, to);
  const auto near = network.side(from, false);
  const auto far = network.side(to, true);
  return {across<std::size_t>(
              edges.size(), [&](std::size_t i) { return near[edges[i].first]; },
              [&](std::size_t i) { return near[edges[i].second]; }),
          across<std::size_t>(
              edges.size(), [&](std::size_t i) { return far[edges[i].second]; },
              [&](std::size_t i) { return far[edges[i].first]; })};
}

}  // namespace yinguo::graph
