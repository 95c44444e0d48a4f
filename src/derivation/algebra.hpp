#pragma once
// How degrees combine, on one side of an interval at a time: every operation is monotone.
#include <algorithm>

#include "rules/program.hpp"

namespace yinguo::derivation {

[[nodiscard]] constexpr double conjunction(rules::Algebra algebra, double a, double b) {
  switch (algebra) {
    case rules::Algebra::kProduct:
      return a * b;
    case rules::Algebra::kLukasiewicz:
      return std::max(0.0, a + b - 1.0);
    case rules::Algebra::kGodel:
    case rules::Algebra::kBoolean:
      break;
  }
  return std::min(a, b);
}

[[nodiscard]] constexpr double disjunction(rules::Algebra algebra, double a, double b) {
  switch (algebra) {
    case rules::Algebra::kProduct:
      return a + b - a * b;
    case rules::Algebra::kLukasiewicz:
      return std::min(1.0, a + b);
    case rules::Algebra::kGodel:
    case rules::Algebra::kBoolean:
      break;
  }
  return std::max(a, b);
}

/// A degree from outside, or a mean, as the algebra knows degrees: Boolean ones are 1 from a half
/// on.
[[nodiscard]] constexpr double admit(rules::Algebra algebra, double degree) {
  if (algebra != rules::Algebra::kBoolean) return degree;
  return degree >= 0.5 ? 1.0 : 0.0;
}

}  // namespace yinguo::derivation
