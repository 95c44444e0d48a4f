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

/// How one indicator is graded and how its figures are spread over its peers, read from the facts
/// `anchors`, `indicator` and `peer_value` of a reading.
struct PeerScale {
  std::string indicator{};
  bool lower_is_better = false;
  double low = 0.0;           ///< the ramp's lower anchor, in the indicator's unit
  double high = 0.0;          ///< the upper one; low == high is a step
  std::vector<Peer> peers{};  ///< worst first; equals by id
  std::string peer_group{};

  /// The degree of `value`, in [0,1]: what the rules' ramp gives.
  [[nodiscard]] double grade(double value) const;
  /// The least good value whose degree is `degree`, in (0,1].
  [[nodiscard]] double value_at(double degree) const;

  [[nodiscard]] bool is_better(double a, double b) const { return lower_is_better ? a < b : a > b; }

  /// The least good of the peers whose figure is at least as good as `value`; nullptr: none.
  [[nodiscard]] const Peer* nearest_reaching(double value) const;
  /// 1 + the number of peers other than `region` that are better than `value`.
  [[nodiscard]] std::int64_t rank_of(double value, std::string_view region) const;
};

/// None when the reading has no anchors for the indicator. Cost: O(peers log peers).
[[nodiscard]] std::optional<PeerScale> peer_scale(Lookup& lookup, std::string_view indicator);

}  // namespace yinguo::reasoning
