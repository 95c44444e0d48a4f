#pragma once
// In which order the changes of a plan belong.
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "reasoning/causal_graph.hpp"

namespace yinguo::reasoning {

/// A change that leads to another: a chain of claims of increase from a factor of the one to a
/// factor of the other.
struct Prerequisite {
  std::size_t first = 0;  ///< positions among the changes
  std::size_t then = 0;
  std::vector<std::string> concepts{};  ///< of the chain, both factors included
  std::vector<std::string> claims{};    ///< one for each step
};

struct PlanSequence {
  std::vector<std::uint32_t> stages{};  ///< by change, from 0: after all that leads to it
  std::vector<Prerequisite> reasons{};  ///< in the order of `first` and `then`
};

/// The factors of each change, and the claims between them: shortest chains of up to `longest`
/// claims of increase. Changes that lead to each other, or have a factor in common, are of one
/// stage as far as they do. Stages are the fewest there can be. The order is that of the argument,
/// which says nothing of time.
/// Cost: a search through the graph for each change.
[[nodiscard]] PlanSequence sequence_of(const CausalGraph& graph,
                                       std::span<const std::vector<std::string>> factors,
                                       std::size_t longest = 3);

}  // namespace yinguo::reasoning
