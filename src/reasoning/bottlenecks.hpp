#pragma once
// What stands between two concepts, and which concepts much goes through.
#include <cstddef>
#include <string>
#include <vector>

#include "reasoning/causal_graph.hpp"

namespace yinguo::reasoning {

/// Two smallest sets that have the same size: the one nearest to the first concept, and the one
/// nearest to the second; equal where there is only one.
struct SmallestCut {
  std::vector<std::string> nearest_from{};
  std::vector<std::string> nearest_to{};
};

struct Bottlenecks {
  bool is_reached = false;                 ///< there is a chain; else nothing below is filled
  std::vector<std::string> unavoidable{};  ///< concepts of every chain, in the order of the chains
  std::vector<ChainStep> direct{};         ///< from the one to the other in one step
  /// The fewest concepts without which no chain is left, the direct steps aside. As many chains
  /// share no concept but their ends (Menger).
  SmallestCut concepts{};
  /// The fewest claims without which no chain is left.
  SmallestCut claims{};
};

/// Signs play no part. Requires: from != to.
[[nodiscard]] Bottlenecks find_bottlenecks(const CausalGraph& graph, graph::Node from,
                                           graph::Node to);

/// How a concept lies in the graph.
struct Centrality {
  std::string concept_id{};
  std::size_t causes = 0;   ///< concepts that a claim names as its cause
  std::size_t effects = 0;  ///< concepts that a claim names as its effect
  /// The sum over all pairs of other concepts of the share of the shortest chains between them that
  /// go through it.
  double betweenness = 0.0;
};

/// The concepts that a step names, highest betweenness first, then most causes and effects, then
/// ids.
[[nodiscard]] std::vector<Centrality> find_central(const CausalGraph& graph);

}  // namespace yinguo::reasoning
