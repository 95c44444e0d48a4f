#pragma once

namespace yinguo::model {

/// A degree known to lie in [lower, upper], 0 <= lower <= upper <= 1. Unknown is [0, 1].
struct Interval {
  double lower = 0.0;
  double upper = 1.0;
  friend constexpr bool operator==(const Interval&, const Interval&) = default;
};

inline constexpr Interval kUnknown{0.0, 1.0};
inline constexpr Interval kTrue{1.0, 1.0};
inline constexpr Interval kFalse{0.0, 0.0};

/// Against a threshold: active (lower reaches it), inactive (upper does not), else undetermined.
enum class Status {
  kInactive,
  kUndetermined,
  kActive
};

[[nodiscard]] constexpr Status status_of(const Interval& degree, double threshold) {
  if (degree.lower >= threshold) return Status::kActive;
  return degree.upper < threshold ? Status::kInactive : Status::kUndetermined;
}

}  // namespace yinguo::model
