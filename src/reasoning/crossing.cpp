#include "reasoning/crossing.hpp"

#include <bit>
#include <vector>

namespace yinguo::reasoning {
namespace {

constexpr std::uint64_t kSign = std::uint64_t{1} << 63U;
constexpr int kMostStretches = 4096;

/// The place of a number among all, ascending.
std::uint64_t place_of(double number) {
  const auto bits = std::bit_cast<std::uint64_t>(number);
  return (bits & kSign) != 0 ? ~bits : bits | kSign;
}

double number_at(std::uint64_t place) {
  return std::bit_cast<double>((place & kSign) != 0 ? place & ~kSign : ~place);
}

}  // namespace

Sure certain(model::Status status, double threshold, const model::Interval& widest,
             const model::Interval& narrowest) {
  const auto tell = [](bool is_same, bool is_other) {
    if (is_same) return Sure::kSame;
    return is_other ? Sure::kOther : Sure::kNeither;
  };
  const bool always_active = widest.lower >= threshold;
  const bool never_active = narrowest.lower < threshold;
  const bool always_inactive = widest.upper < threshold;
  const bool never_inactive = narrowest.upper >= threshold;
  switch (status) {
    case model::Status::kActive:
      return tell(always_active, never_active);
    case model::Status::kInactive:
      return tell(always_inactive, never_inactive);
    case model::Status::kUndetermined:
      break;
  }
  return tell(never_active && never_inactive, always_active || always_inactive);
}

Crossing first_crossing(double from, double to, base::FunctionRef<Sure(double, double)> over) {
  /// Counted from `from`.
  struct Stretch {
    std::uint64_t first = 0;
    std::uint64_t last = 0;
  };

  const auto start = place_of(from);
  const auto end = place_of(to);
  const bool is_upward = end >= start;
  const auto number = [&](std::uint64_t step) {
    return number_at(is_upward ? start + step : start - step);
  };
  std::vector<Stretch> open{{0, is_upward ? end - start : start - end}};
  for (int looked_at = 0; !open.empty(); ++looked_at) {
    const auto stretch = open.back();
    open.pop_back();
    const auto sure = over(number(stretch.first), number(stretch.last));
    if (sure == Sure::kSame) continue;
    if (sure == Sure::kOther) return {true, number(stretch.first), true};
    if (looked_at >= kMostStretches) return {true, number(stretch.first), false};
    const auto middle = stretch.first + (stretch.last - stretch.first) / 2;
    open.push_back({middle + 1, stretch.last});
    open.push_back({stretch.first, middle});
  }
  return {};
}

}  // namespace yinguo::reasoning
