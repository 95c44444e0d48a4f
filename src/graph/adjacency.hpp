#pragma once
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "graph/components.hpp"

namespace yinguo::graph {

/// The edges that leave each node, as positions in the list of edges, ascending.
///
/// Threads: const methods may run concurrently. Cost: to build, O(nodes + edges).
class Adjacency {
 public:
  Adjacency(std::uint32_t node_count, std::span<const Edge> edges);

  [[nodiscard]] std::span<const std::size_t> of(Node node) const {
    return std::span{order_}.subspan(first_[node], first_[node + std::size_t{1}] - first_[node]);
  }

 private:
  std::vector<std::size_t> first_;
  std::vector<std::size_t> order_;
};

/// The same edges in the same order, each turned round.
[[nodiscard]] std::vector<Edge> reversed(std::span<const Edge> edges);

/// By node: whether a path leads there from one of `from`, which are reached themselves.
/// Cost: O(nodes + edges).
[[nodiscard]] std::vector<bool> reached(std::uint32_t node_count, std::span<const Edge> edges,
                                        std::span<const Node> from);

}  // namespace yinguo::graph
