#include "reasoning/composite_index.hpp"

#include <cmath>
#include <numeric>
#include <random>

#include "catch.hpp"

using namespace yinguo::reasoning;

namespace {

/// Three regions, two indicators in two groups; the second is better when lower.
std::vector<IndexColumn> small() {
  return {{.indicator = "a", .values = {0.0, 5.0, 10.0}, .groups = {0}},
          {.indicator = "b", .lower_is_better = true, .values = {1.0, 2.0, 3.0}, .groups = {1}}};
}

double square(double x) {
  return x * x;
}

std::vector<IndexColumn> random_columns(std::mt19937& random, std::size_t regions) {
  std::uniform_real_distribution<double> value{0.0, 100.0};
  std::vector<IndexColumn> columns(1 + random() % 6);
  for (auto& column : columns) {
    column.lower_is_better = random() % 2 == 0;
    column.groups = {random() % 2};
    for (std::size_t r = 0; r < regions; ++r)
      column.values.push_back(value(random));
  }
  return columns;
}

}  // namespace

TEST_CASE("scores of a table that can be reckoned by hand", "[composite]") {
  const auto index = composite_index(small(), 2, {.weighting = Weighting::kEqual, .samples = 0});
  REQUIRE(index.weights == std::vector{0.5, 0.5});
  // On [0,1]: a 0, .5, 1; b 1, .5, 0. So every region has 0.5, and all share the first place.
  for (const auto& region : index.regions) {
    CHECK(region.linear.score == 0.5);
    CHECK(region.linear.rank == 1);
    CHECK(region.topsis.score == Approx(0.5));
  }
  CHECK(index.regions[0].groups == std::vector{0.0, 1.0});
  CHECK(index.regions[0].coupling.degree == 0.0);
  CHECK(index.regions[1].coupling.degree == Approx(1.0));
  CHECK(index.regions[1].coupling.coordination == Approx(std::sqrt(0.5)));
  REQUIRE(index.regions[0].obstacles.size() == 1);
  CHECK(index.regions[0].obstacles[0].column == 0);
  CHECK(index.regions[0].obstacles[0].share == 1.0);
  CHECK(index.regions[1].obstacles.size() == 2);
}

TEST_CASE("entropy weighs more what tells regions apart", "[composite]") {
  // Parts of the first column: 1/3, 2/3 (beside 0); of the second: 1 (beside two 0), entropy 0.
  const std::vector<IndexColumn> columns{{.indicator = "even", .values = {0.0, 1.0, 2.0}},
                                         {.indicator = "odd", .values = {0.0, 0.0, 2.0}}};
  const auto index = composite_index(columns, 0, {.samples = 0});
  const double even =
      -(std::log(1.0 / 3.0) / 3.0 + std::log(2.0 / 3.0) * 2.0 / 3.0) / std::log(3.0);
  CHECK(index.entropy[0] == Approx(even));
  CHECK(index.entropy[1] == 0.0);
  CHECK(index.weights[0] == Approx((1.0 - even) / (2.0 - even)));
  CHECK(index.weights[1] == Approx(1.0 / (2.0 - even)));
}

TEST_CASE("given weights are scaled", "[composite]") {
  const auto index = composite_index(
      small(), 2, {.weighting = Weighting::kGiven, .weights = {3.0, 1.0}, .samples = 0});
  CHECK(index.weights == std::vector{0.75, 0.25});
  CHECK(index.regions[2].linear.score == 0.75);
  CHECK(index.regions[2].linear.rank == 1);
  CHECK(index.regions[0].linear.rank == 3);
  // Distances of the last region: .75 and 0 from the worst; 0 and .25 from the best.
  CHECK(index.regions[2].topsis.score == Approx(0.75));
}

TEST_CASE("what holds of every table", "[composite]") {
  std::mt19937 random{7};
  for (int round = 0; round < 300; ++round) {
    const std::size_t regions = 2 + random() % 8;
    const auto columns = random_columns(random, regions);
    const auto index = composite_index(columns, 2, {.samples = 50, .seed = random()});
    CHECK(std::accumulate(index.weights.begin(), index.weights.end(), 0.0) == Approx(1.0));
    for (const auto& region : index.regions) {
      for (const auto* place : {&region.linear, &region.topsis}) {
        CHECK((place->score >= 0.0 && place->score <= 1.0 + 1e-12));
        CHECK((place->best_rank <= place->rank && place->rank <= place->worst_rank));
        CHECK((place->kept >= 0.0 && place->kept <= 1.0));
      }
      double lacking = 0.0;
      for (const auto& obstacle : region.obstacles)
        lacking += obstacle.share;
      CHECK((region.obstacles.empty() || std::abs(lacking - 1.0) < 1e-9));
      CHECK((region.coupling.degree >= 0.0 && region.coupling.degree <= 1.0));
      const double mean = (region.groups[0] + region.groups[1]) / 2.0;
      CHECK(square(region.coupling.coordination) == Approx(region.coupling.degree * mean));
    }
  }
}

TEST_CASE("ranks that no moved weight changes are kept", "[composite]") {
  const std::vector<IndexColumn> columns{{.indicator = "a", .values = {1.0, 2.0, 3.0}},
                                         {.indicator = "b", .values = {10.0, 20.0, 30.0}}};
  const auto index = composite_index(columns, 0, {.perturbation = 0.9, .samples = 200});
  for (const auto& region : index.regions) {
    CHECK(region.linear.kept == 1.0);
    CHECK(region.linear.best_rank == region.linear.worst_rank);
  }
  const auto again = composite_index(small(), 2, {.perturbation = 0.9, .samples = 200, .seed = 3});
  const auto same = composite_index(small(), 2, {.perturbation = 0.9, .samples = 200, .seed = 3});
  CHECK(again.regions[0].linear.kept == same.regions[0].linear.kept);
  CHECK(again.regions[0].linear.kept < 1.0);
}
