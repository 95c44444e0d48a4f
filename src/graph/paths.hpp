#pragma once
// All simple paths and circuits up to a length.
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "graph/components.hpp"

namespace yinguo::graph {

/// Indices into the edges, in order.
using Path = std::vector<std::size_t>;

struct PathOptions {
  std::uint32_t longest = 4;           ///< edges
  std::size_t max_paths = 100'000;     ///< found in all
  std::size_t max_steps = 20'000'000;  ///< edges looked at
};

struct Paths {
  std::vector<Path> paths{};
  /// All paths of at most so many edges are among them: `PathOptions::longest`, or less at a limit.
  std::uint32_t complete_to = 0;
};

/// The paths from `from` to `to` that meet no node twice, shortest first, then in the order of the
/// edges. Parallel edges make different paths. Requires: from != to.
///
/// A search in depth for each length in turn, which enters no node from which the goal is too far
/// (distances leave out of account that a node is met only once, so that some searches are in vain:
/// hence `max_steps`). At a limit, what was found stays. Threads: pure. Recursion: `longest` deep.
[[nodiscard]] Paths simple_paths(std::uint32_t node_count, std::span<const Edge> edges, Node from,
                                 Node to, const PathOptions& options = {});

/// The circuits that meet no node twice, each from its smallest node on (Tiernan, CACM 13, 1970):
/// shortest first, then by that node. As simple_paths otherwise.
[[nodiscard]] Paths simple_circuits(std::uint32_t node_count, std::span<const Edge> edges,
                                    const PathOptions& options = {});

}  // namespace yinguo::graph
