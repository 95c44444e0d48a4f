#pragma once
// Association of columns by ranks: what a panel of regions can say of a sign that is asserted.
#include <optional>
#include <span>
#include <vector>

namespace yinguo::reasoning {

/// The rank of each value, from 1 in ascending order; equal values share the mean of their ranks.
/// Cost: O(n log n).
[[nodiscard]] std::vector<double> ranks_of(std::span<const double> values);

/// Pearson's correlation; none when a column does not vary or has fewer than 2 values.
/// Requires: columns of one length.
[[nodiscard]] std::optional<double> correlation(std::span<const double> a,
                                                std::span<const double> b);

/// Spearman's: the correlation of the ranks.
[[nodiscard]] std::optional<double> rank_correlation(std::span<const double> a,
                                                     std::span<const double> b);

/// The correlation of what is left of the ranks of `a` and `b` after regressing both on those of
/// `others` (partial rank correlation, Kendall 1942). None when the others leave nothing of a
/// column. Cost: O(n others²).
[[nodiscard]] std::optional<double> partial_rank_correlation(
    std::span<const double> a, std::span<const double> b,
    std::span<const std::vector<double>> others);

/// Two-sided, by Fisher's z.
struct Significance {
  double low = -1.0;  ///< ends of the interval at the level asked for, in [-1,1]
  double high = 1.0;
  double p = 1.0;  ///< of no association
};

/// Of a rank correlation of `n` cases with `others` partialled out. Variance of z: (1 + r²/2) /
/// (n - 3 - others) for the interval (Bonett and Wright 2000), 1.06 / (n - 3 - others) under no
/// association (Fieller, Hartley and Pearson 1957). None when n - 3 - others < 1.
/// Requires: level in (0,1).
[[nodiscard]] std::optional<Significance> significance_of(double r, std::size_t n,
                                                          std::size_t others, double level);

/// The least |r| whose p in significance_of() is `level`: what is nearer to 0 cannot be told from
/// none. 1 when n - 3 - others < 1. Requires: level in (0,1).
[[nodiscard]] double least_telling(std::size_t n, std::size_t others, double level);

/// For each p the smallest false discovery rate at which it counts (Benjamini and Hochberg 1995).
/// In the order of `p`. Cost: O(n log n).
[[nodiscard]] std::vector<double> adjusted_for_multiplicity(std::span<const double> p);

}  // namespace yinguo::reasoning
