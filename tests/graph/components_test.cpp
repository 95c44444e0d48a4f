#include "graph/components.hpp"

#include <algorithm>
#include <random>

#include "graph/random_edges.hpp"

#include "catch.hpp"

using namespace yinguo::graph;
using yinguo::test::random_edges;

namespace {

/// Reachability by repeated relaxation.
std::vector<std::vector<bool>> closure(std::uint32_t nodes, const std::vector<Edge>& edges) {
  std::vector<std::vector<bool>> reach(nodes, std::vector<bool>(nodes));
  for (std::uint32_t i = 0; i < nodes; ++i)
    reach[i][i] = true;
  for (std::uint32_t round = 0; round < nodes; ++round) {
    for (const auto& [from, to] : edges) {
      for (std::uint32_t i = 0; i < nodes; ++i) {
        if (reach[i][from]) reach[i][to] = true;
      }
    }
  }
  return reach;
}

}  // namespace

TEST_CASE("components come after what they reach, the smallest node first") {
  const std::vector<Edge> edges{{2, 3}, {3, 2}, {2, 0}, {1, 0}, {4, 4}};
  const auto found = strong_components(5, edges);
  CHECK(found.members == std::vector<std::vector<Node>>{{0}, {1}, {2, 3}, {4}});
  CHECK(found.component_of == std::vector<std::uint32_t>{0, 1, 2, 2, 3});
  CHECK(strong_components(0, {}).members.empty());
}

TEST_CASE("components agree with reachability on random graphs") {
  std::mt19937 random{20260101};
  for (int round = 0; round < 200; ++round) {
    const auto nodes = static_cast<std::uint32_t>(1 + round % 9);
    const auto edges = random_edges(random, nodes, static_cast<std::uint32_t>(round % 14));
    const auto reach = closure(nodes, edges);
    const auto found = strong_components(nodes, edges);
    for (Node a = 0; a < nodes; ++a) {
      for (Node b = 0; b < nodes; ++b) {
        CHECK((found.component_of[a] == found.component_of[b]) == (reach[a][b] && reach[b][a]));
      }
    }
    for (const auto& [from, to] : edges) {
      CHECK(found.component_of[from] >= found.component_of[to]);
    }
  }
}

TEST_CASE("a topological order exists exactly without a cycle") {
  const std::vector<Edge> edges{{3, 1}, {1, 0}, {3, 0}};
  CHECK(topological_order(4, edges) == std::vector<Node>{2, 3, 1, 0});
  const std::vector<Edge> loop{{0, 1}, {1, 0}};
  CHECK_FALSE(topological_order(2, loop));
}

TEST_CASE("shortest paths are walks of the right length") {
  const std::vector<Edge> edges{{0, 1}, {1, 2}, {0, 2}, {2, 3}, {4, 0}};
  CHECK(shortest_path(5, edges, 0, 3) == std::vector<std::size_t>{2, 3});
  CHECK(shortest_path(5, edges, 1, 1) == std::vector<std::size_t>{});
  CHECK_FALSE(shortest_path(5, edges, 3, 0));
  std::mt19937 random{7};
  for (int round = 0; round < 100; ++round) {
    const auto some = random_edges(random, 7, 12);
    const auto reach = closure(7, some);
    const auto path = shortest_path(7, some, 0, 6);
    CHECK(path.has_value() == static_cast<bool>(reach[0][6]));
    Node at = 0;
    for (const auto edge : path.value_or(std::vector<std::size_t>{})) {
      CHECK(some[edge].first == at);
      at = some[edge].second;
    }
    CHECK((!path || at == 6));
  }
}

TEST_CASE("a long chain is no problem for the stack") {
  constexpr std::uint32_t kNodes = 200'000;
  std::vector<Edge> edges;
  for (Node i = 0; i + 1 < kNodes; ++i)
    edges.emplace_back(i, i + 1);
  const auto found = strong_components(kNodes, edges);
  CHECK(found.component_of[0] == kNodes - 1);
  edges.emplace_back(kNodes - 1, 0);
  CHECK(strong_components(kNodes, edges).members.size() == 1);
}
