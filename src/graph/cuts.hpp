#pragma once
// What lies on every path between two nodes, and what has to go so that none is left.
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "graph/components.hpp"

namespace yinguo::graph {

/// The nodes that are on every path from `from` to `to`, other than these two, in the order in
/// which every path meets them: the dominators of `to` (Lengauer and Tarjan, TOPLAS 1, 1979). Empty
/// when there is no path.
[[nodiscard]] std::vector<Node> dominators_between(std::uint32_t node_count,
                                                   std::span<const Edge> edges, Node from, Node to);

/// Two smallest sets of the same size, ascending; the same one twice where there is only one.
template <class T>
struct Cut {
  std::vector<T> nearest_from{};  ///< fewest nodes are left on the side of `from`
  std::vector<T> nearest_to{};    ///< fewest on the side of `to`
};

/// A smallest set of the nodes that `may_go` lets go, on which all paths from `from` to `to` lie;
/// nothing when some path has no such node (an edge from `from` to `to`, for one). Empty sets when
/// there is no path. By Menger's theorem as many paths share no node but these two, if all may go.
/// Requires: from != to. Cost: a maximum flow. Threads: pure.
[[nodiscard]] std::optional<Cut<Node>> smallest_node_cut(std::uint32_t node_count,
                                                         std::span<const Edge> edges, Node from,
                                                         Node to, const std::vector<bool>& may_go);

/// A smallest set of edges, as indices, on which all paths from `from` to `to` lie. As
/// smallest_node_cut() otherwise.
[[nodiscard]] Cut<std::size_t> smallest_edge_cut(std::uint32_t node_count,
                                                 std::span<const Edge> edges, Node from, Node to);

}  // namespace yinguo::graph
