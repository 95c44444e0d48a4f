#pragma once
// Series, ratios of them, and what the series have to be for ratios to reach a level.
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace yinguo::reasoning {

/// value = scale × numerator / denominator; the two may be ratios themselves.
struct RatioOf {
  std::uint32_t numerator = 0;
  std::uint32_t denominator = 0;
  double scale = 1.0;
};

/// A figure that is to be at least `value`, or at most.
struct Level {
  std::uint32_t figure = 0;
  double value = 0.0;
  bool is_most = false;
};

/// Figures by number: series, which have a value, and ratios of other figures.
class RatioSystem {
 public:
  std::uint32_t add_series(double value);
  /// Requires: both parts are figures, the denominator not 0.
  std::uint32_t add_ratio(const RatioOf& ratio);

  [[nodiscard]] std::size_t size() const noexcept { return ratios_.size(); }

  /// None for a series.
  [[nodiscard]] const std::optional<RatioOf>& ratio(std::uint32_t figure) const {
    return ratios_[figure];
  }

  /// What `figure` is when the series have `series` (by figure; entries of ratios are not read).
  [[nodiscard]] double value(std::uint32_t figure, std::span<const double> series) const;

  [[nodiscard]] const std::vector<double>& series() const noexcept { return series_; }

  /// The least series with which all levels are reached when none falls but one that is itself to
  /// be at most something: a ratio is raised by its numerator and lowered by its denominator. None
  /// where levels do not go together. Where no part of a ratio is a ratio this is exact: in
  /// logarithms the levels are difference constraints, and this is the method of Bellman (1958) and
  /// Ford, which ends after as many rounds as there are series or never. Otherwise a system that
  /// takes more rounds is given up. Requires: values, and levels of ratios, above 0.
  /// Cost: O(figures × levels).
  [[nodiscard]] std::optional<std::vector<double>> least_series(
      std::span<const Level> levels) const;

 private:
  std::vector<double> series_;  ///< by figure; 0 for ratios
  std::vector<std::optional<RatioOf>> ratios_;
};

}  // namespace yinguo::reasoning
