#pragma once
// The cheapest way to reach each total when every row gives one of several amounts.
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace yinguo::graph {

/// A multiple-choice knapsack solved by dynamic programming over the total (Dudziński and
/// Walukiewicz, EJOR 28, 1987): amounts are small whole numbers, costs any reals, so the answer is
/// exact.
class CheapestTotals {
 public:
  /// By row, what it costs to get 1, 2, … of it; none of it costs nothing. Infinite: it cannot be
  /// had. Cost: O(rows × total × longest row).
  explicit CheapestTotals(std::span<const std::vector<double>> rows);

  /// By total, from 0 to all: the least sum of costs; infinite where it cannot be had.
  [[nodiscard]] const std::vector<double>& costs() const noexcept { return costs_; }

  /// By row, how much of it a cheapest way to `total` takes; of equals the later rows take less.
  /// Requires: costs()[total] is finite.
  [[nodiscard]] std::vector<std::uint32_t> amounts(std::size_t total) const;

  /// The greatest total that costs no more than `budget`, but for rounding errors of sums.
  [[nodiscard]] std::size_t greatest_within(double budget) const;

 private:
  std::vector<double> costs_;
  std::vector<std::vector<std::uint32_t>> taken_;  ///< by row and total
};

}  // namespace yinguo::graph
