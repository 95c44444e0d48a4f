#pragma once
// Smallest sets of things for which a monotone condition holds.
#include <cstdint>
#include <span>
#include <vector>

#include "base/function_ref.hpp"

namespace yinguo::graph {

/// Numbers of things, ascending.
using ThingSet = std::vector<std::uint32_t>;

struct SmallestSetsOptions {
  std::size_t sets = 3;
  std::size_t max_branches = 200'000;  ///< of the search for each set
  std::size_t max_searches = 200;
};

struct SmallestSets {
  std::vector<ThingSet> sets{};  ///< smallest first; of none can anything be left out
  std::size_t bound = 0;         ///< no set has fewer members
  bool is_proved = false;        ///< the first set has `bound` members, or no set holds
};

/// A smallest set of the things 0 … things − 1 for which `holds` is true, then the smallest that
/// leave out at least one member of each set before them. `holds` is asked with 1 for each member
/// and 0 for the others, and is monotone: what holds for a set holds for every larger one.
///
/// Sets are found as in cheapest_levels.hpp, alternatives as in Reiter's tree (Artificial
/// Intelligence 32, 1987). Deterministic.
[[nodiscard]] SmallestSets smallest_sets(
    std::size_t things, base::FunctionRef<bool(std::span<const std::uint32_t>)> holds,
    const SmallestSetsOptions& options = {});

}  // namespace yinguo::graph
