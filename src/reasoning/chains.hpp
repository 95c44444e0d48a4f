#pragma once
// Signed chains of claims: from one concept to another, and from a concept back to itself.
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "graph/paths.hpp"

#include "reasoning/causal_graph.hpp"

namespace yinguo::reasoning {

/// Steps each of which begins where the one before it ends; no concept is met twice.
struct Chain {
  std::vector<ChainStep> steps{};
  Sign sign = Sign::kPlus;    ///< the product of the steps' signs
  std::size_t tentative = 0;  ///< steps that no certain claim makes
};

/// The chains of one sign, which are not set off against those of another.
struct ChainGroup {
  Sign sign = Sign::kPlus;
  std::size_t count = 0;  ///< found
  std::vector<Chain>
      best{};  ///< the first of them: fewest steps, then fewest tentative ones, then ids
};

struct ChainOptions {
  graph::PathOptions search{};
  std::size_t shown = 5;  ///< of each sign
};

struct Chains {
  std::vector<ChainGroup> groups{};  ///< those with a chain: +, -, unknown
  /// All chains of at most so many steps were found: as many as asked for, or fewer at a limit.
  std::uint32_t complete_to = 0;
  /// The number of steps of a shortest chain, however long; none when there is no chain at all.
  std::optional<std::size_t> shortest{};
};

/// The chains from `from` to `to`. Requires: from != to.
[[nodiscard]] Chains find_chains(const CausalGraph& graph, graph::Node from, graph::Node to,
                                 const ChainOptions& options);

/// A loop is a chain from a concept back to itself: reinforcing (+), balancing (-) or of unknown
/// sign. It begins at the concept asked for, else at that of its concepts whose id is the first.
struct Loops {
  Chains chains{};  ///< without `shortest`
  /// Concepts each of which is reached from each other; all loops lie within one of them. Loops of
  /// one step included.
  std::vector<std::vector<std::string>> groups{};
  bool is_complete = false;  ///< there are no longer loops, so that all were found
};

/// The loops, or those that go through one concept.
[[nodiscard]] Loops find_loops(const CausalGraph& graph, std::optional<graph::Node> through,
                               const ChainOptions& options);

}  // namespace yinguo::reasoning
