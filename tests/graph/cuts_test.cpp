#include "graph/cuts.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <random>

#include "graph/adjacency.hpp"
#include "graph/centrality.hpp"
#include "graph/paths.hpp"
#include "graph/random_edges.hpp"

#include "catch.hpp"

using namespace yinguo::graph;
using yinguo::test::random_edges;

namespace {

bool is_path(std::uint32_t nodes, const std::vector<Edge>& edges, Node from, Node to) {
  return reached(nodes, edges, std::vector<Node>{from})[to];
}

bool has(std::uint32_t set, std::size_t element) {
  return (set >> element & 1U) != 0;
}

/// Whether a path is left without the nodes (bits) that are gone.
bool is_path_without(std::uint32_t nodes, const std::vector<Edge>& edges, std::uint32_t gone) {
  std::vector<Edge> left;
  for (const auto& edge : edges) {
    if (!has(gone, edge.first) && !has(gone, edge.second)) left.push_back(edge);
  }
  return is_path(nodes, left, 0, 1);
}

std::uint32_t bits(const std::vector<Node>& nodes) {
  std::uint32_t out = 0;
  for (const auto node : nodes)
    out |= 1U << node;
  return out;
}

}  // namespace

TEST_CASE("dominators are the nodes without which there is no path") {
  std::mt19937 random{21};
  for (int round = 0; round < 500; ++round) {
    const auto nodes = static_cast<std::uint32_t>(2 + round % 7);
    const auto edges = random_edges(random, nodes, static_cast<std::uint32_t>(round % 15));
    const auto found = dominators_between(nodes, edges, 0, 1);
    std::vector<Node> expected;
    for (Node node = 2; node < nodes && is_path(nodes, edges, 0, 1); ++node) {
      if (!is_path_without(nodes, edges, 1U << node)) expected.push_back(node);
    }
    auto sorted = found;
    std::sort(sorted.begin(), sorted.end());
    CHECK(sorted == expected);
    for (std::size_t i = 1; i < found.size(); ++i)  // each before the next
      CHECK(is_path(nodes, edges, found[i - 1], found[i]));
  }
}

TEST_CASE("smallest cuts of nodes are those of all subsets") {
  std::mt19937 random{22};
  for (int round = 0; round < 500; ++round) {
    const auto nodes = static_cast<std::uint32_t>(2 + round % 7);
    const auto edges = random_edges(random, nodes, static_cast<std::uint32_t>(round % 23));
    std::vector<bool> may_go;
    for (std::uint32_t i = 0; i < nodes; ++i)
      may_go.push_back(random() % 4 != 0);
    std::vector<std::uint32_t> cuts;
    int fewest = 32;
    for (std::uint32_t gone = 0; gone < 1U << nodes; gone += 4) {  // never 0 and 1
      bool is_offered = true;
      for (std::uint32_t i = 0; i < nodes; ++i)
        is_offered = is_offered && (may_go[i] || !has(gone, i));
      if (!is_offered || is_path_without(nodes, edges, gone)) continue;
      fewest = std::min(fewest, std::popcount(gone));
      cuts.push_back(gone);
    }
    const auto found = smallest_node_cut(nodes, edges, 0, 1, may_go);
    REQUIRE(found.has_value() == !cuts.empty());
    if (!found) continue;
    for (const auto& one : {found->nearest_from, found->nearest_to}) {
      CHECK(std::popcount(bits(one)) == fewest);
      CHECK(std::find(cuts.begin(), cuts.end(), bits(one)) != cuts.end());
    }
  }
}

TEST_CASE("smallest cuts of edges are those of all subsets") {
  std::mt19937 random{23};
  for (int round = 0; round < 200; ++round) {
    const auto edges = random_edges(random, 5, static_cast<std::uint32_t>(round % 12));
    const auto is_cut = [&](std::uint32_t gone) {
      std::vector<Edge> left;
      for (std::size_t i = 0; i < edges.size(); ++i) {
        if (!has(gone, i)) left.push_back(edges[i]);
      }
      return !is_path(5, left, 0, 1);
    };
    int fewest = 32;
    for (std::uint32_t gone = 0; gone < 1U << edges.size(); ++gone) {
      if (is_cut(gone)) fewest = std::min(fewest, std::popcount(gone));
    }
    const auto found = smallest_edge_cut(5, edges, 0, 1);
    for (const auto& one : {found.nearest_from, found.nearest_to}) {
      std::uint32_t gone = 0;
      for (const auto edge : one)
        gone |= 1U << edge;
      CHECK(is_cut(gone));
      CHECK(std::popcount(gone) == fewest);
    }
  }
}

TEST_CASE("the two smallest cuts lie nearest to the ends") {
  const std::vector<Edge> edges{{0, 2}, {2, 3}, {3, 1}};
  const auto cut = smallest_node_cut(4, edges, 0, 1, std::vector<bool>(4, true));
  REQUIRE(cut);
  CHECK(cut->nearest_from == std::vector<Node>{2});
  CHECK(cut->nearest_to == std::vector<Node>{3});
  CHECK(smallest_edge_cut(4, edges, 0, 1).nearest_from == std::vector<std::size_t>{0});
  CHECK(smallest_edge_cut(4, edges, 0, 1).nearest_to == std::vector<std::size_t>{2});
}

TEST_CASE("betweenness is the share of shortest paths, by counting them") {
  std::mt19937 random{24};
  for (int round = 0; round < 100; ++round) {
    auto edges = random_edges(random, 6, static_cast<std::uint32_t>(round % 16));
    const auto found = betweenness(6, edges);
    std::sort(edges.begin(), edges.end());
    edges.erase(std::unique(edges.begin(), edges.end()), edges.end());
    std::vector<double> expected(6, 0.0);
    for (Node from = 0; from < 6; ++from) {
      for (Node to = 0; to < 6; ++to) {
        if (from == to) continue;
        auto paths = simple_paths(6, edges, from, to, {.longest = 5}).paths;
        std::erase_if(paths, [&](const Path& path) { return path.size() > paths.front().size(); });
        for (const auto& path : paths) {
          for (std::size_t i = 1; i < path.size(); ++i)
            expected[edges[path[i]].first] += 1.0 / static_cast<double>(paths.size());
        }
      }
    }
    for (Node node = 0; node < 6; ++node)
      CHECK(std::abs(found[node] - expected[node]) < 1e-9);
  }
}
