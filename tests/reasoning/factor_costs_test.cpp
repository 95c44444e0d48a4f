#include "reasoning/factor_costs.hpp"

#include <algorithm>
#include <limits>
#include <numeric>
#include <random>

#include "catch.hpp"

using namespace yinguo::reasoning;

namespace {

constexpr double kInfinite = std::numeric_limits<double>::infinity();

/// Levers of up to three steps, and factors of which several may have a lever in common.
struct RandomFactors {
  std::vector<Lever> levers{};
  std::vector<MeanFactor> factors{};

  RandomFactors(std::mt19937& random, std::size_t lever_count, std::size_t factor_count) {
    const auto part = [&] { return static_cast<double>(1 + random() % 9) / 16.0; };
    for (std::size_t l = 0; l < lever_count; ++l) {
      auto& lever = levers.emplace_back();
      double cost = 0.0;
      double degree = 0.0;
      for (auto count = random() % 4; count > 0; --count) {
        cost += static_cast<double>(1 + random() % 5);
        lever.steps.push_back({.degree = degree += part(), .cost = cost});
      }
    }
    for (std::size_t f = 0; f < factor_count; ++f) {
      auto& factor = factors.emplace_back();
      for (std::uint32_t l = 0; l < lever_count; ++l) {
        if (random() % 2 == 0) factor.levers.push_back(l);
      }
      factor.short_by = part() * 2.0;
    }
  }

  [[nodiscard]] bool lift(const std::vector<std::uint32_t>& steps, FactorCosts::Mask set) const {
    for (std::size_t f = 0; f < factors.size(); ++f) {
      if ((set >> f & 1U) == 0) continue;
      double gained = 0.0;
      for (const auto l : factors[f].levers)
        gained += steps[l] == 0 ? 0.0 : levers[l].steps[steps[l] - 1].degree;
      if (gained < factors[f].short_by) return false;
    }
    return true;
  }

  [[nodiscard]] double cost(const std::vector<std::uint32_t>& steps) const {
    double sum = 0.0;
    for (std::size_t l = 0; l < levers.size(); ++l)
      sum += steps[l] == 0 ? 0.0 : levers[l].steps[steps[l] - 1].cost;
    return sum;
  }

  [[nodiscard]] double least_of_all(FactorCosts::Mask set) const {
    double least = kInfinite;
    std::vector<std::uint32_t> at(levers.size(), 0);
    for (;;) {
      if (cost(at) < least && lift(at, set)) least = cost(at);
      std::size_t l = 0;
      while (l < at.size() && at[l] == levers[l].steps.size())
        at[l++] = 0;
      if (l == at.size()) return least;
      ++at[l];
    }
  }
};

}  // namespace

TEST_CASE("the joint cost of factors is that of the cheapest of all combinations", "[costs]") {
  std::mt19937 random{17};
  std::size_t finite = 0;
  std::size_t capped = 0;
  for (int round = 0; round < 150; ++round) {
    const RandomFactors world{random, 5, 4};
    const std::vector<bool> is_fixed(world.levers.size(), false);
    FactorCosts costs{world.factors, world.levers, is_fixed};
    FactorCosts bounded{world.factors, world.levers, is_fixed};
    const auto most = static_cast<double>(2 + random() % 12);
    bounded.cap(most);
    std::vector<FactorCosts::Mask> sets(15);
    std::iota(sets.begin(), sets.end(), FactorCosts::Mask{1});
    std::ranges::shuffle(sets, random);  // what is known of one set helps with another
    for (const auto set : sets) {
      const double expected = world.least_of_all(set);
      REQUIRE(costs.cost(set) == expected);
      const double known = bounded.cost(set);
      REQUIRE((known == expected || (known == kInfinite && expected > most)));
      if (known != expected) ++capped;
      if (expected == kInfinite) continue;
      ++finite;
      REQUIRE(world.cost(costs.steps(set)) == expected);
      REQUIRE(world.lift(costs.steps(set), set));
      double shares = 0.0;
      for (std::size_t f = 0; f < world.factors.size(); ++f)
        shares += (set >> f & 1U) != 0 ? costs.share(f) : 0.0;
      REQUIRE(shares <= expected + 1e-9);
    }
  }
  CHECK(finite > 300);
  CHECK(capped > 100);
}
