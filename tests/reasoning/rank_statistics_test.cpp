#include "reasoning/rank_statistics.hpp"

#include <algorithm>
#include <cmath>
#include <random>

#include "catch.hpp"

using namespace yinguo::reasoning;

namespace {

using Column = std::vector<double>;
using Columns = std::vector<Column>;

/// By the recursion of the definition, one other at a time.
double partial_by_recursion(const Column& a, const Column& b, std::vector<Column> others) {
  if (others.empty()) return *rank_correlation(a, b);
  const auto last = others.back();
  others.pop_back();
  const double ab = partial_by_recursion(a, b, others);
  const double al = partial_by_recursion(a, last, others);
  const double bl = partial_by_recursion(b, last, others);
  return (ab - al * bl) / std::sqrt((1.0 - al * al) * (1.0 - bl * bl));
}

}  // namespace

TEST_CASE("equal values share the mean of their ranks", "[ranks]") {
  CHECK(ranks_of(Column{30, 10, 20, 10}) == Column{4, 1.5, 3, 1.5});
  CHECK(ranks_of(Column{}).empty());
}

TEST_CASE("rank correlation", "[ranks]") {
  CHECK(*rank_correlation(Column{1, 2, 3, 4}, Column{1, 4, 9, 16}) == 1.0);
  CHECK(*rank_correlation(Column{1, 2, 3, 4}, Column{5, 4, 3, 2}) == -1.0);
  // 1 - 6 Σ d² / (n (n² - 1)) with d = 0, 1, 1, 0
  CHECK(*rank_correlation(Column{1, 2, 3, 4}, Column{1, 3, 2, 4}) == Approx(0.8));
  CHECK_FALSE(rank_correlation(Column{1, 1, 1}, Column{1, 2, 3}));
  CHECK_FALSE(rank_correlation(Column{1}, Column{1}));
}

TEST_CASE("partial rank correlation is that of the recursion", "[ranks]") {
  std::mt19937 random{11};
  std::normal_distribution<double> normal;
  for (int round = 0; round < 200; ++round) {
    std::vector<Column> columns(2 + random() % 4, Column(12));
    for (auto& column : columns) {
      for (double& value : column)
        value = normal(random);
    }
    const std::vector<Column> others(columns.begin() + 2, columns.end());
    const auto found = partial_rank_correlation(columns[0], columns[1], others);
    REQUIRE(found);
    CHECK(*found == Approx(partial_by_recursion(columns[0], columns[1], others)).margin(1e-9));
  }
}

TEST_CASE("nothing is left where the others say it all", "[ranks]") {
  const Column a{1, 2, 3, 4, 5};
  const Column b{2, 1, 4, 3, 5};
  CHECK_FALSE(partial_rank_correlation(a, b, Columns{a}));
  CHECK(partial_rank_correlation(a, b, Columns{b, b}) == std::nullopt);
  CHECK(*partial_rank_correlation(a, b, Columns{Column{1, 1, 1, 1, 1}}) ==
        Approx(*rank_correlation(a, b)));
}

TEST_CASE("significance by Fisher's z", "[ranks]") {
  // z = 0.5493; its error for the interval √((1 + 0.125) / 28), under no association √(1.06 / 28)
  const auto found = significance_of(0.5, 31, 0, 0.05);
  REQUIRE(found);
  const double reach = 1.959963985 * std::sqrt(1.125 / 28.0);
  CHECK(found->low == Approx(std::tanh(std::atanh(0.5) - reach)));
  CHECK(found->high == Approx(std::tanh(std::atanh(0.5) + reach)));
  CHECK(found->p == Approx(std::erfc(std::atanh(0.5) / std::sqrt(2.0 * 1.06 / 28.0))));
  CHECK(significance_of(0.0, 31, 0, 0.05)->p == 1.0);
  CHECK(significance_of(1.0, 31, 0, 0.05)->p < 1e-12);
  CHECK_FALSE(significance_of(0.5, 5, 2, 0.05));
  CHECK(significance_of(0.5, 6, 2, 0.05));
}

TEST_CASE("adjustment for many tests", "[ranks]") {
  // 0.01·4/1, 0.04·4/3 → 0.0533…, 0.03·4/2 → 0.06 → 0.0533…, 0.5
  const auto adjusted = adjusted_for_multiplicity(Column{0.04, 0.01, 0.5, 0.03});
  CHECK(adjusted[0] == Approx(0.16 / 3.0));
  CHECK(adjusted[1] == Approx(0.04));
  CHECK(adjusted[2] == Approx(0.5));
  CHECK(adjusted[3] == Approx(0.16 / 3.0));
  CHECK(adjusted_for_multiplicity(Column{}).empty());
}

TEST_CASE("few false discoveries where nothing is associated", "[ranks]") {
  std::mt19937 random{5};
  std::uniform_real_distribution<double> uniform;
  int discoveries = 0;
  for (int round = 0; round < 200; ++round) {
    Column p;
    for (int test = 0; test < 20; ++test) {
      Column a(31);
      Column b(31);
      std::ranges::generate(a, [&] { return uniform(random); });
      std::ranges::generate(b, [&] { return uniform(random); });
      p.push_back(significance_of(*rank_correlation(a, b), 31, 0, 0.05)->p);
    }
    const auto adjusted = adjusted_for_multiplicity(p);
    if (std::ranges::any_of(adjusted, [](double q) { return q <= 0.05; })) ++discoveries;
  }
  CHECK(discoveries < 25);  // 10 of 200 expected; 25 is 5 standard deviations
}
