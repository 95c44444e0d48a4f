#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace yinguo::graph {

using Node = std::uint32_t;
/// From, to; both less than the number of nodes. Parallel edges and loops are allowed.
using Edge = std::pair<Node, Node>;

/// Strongly connected components in an order of work: every edge between two components goes from a
/// higher to a lower number, so what is reached from a component comes before it. Among the orders
/// that do, the one that takes the component with the smallest node first.
struct Components {
  std::vector<std::uint32_t> component_of;  ///< by node
  std::vector<std::vector<Node>> members;   ///< by component; nodes ascending
};

/// Cost: O((nodes + edges) log nodes). Threads: pure. Recursion-free in the size of the graph.
[[nodiscard]] Components strong_components(std::uint32_t node_count, std::span<const Edge> edges);

/// Nodes so that every edge goes from an earlier to a later one, the smallest possible node first;
/// nothing when the graph has a cycle. Cost: O((nodes + edges) log nodes).
[[nodiscard]] std::optional<std::vector<Node>> topological_order(std::uint32_t node_count,
                                                                 std::span<const Edge> edges);

/// A shortest path as indices into `edges`, from `from` to `to`; empty when `from == to`, nothing
/// when there is none. Ties go to the earliest edges. Cost: O(nodes + edges).
[[nodiscard]] std::optional<std::vector<std::size_t>> shortest_path(std::uint32_t node_count,
                                                                    std::span<const Edge> edges,
                                                                    Node from, Node to);

}  // namespace yinguo::graph
