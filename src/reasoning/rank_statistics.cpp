#include "reasoning/rank_statistics.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>

#include <boost/math/special_functions/erf.hpp>

namespace yinguo::reasoning {
namespace {

/// Below this share of its variance a column counts as explained by the others.
constexpr double kNothingLeft = 1e-9;

/// Times 1 / freedom: the variance of z under no association.
constexpr double kUnderNone = 1.06;

std::vector<std::size_t> ascending(std::span<const double> values) {
  std::vector<std::size_t> order(values.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, {}, [&](std::size_t i) { return values[i]; });
  return order;
}

void center(std::vector<double>& column) {
  const double mean =
      std::accumulate(column.begin(), column.end(), 0.0) / static_cast<double>(column.size());
  for (double& value : column)
    value -= mean;
}

double product(std::span<const double> a, std::span<const double> b) {
  return std::inner_product(a.begin(), a.end(), b.begin(), 0.0);
}

/// What the columns of `basis`, which are orthogonal, leave of `column`.
void take_away(std::span<const std::vector<double>> basis, std::vector<double>& column) {
  for (const auto& other : basis) {
    const double slope = product(column, other) / product(other, other);
    for (std::size_t i = 0; i < column.size(); ++i)
      column[i] -= slope * other[i];
  }
}

std::vector<double> centered_ranks(std::span<const double> values) {
  auto out = ranks_of(values);
  center(out);
  return out;
}

/// Orthogonal columns that span the ranks of `others` (modified Gram and Schmidt, done twice).
std::vector<std::vector<double>> basis_of(std::span<const std::vector<double>> others) {
  std::vector<std::vector<double>> basis;
  for (const auto& other : others) {
    auto column = centered_ranks(other);
    const double whole = product(column, column);
    take_away(basis, column);
    take_away(basis, column);
    if (product(column, column) > kNothingLeft * whole) basis.push_back(std::move(column));
  }
  return basis;
}

}  // namespace

std::vector<double> ranks_of(std::span<const double> values) {
  const auto order = ascending(values);
  std::vector<double> ranks(values.size());
  for (std::size_t first = 0; first < order.size();) {
    std::size_t end = first;
    while (end < order.size() && values[order[end]] == values[order[first]])
      ++end;
    const double shared = static_cast<double>(first + end + 1) / 2.0;
    for (; first < end; ++first)
      ranks[order[first]] = shared;
  }
  return ranks;
}

std::optional<double> correlation(std::span<const double> a, std::span<const double> b) {
  if (a.size() < 2) return std::nullopt;
  std::vector<double> x(a.begin(), a.end());
  std::vector<double> y(b.begin(), b.end());
  center(x);
  center(y);
  const double both = product(x, x) * product(y, y);
  if (!(both > 0.0)) return std::nullopt;
  return std::clamp(product(x, y) / std::sqrt(both), -1.0, 1.0);
}

std::optional<double> rank_correlation(std::span<const double> a, std::span<const double> b) {
  return correlation(ranks_of(a), ranks_of(b));
}

std::optional<double> partial_rank_correlation(std::span<const double> a, std::span<const double> b,
                                               std::span<const std::vector<double>> others) {
  const auto basis = basis_of(others);
  auto x = centered_ranks(a);
  auto y = centered_ranks(b);
  const double whole_x = product(x, x);
  const double whole_y = product(y, y);
  take_away(basis, x);
  take_away(basis, y);
  if (product(x, x) <= kNothingLeft * whole_x || product(y, y) <= kNothingLeft * whole_y)
    return std::nullopt;
  return correlation(x, y);
}

std::optional<Significance> significance_of(double r, std::size_t n, std::size_t others,
                                            double level) {
  if (n < others + 4) return std::nullopt;
  constexpr double kEdge = 1.0 - 1e-12;  // where Fisher's z is still finite
  const auto freedom = static_cast<double>(n - 3 - others);
  const double z = std::atanh(std::clamp(r, -kEdge, kEdge));
  const double reach =
      std::numbers::sqrt2 * boost::math::erfc_inv(level) * std::sqrt((1.0 + r * r / 2.0) / freedom);
  const double p = std::erfc(std::abs(z) / std::sqrt(2.0 * kUnderNone / freedom));
  return Significance{std::tanh(z - reach), std::tanh(z + reach), p};
}

double least_telling(std::size_t n, std::size_t others, double level) {
  if (n < others + 4) return 1.0;
  const auto freedom = static_cast<double>(n - 3 - others);
  return std::tanh(boost::math::erfc_inv(level) * std::sqrt(2.0 * kUnderNone / freedom));
}

std::vector<double> adjusted_for_multiplicity(std::span<const double> p) {
  const auto order = ascending(p);
  std::vector<double> out(p.size());
  double least = 1.0;
  for (std::size_t at = order.size(); at-- > 0;) {
    const double rate = p[order[at]] * static_cast<double>(p.size()) / static_cast<double>(at + 1);
    least = std::min(least, rate);
    out[order[at]] = least;
  }
  return out;
}

}  // namespace yinguo::reasoning
