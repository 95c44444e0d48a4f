#include "graph/cheapest_totals.hpp"

#include <algorithm>
#include <limits>
#include <random>

#include "catch.hpp"

using namespace yinguo::graph;

namespace {

constexpr double kNever = std::numeric_limits<double>::infinity();

using Rows = std::vector<std::vector<double>>;

/// Every choice of one amount of each row, one after the other.
template <class Visit>
void each_choice(const Rows& rows, Visit visit) {
  std::vector<std::uint32_t> at(rows.size(), 0);
  for (;;) {
    visit(at);
    std::size_t row = 0;
    while (row < rows.size() && at[row] == rows[row].size())
      at[row++] = 0;
    if (row == rows.size()) return;
    ++at[row];
  }
}

struct Sum {
  std::size_t total = 0;
  double cost = 0.0;
};

Sum sum_of(const Rows& rows, const std::vector<std::uint32_t>& amounts) {
  Sum out;
  for (std::size_t row = 0; row < rows.size(); ++row) {
    out.total += amounts[row];
    if (amounts[row] > 0) out.cost += rows[row][amounts[row] - 1];
  }
  return out;
}

Rows random_rows(std::mt19937& random) {
  Rows rows(random() % 6);
  for (auto& row : rows) {
    row.resize(random() % 5);
    // Quarters, so that sums are exact; now and then dearer for less, or not to be had.
    for (auto& cost : row)
      cost = random() % 8 == 0 ? kNever : static_cast<double>(random() % 40) / 4;
  }
  return rows;
}

}  // namespace

TEST_CASE("each total is reached at the least cost of all choices") {
  std::mt19937 random{11};
  for (int round = 0; round < 2000; ++round) {
    const auto rows = random_rows(random);
    std::size_t all = 1;
    for (const auto& row : rows)
      all += row.size();
    std::vector<double> least(all, kNever);
    each_choice(rows, [&](const std::vector<std::uint32_t>& at) {
      const auto sum = sum_of(rows, at);
      least[sum.total] = std::min(least[sum.total], sum.cost);
    });
    const CheapestTotals totals{rows};
    REQUIRE(totals.costs() == least);
    for (std::size_t total = 0; total < least.size(); ++total) {
      if (least[total] == kNever) continue;
      const auto sum = sum_of(rows, totals.amounts(total));
      REQUIRE(sum.total == total);
      REQUIRE(sum.cost == least[total]);
    }
    const double budget = static_cast<double>(random() % 80) / 4;
    std::size_t most = 0;
    for (std::size_t total = 0; total < least.size(); ++total) {
      if (least[total] <= budget) most = total;
    }
    REQUIRE(totals.greatest_within(budget) == most);
  }
}

TEST_CASE("a budget that sums come to but for rounding is enough") {
  const Rows rows{{0.1}, {0.2}};
  CHECK(CheapestTotals{rows}.greatest_within(0.3) == 2);
}
