#pragma once
// What tests of one thing in several years come to together.
#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace yinguo::reasoning {

/// One test in one year.
struct YearResult {
  double correlation = 0.0;
  double p = 1.0;  ///< two-sided
};

/// All years of one test.
struct OverYears {
  std::size_t assessed = 0;   ///< years in which it could be made
  bool has_one_sign = false;  ///< the correlation is positive in all of these, or negative in all
  double weakest = 0.0;       ///< the correlation nearest to 0
  double p = 1.0;             ///< the greatest of the years; 1 where the signs differ
  double adjusted = 1.0;      ///< p adjusted over all tests
};

/// Whether an association is there in every year. Figures of one region in two years are not
/// independent of each other, so nothing is pooled: the greatest p of the years is a valid p
/// against "in some year there is none" however the years depend on each other (Berger 1982,
/// Technometrics 24, intersection–union tests), and more years make it no smaller.
/// `tests` are by test, then by year; none: it could not be made.
[[nodiscard]] std::vector<OverYears> over_years(
    std::span<const std::vector<std::optional<YearResult>>> tests);

}  // namespace yinguo::reasoning
