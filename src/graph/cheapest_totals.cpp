#include "graph/cheapest_totals.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace yinguo::graph {

CheapestTotals::CheapestTotals(std::span<const std::vector<double>> rows) {
  constexpr double kNever = std::numeric_limits<double>::infinity();
  std::size_t all = 0;
  for (const auto& row : rows)
    all += row.size();
  costs_.assign(all + 1, kNever);
  costs_[0] = 0.0;
  std::size_t reached = 0;
  for (const auto& row : rows) {
    std::vector<std::uint32_t> taken(all + 1, 0);
    reached += row.size();
    for (std::size_t total = reached; total > 0; --total) {  // downwards: each row counts once
      for (std::uint32_t amount = 1; amount <= std::min(row.size(), total); ++amount) {
        const double cost = costs_[total - amount] + row[amount - 1];
        if (!(cost < costs_[total])) continue;
        costs_[total] = cost;
        taken[total] = amount;
      }
    }
    taken_.push_back(std::move(taken));
  }
}

std::vector<std::uint32_t> CheapestTotals::amounts(std::size_t total) const {
  std::vector<std::uint32_t> out(taken_.size(), 0);
  for (std::size_t row = taken_.size(); row-- > 0;) {
    out[row] = taken_[row][total];
    total -= out[row];
  }
  return out;
}

std::size_t CheapestTotals::greatest_within(double budget) const {
  constexpr double kSlack = 1e-9;
  const double most = budget + kSlack * std::max(1.0, std::abs(budget));
  std::size_t total = costs_.size() - 1;
  while (total > 0 && !(costs_[total] <= most))
    --total;
  return total;
}

}  // namespace yinguo::graph
