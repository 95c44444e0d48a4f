#include "graph/cheapest_levels.hpp"

#include <algorithm>
#include <functional>
#include <limits>
#include <random>

#include "catch.hpp"

using namespace yinguo::graph;

namespace {

using Costs = std::vector<std::vector<double>>;
using Point = std::vector<std::uint32_t>;
using Holds = std::function<bool(std::span<const std::uint32_t>)>;

double cost_of(const Costs& costs, const Point& at) {
  double sum = 0.0;
  for (std::size_t i = 0; i < at.size(); ++i)
    sum += costs[i][at[i]];
  return sum;
}

/// The least cost among all points; infinite when none holds.
double least_of_all(const Costs& costs, const Holds& holds) {
  double least = std::numeric_limits<double>::infinity();
  Point at(costs.size(), 0);
  for (;;) {
    if (holds(at)) least = std::min(least, cost_of(costs, at));
    std::size_t i = 0;
    while (i < at.size() && at[i] + 1 == costs[i].size())
      at[i++] = 0;
    if (i == at.size()) return least;
    ++at[i];
  }
}

Costs random_costs(std::mt19937& random) {
  Costs costs(2 + random() % 4);
  for (auto& one : costs) {
    one.push_back(0.0);
    for (auto steps = random() % 4; steps > 0; --steps)
      one.push_back(one.back() + static_cast<double>(random() % 4));
  }
  return costs;
}

/// Holds above any of some random points: any monotone condition is of that form.
std::vector<Point> random_condition(const Costs& costs, std::mt19937& random) {
  std::vector<Point> least(random() % 5);
  for (auto& point : least) {
    for (const auto& one : costs)
      point.push_back(static_cast<std::uint32_t>(random() % one.size()));
  }
  return least;
}

}  // namespace

TEST_CASE("The cheapest levels are those of a search through all of them") {
  std::mt19937 random{20};
  std::size_t found = 0;
  for (int round = 0; round < 3000; ++round) {
    const auto costs = random_costs(random);
    const auto least = random_condition(costs, random);
    const Holds holds = [&](std::span<const std::uint32_t> at) {
      return std::ranges::any_of(least, [&](const Point& point) {
        return std::ranges::equal(at, point, [](auto a, auto b) { return a >= b; });
      });
    };
    const auto best = cheapest_levels(costs, holds);
    const double expected = least_of_all(costs, holds);
    REQUIRE(best.is_proved);
    REQUIRE(best.is_found() == (expected < std::numeric_limits<double>::infinity()));
    if (!best.is_found()) continue;
    ++found;
    REQUIRE(best.cost == expected);
    REQUIRE(best.bound == expected);
    REQUIRE(holds(best.levels));
    REQUIRE(cost_of(costs, best.levels) == expected);
  }
  CHECK(found > 1500);
}

TEST_CASE("At a limit the bound stays below the cost of what was found") {
  // Any three of six things, of which the dear ones come first.
  const Costs costs{{0, 9}, {0, 8}, {0, 7}, {0, 3}, {0, 2}, {0, 1}};
  const Holds holds = [](std::span<const std::uint32_t> at) {
    return std::ranges::count(at, 1U) >= 3;
  };
  const auto best = cheapest_levels(costs, holds);
  CHECK(best.is_proved);
  CHECK(best.cost == 6.0);
  const auto cut = cheapest_levels(costs, holds, {.max_rounds = 1});
  CHECK_FALSE(cut.is_proved);
  CHECK(cut.is_found());
  CHECK(cut.bound <= 6.0);
  CHECK(cut.cost >= 6.0);
}
