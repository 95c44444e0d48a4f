#pragma once
// The first point on a way at which a status is another.
#include <cstdint>

#include "base/function_ref.hpp"
#include "model/interval.hpp"

namespace yinguo::reasoning {

/// What is certain of a status at all points of a stretch.
enum class Sure {
  kSame,   ///< it is the one asked about at each
  kOther,  ///< at none
  kNeither
};

/// Of the points of a stretch whose degrees lie in `widest`, and nowhere beyond `narrowest`: what
/// a fact comes to when each input on the way has the interval of its degrees on the stretch, and
/// when it has that interval reversed (see trial.hpp).
[[nodiscard]] Sure certain(model::Status status, double threshold, const model::Interval& widest,
                           const model::Interval& narrowest);

struct Crossing {
  bool is_found = false;  ///< a point with another status; or, not exact, one up to which there is
                          ///< none
  double at = 0.0;
  bool is_exact = true;
};

/// The first number on the way from `from` to `to` (either may be greater) at which `over` is not
/// kSame. `over(a, b)` tells of the numbers from a to b, on the way; of one number it is never
/// kNeither. The way is halved by the bits of its numbers, so that what is found is exact: at the
/// number before it the status is still the same.
///
/// Where an input helps and hinders at once, certainty may take many halvings; after 4,096 the
/// answer is a number up to which nothing changes.
[[nodiscard]] Crossing first_crossing(double from, double to,
                                      base::FunctionRef<Sure(double, double)> over);

}  // namespace yinguo::reasoning
