#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "reasoning/reading.hpp"

namespace yinguo::reasoning {

struct Peer {
  std::string region{};
  double value = 0.0;  ///< in the indicator's unit
};

/// A figure's way to a degree: 0 to 1 in a straight line between two anchors.
struct Ramp {
  double low = 0.0;   ///< the lower anchor, in the indicator's unit
  double high = 0.0;  ///< the upper one; low == high is a step
  bool lower_is_better = false;

  /// The degree of `value`, in [0,1]: what the rules' ramp gives, to the bit. Monotone.
  [[nodiscard]] double grade(double value) const;
  /// The least good value whose degree is `degree`, in (0,1].
  [[nodiscard]] double value_at(double degree) const;
  /// A value of degree 0 or of degree 1, as near to the others as there is.
  [[nodiscard]] double value_of_end(bool is_one) const;
};

/// How one indicator is graded and how its figures are spread over its peers, read from the facts
/// `anchors`, `indicator`, `membership_ramp` and `peer_value` of a reading.
struct PeerScale : Ramp {
  std::string indicator{};
  std::vector<Peer> peers{};  ///< worst first; equals by id
  std::string peer_group{};
  bool is_relative = false;  ///< the anchors are quantiles of the peers' figures
  double from = 0.0;         ///< then: which
  double to = 0.0;

  [[nodiscard]] bool is_better(double a, double b) const { return lower_is_better ? a < b : a > b; }

  /// The least good of the peers whose figure is at least as good as `value`; nullptr: none.
  [[nodiscard]] const Peer* nearest_reaching(double value) const;
  /// 1 + the number of peers other than `region` that are better than `value`.
  [[nodiscard]] std::int64_t rank_of(double value, std::string_view region) const;
  /// The ramp as the rules would make it without the figure of `region` (empty: with all); none
  /// where too few peers are left.
  [[nodiscard]] std::optional<Ramp> ramp_without(std::string_view region) const;
};

/// None when the reading has no anchors for the indicator. Cost: O(peers log peers).
[[nodiscard]] std::optional<PeerScale> peer_scale(Lookup& lookup, std::string_view indicator);

}  // namespace yinguo::reasoning
