#include "graph/paths.hpp"

#include <algorithm>
#include <cassert>
#include <deque>
#include <limits>

#include "base/function_ref.hpp"
#include "graph/adjacency.hpp"

namespace yinguo::graph {
namespace {

constexpr auto kFar = std::numeric_limits<std::uint32_t>::max();

class Search {
 public:
  Search(std::uint32_t node_count, std::span<const Edge> edges, const PathOptions& options)
      : node_count_{node_count},
        edges_{edges},
        backward_{reversed(edges)},
        leaving_{node_count, edges},
        entering_{node_count, backward_},
        options_{options},
        is_met_(node_count, false) {}

  /// Aims at `to` through the nodes that `may` lets in.
  void aim(Node to, base::FunctionRef<bool(Node)> may) {
    to_ = to;
    distance_.assign(node_count_, kFar);
    distance_[to] = 0;
    std::deque<Node> queue{to};
    while (!queue.empty()) {
      const auto node = queue.front();
      queue.pop_front();
      for (const auto edge : entering_.of(node)) {
        const auto before = edges_[edge].first;
        if (distance_[before] != kFar || !may(before)) continue;
        distance_[before] = distance_[node] + 1;
        queue.push_back(before);
      }
    }
  }

  /// Finds the paths of exactly `length` edges; false at a limit.
  [[nodiscard]] bool find(Node from, std::uint32_t length) {
    is_met_[from] = true;
    extend(from, length);
    is_met_[from] = false;
    return !is_cut_;
  }

  [[nodiscard]] Paths take(std::uint32_t complete_to) { return {std::move(found_), complete_to}; }

 private:
  void extend(Node node, std::uint32_t left) {
    for (const auto edge : leaving_.of(node)) {
      if (is_cut_) return;
      is_cut_ = ++steps_ > options_.max_steps || found_.size() >= options_.max_paths;
      const auto next = edges_[edge].second;
      if (is_cut_ || distance_[next] > left - 1 || (next == to_) != (left == 1)) continue;
      path_.push_back(edge);
      if (left == 1) {
        found_.push_back(path_);
      } else if (!is_met_[next]) {
        is_met_[next] = true;
        extend(next, left - 1);
        is_met_[next] = false;
      }
      path_.pop_back();
    }
  }

  std::uint32_t node_count_;
  std::span<const Edge> edges_;
  std::vector<Edge> backward_;
  Adjacency leaving_;
  Adjacency entering_;
  const PathOptions& options_;
  Node to_ = 0;
  std::vector<std::uint32_t> distance_;  ///< by node, to the goal
  std::vector<bool> is_met_;
  Path path_;
  std::vector<Path> found_;
  std::size_t steps_ = 0;
  bool is_cut_ = false;
};

}  // namespace

Paths simple_paths(std::uint32_t node_count, std::span<const Edge> edges, Node from, Node to,
                   const PathOptions& options) {
  assert(from != to);
  Search search{node_count, edges, options};
  search.aim(to, [](Node) { return true; });
  for (std::uint32_t length = 1; length <= std::min(options.longest, node_count - 1); ++length) {
    if (!search.find(from, length)) return search.take(length - 1);
  }
  return search.take(options.longest);
}

Paths simple_circuits(std::uint32_t node_count, std::span<const Edge> edges,
                      const PathOptions& options) {
  const auto components = strong_components(node_count, edges);
  std::size_t largest = 0;
  for (const auto& members : components.members)
    largest = std::max(largest, members.size());
  Search search{node_count, edges, options};
  for (std::uint32_t length = 1; length <= options.longest && length <= largest; ++length) {
    for (Node start = 0; start < node_count; ++start) {
      const auto component = components.component_of[start];
      if (components.members[component].size() < length) continue;
      search.aim(start, [&](Node node) {
        return node > start && components.component_of[node] == component;
      });
      if (!search.find(start, length)) return search.take(length - 1);
    }
  }
  return search.take(options.longest);
}

}  // namespace yinguo::graph
