#pragma once
#include <cstdint>
#include <random>
#include <vector>

#include "graph/components.hpp"

namespace yinguo::test {

/// Edges between random nodes; loops and parallel edges are among them.
inline std::vector<graph::Edge> random_edges(std::mt19937& random, std::uint32_t nodes,
                                             std::uint32_t count) {
  std::uniform_int_distribution<graph::Node> node{0, nodes - 1};
  std::vector<graph::Edge> edges;
  for (std::uint32_t i = 0; i < count; ++i) {
    const auto from = node(random);
    edges.emplace_back(from, node(random));
  }
  return edges;
}

}  // namespace yinguo::test
