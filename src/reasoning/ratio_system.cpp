#include "reasoning/ratio_system.hpp"

#include <algorithm>
#include <limits>
#include <utility>

namespace yinguo::reasoning {
namespace {

constexpr double kRounding = 1e-12;  // relative: what multiplying back and forth may lose

/// Raises series until levels are reached.
class Raiser {
 public:
  explicit Raiser(const RatioSystem& system)
      : system_{system},
        now_{system.series()},
        most_(system.size(), std::numeric_limits<double>::infinity()) {}

  /// Lowers a series that is to be no more.
  void cap(const Level& level) {
    most_[level.figure] = std::min(most_[level.figure], level.value);
    now_[level.figure] = std::min(now_[level.figure], level.value);
  }

  /// Whether anything had to be raised.
  bool raise(std::uint32_t figure, double least) {
    if (value(figure) >= least * (1.0 - kRounding)) return false;
    if (const auto& ratio = system_.ratio(figure))
      return raise(ratio->numerator, least * value(ratio->denominator) / ratio->scale);
    now_[figure] = least;
    return true;
  }

  bool lower(std::uint32_t figure, double most) {
    const auto& ratio = system_.ratio(figure);
    if (!ratio || value(figure) <= most * (1.0 + kRounding)) return false;
    return raise(ratio->denominator, value(ratio->numerator) * ratio->scale / most);
  }

  /// Whether no series is above what it is to be at most.
  [[nodiscard]] bool fits() const {
    for (std::size_t i = 0; i < now_.size(); ++i) {
      if (now_[i] > most_[i] * (1.0 + kRounding)) return false;
    }
    return true;
  }

  [[nodiscard]] std::vector<double> take() && { return std::move(now_); }

 private:
  [[nodiscard]] double value(std::uint32_t figure) const { return system_.value(figure, now_); }

  const RatioSystem& system_;
  std::vector<double> now_;
  std::vector<double> most_;
};

}  // namespace

std::uint32_t RatioSystem::add_series(double value) {
  series_.push_back(value);
  ratios_.emplace_back();
  return static_cast<std::uint32_t>(series_.size() - 1);
}

std::uint32_t RatioSystem::add_ratio(const RatioOf& ratio) {
  const auto figure = add_series(0.0);
  ratios_[figure] = ratio;
  return figure;
}

double RatioSystem::value(std::uint32_t figure, std::span<const double> series) const {
  const auto& ratio = ratios_[figure];
  if (!ratio) return series[figure];
  return ratio->scale * value(ratio->numerator, series) / value(ratio->denominator, series);
}

std::optional<std::vector<double>> RatioSystem::least_series(std::span<const Level> levels) const {
  Raiser raiser{*this};
  for (const auto& level : levels) {
    if (level.is_most && !ratio(level.figure)) raiser.cap(level);
  }
  bool is_raised = true;
  for (std::size_t round = 0; is_raised && raiser.fits(); ++round) {
    if (round > size()) return std::nullopt;
    is_raised = false;
    for (const auto& level : levels)
      is_raised |= level.is_most ? raiser.lower(level.figure, level.value)
                                 : raiser.raise(level.figure, level.value);
  }
  if (!raiser.fits()) return std::nullopt;
  return std::move(raiser).take();
}

}  // namespace yinguo::reasoning
