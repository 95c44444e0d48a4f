#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "graph/components.hpp"

namespace yinguo::graph {

/// By node: the sum over all ordered pairs of other nodes of the share of the shortest paths
/// between them that go through it (Brandes, Journal of Mathematical Sociology 25, 2001). Parallel
/// edges count once, loops not at all. Cost: O(nodes · edges). Threads: pure.
[[nodiscard]] std::vector<double> betweenness(std::uint32_t node_count,
                                              std::span<const Edge> edges);

}  // namespace yinguo::graph
