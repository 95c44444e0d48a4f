#include "reasoning/ratio_system.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <random>
#include <vector>

#include "catch.hpp"

using namespace yinguo::reasoning;

namespace {

constexpr double kNone = -std::numeric_limits<double>::infinity();

/// Series, ratios of them and levels, drawn at random.
struct Drawn {
  RatioSystem system;
  std::vector<Level> levels;
  std::uint32_t series = 0;
};

Drawn draw(std::mt19937_64& random) {
  const auto between = [&](double low, double high) {
    return std::uniform_real_distribution{low, high}(random);
  };
  const auto below = [&](std::uint32_t end) {
    return std::uniform_int_distribution<std::uint32_t>{0, end - 1}(random);
  };
  Drawn out;
  out.series = 2 + below(4);
  for (std::uint32_t s = 0; s < out.series; ++s)
    out.system.add_series(between(0.5, 10.0));
  for (std::uint32_t r = 0, count = 1 + below(6); r < count; ++r) {
    const auto numerator = below(out.series);
    const auto denominator = (numerator + 1 + below(out.series - 1)) % out.series;
    out.system.add_ratio({numerator, denominator, between(0.1, 100.0)});
  }
  for (std::uint32_t f = 0; f < out.system.size(); ++f) {
    if (below(3) == 0) continue;
    const bool is_most = below(3) == 0;
    const double now = out.system.value(f, out.system.series());
    out.levels.push_back({f, now * (is_most ? between(0.6, 1.2) : between(0.8, 1.6)), is_most});
  }
  return out;
}

/// By series: the least, from the longest paths between all (Floyd and Warshall, in logarithms).
std::optional<std::vector<double>> by_longest_paths(const Drawn& drawn) {
  const auto n = drawn.series;
  std::vector<std::vector<double>> path(n, std::vector<double>(n, kNone));
  std::vector<double> start;
  std::vector<double> most(n, -kNone);
  for (std::uint32_t s = 0; s < n; ++s)
    start.push_back(std::log(drawn.system.series()[s]));
  for (const auto& level : drawn.levels) {
    const auto& ratio = drawn.system.ratio(level.figure);
    auto to = level.figure;
    const double value = std::log(level.value);
    if (!ratio) {
      if (level.is_most) {
        most[to] = value;
        start[to] = std::min(start[to], value);
      } else {
        start[to] = std::max(start[to], value);
      }
      continue;
    }
    to = level.is_most ? ratio->denominator : ratio->numerator;
    const auto from = level.is_most ? ratio->numerator : ratio->denominator;
    const double more = value - std::log(ratio->scale);
    path[to][from] = std::max(path[to][from], level.is_most ? -more : more);
  }
  for (std::uint32_t k = 0; k < n; ++k) {
    for (std::uint32_t i = 0; i < n; ++i) {
      for (std::uint32_t j = 0; j < n; ++j)
        path[i][j] = std::max(path[i][j], path[i][k] + path[k][j]);
    }
  }
  std::vector<double> out;
  for (std::uint32_t i = 0; i < n; ++i) {
    if (path[i][i] > 1e-9) return std::nullopt;
    double least = start[i];
    for (std::uint32_t j = 0; j < n; ++j)
      least = std::max(least, path[i][j] + start[j]);
    if (least > most[i] + 1e-9) return std::nullopt;
    out.push_back(std::exp(least));
  }
  return out;
}

}  // namespace

TEST_CASE("the least series are those of the longest paths", "[ratios]") {
  std::mt19937_64 random{20240601};
  std::size_t found = 0;
  std::size_t refused = 0;
  for (int round = 0; round < 5000; ++round) {
    const auto drawn = draw(random);
    const auto expected = by_longest_paths(drawn);
    const auto got = drawn.system.least_series(drawn.levels);
    CAPTURE(round);
    REQUIRE(got.has_value() == expected.has_value());
    ++(got ? found : refused);
    if (!got) continue;
    for (std::uint32_t s = 0; s < drawn.series; ++s)
      CHECK((*got)[s] == Approx((*expected)[s]).epsilon(1e-9));
    for (const auto& level : drawn.levels) {
      const double value = drawn.system.value(level.figure, *got);
      CHECK(
          (level.is_most ? value <= level.value * (1 + 1e-9) : value >= level.value * (1 - 1e-9)));
    }
  }
  CHECK(found > 1000);
  CHECK(refused > 500);
}

TEST_CASE("a ratio of a ratio is raised by what is at its top", "[ratios]") {
  RatioSystem system;
  const auto revenue = system.add_series(100.0);
  const auto staff = system.add_series(10.0);
  const auto area = system.add_series(2.0);
  const auto each = system.add_ratio({revenue, staff, 1.0});  // 10
  const auto dense = system.add_ratio({each, area, 3.0});     // 15
  const auto series = system.least_series(std::vector<Level>{{dense, 30.0}, {staff, 20.0}});
  REQUIRE(series);
  CHECK((*series)[revenue] == Approx(400.0));
  CHECK((*series)[staff] == 20.0);
  CHECK((*series)[area] == 2.0);
}
