#include "graph/paths.hpp"

#include <algorithm>
#include <random>

#include "graph/random_edges.hpp"

#include "catch.hpp"

using namespace yinguo::graph;
using yinguo::test::random_edges;

namespace {

/// All ways on from the last node of `path`, as the definition says it, without any aim.
void extend(const std::vector<Edge>& edges, Node to, std::uint32_t longest,
            std::vector<Node>& nodes, Path& path, std::vector<Path>& found) {
  if (path.size() == longest) return;
  for (std::size_t edge = 0; edge < edges.size(); ++edge) {
    const auto [from, next] = edges[edge];
    if (from != nodes.back()) continue;
    path.push_back(edge);
    if (next == to) {
      found.push_back(path);
    } else if (std::find(nodes.begin(), nodes.end(), next) == nodes.end()) {
      nodes.push_back(next);
      extend(edges, to, longest, nodes, path, found);
      nodes.pop_back();
    }
    path.pop_back();
  }
}

std::vector<Path> all_paths(const std::vector<Edge>& edges, Node from, Node to,
                            std::uint32_t longest) {
  std::vector<Node> nodes{from};
  Path path;
  std::vector<Path> found;
  extend(edges, to, longest, nodes, path, found);
  std::stable_sort(found.begin(), found.end(),
                   [](const auto& x, const auto& y) { return x.size() < y.size(); });
  return found;
}

/// Circuits as closed paths from each node, kept where that node is the smallest.
std::vector<Path> all_circuits(const std::vector<Edge>& edges, std::uint32_t nodes,
                               std::uint32_t longest) {
  std::vector<Path> found;
  for (Node start = 0; start < nodes; ++start) {
    for (auto& path : all_paths(edges, start, start, longest)) {
      const bool is_first = std::all_of(path.begin(), path.end(),
                                        [&](auto edge) { return edges[edge].first >= start; });
      if (is_first) found.push_back(std::move(path));
    }
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const auto& x, const auto& y) { return x.size() < y.size(); });
  return found;
}

}  // namespace

TEST_CASE("paths are those of the definition on random graphs") {
  std::mt19937 random{11};
  for (int round = 0; round < 400; ++round) {
    const auto nodes = static_cast<std::uint32_t>(2 + round % 6);
    const auto edges = random_edges(random, nodes, static_cast<std::uint32_t>(round % 17));
    const auto longest = static_cast<std::uint32_t>(1 + round % 7);
    const auto found = simple_paths(nodes, edges, 0, 1, {.longest = longest});
    CHECK(found.paths == all_paths(edges, 0, 1, longest));
    CHECK(found.complete_to == longest);
  }
}

TEST_CASE("circuits are those of the definition on random graphs") {
  std::mt19937 random{12};
  for (int round = 0; round < 400; ++round) {
    const auto nodes = static_cast<std::uint32_t>(1 + round % 6);
    const auto edges = random_edges(random, nodes, static_cast<std::uint32_t>(round % 17));
    const auto longest = static_cast<std::uint32_t>(1 + round % 7);
    CHECK(simple_circuits(nodes, edges, {.longest = longest}).paths ==
          all_circuits(edges, nodes, longest));
  }
}

TEST_CASE("a limit leaves what was found, and says how far it is all") {
  std::vector<Edge> edges;
  for (Node from = 0; from < 8; ++from) {
    for (Node to = 0; to < 8; ++to) {
      if (from != to) edges.emplace_back(from, to);
    }
  }
  const auto few = simple_paths(8, edges, 0, 7, {.longest = 7, .max_paths = 10});
  CHECK(few.paths.size() == 10);
  CHECK(few.complete_to == 2);  // one path of one edge, six of two
  const auto cut = simple_circuits(8, edges, {.longest = 8, .max_steps = 500});
  CHECK(cut.complete_to < 8);
  CHECK(cut.paths.size() >= 28);
}

TEST_CASE("a goal that is not reached costs next to nothing") {
  std::vector<Edge> edges;
  for (Node from = 0; from < 40; ++from) {
    for (Node to = 0; to < 40; ++to)
      edges.emplace_back(from, to);
  }
  const auto none = simple_paths(41, edges, 0, 40, {.longest = 40, .max_steps = 10'000});
  CHECK(none.paths.empty());
  CHECK(none.complete_to == 40);
}
