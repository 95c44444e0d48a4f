#pragma once
// The cheapest way to raise some of many things to a level so that a monotone condition holds.
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "base/function_ref.hpp"

namespace yinguo::graph {

/// By thing: its level; 0 costs nothing.
using Levels = std::vector<std::uint32_t>;

struct CheapestOptions {
  std::size_t max_rounds = 20'000;       ///< questions of the master problem
  std::size_t max_branches = 5'000'000;  ///< of all master problems together
};

struct Cheapest {
  Levels levels{};         ///< the best found; empty: none found
  double cost = 0.0;       ///< of `levels`
  double bound = 0.0;      ///< no solution costs less
  bool is_proved = false;  ///< cost == bound, or there is no solution at all
  std::size_t rounds = 0;

  [[nodiscard]] bool is_found() const { return !levels.empty(); }
};

/// `costs[i][l]` is the cost of level l of thing i: `costs[i][0] == 0`, not falling with the level.
/// `holds` is monotone: what holds at some levels holds at all that are nowhere lower. It is asked
/// with one level for each thing.
///
/// The method is that of implicit hitting sets (Moreno-Centeno and Karp, Operations Research 61,
/// 2013; Davies and Bacchus, CP 2011): where the condition fails, the levels are raised as far as
/// it goes on failing; every solution then exceeds one of them, which is a clause. The cheapest
/// levels that satisfy all clauses (branch and bound, with the sum over clauses that share nothing
/// as its bound) are a lower bound of the cost, and a solution as soon as the condition holds
/// there. Ends, since each clause is new. Deterministic. At a limit, `bound` is what is proved.
[[nodiscard]] Cheapest cheapest_levels(
    std::span<const std::vector<double>> costs,
    base::FunctionRef<bool(std::span<const std::uint32_t>)> holds,
    const CheapestOptions& options = {});

}  // namespace yinguo::graph
