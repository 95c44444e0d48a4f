#pragma once
// One observation in two cases: of two regions, or of one region in two periods.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "model/interval.hpp"

#include "reasoning/reading.hpp"

namespace yinguo::reasoning {

/// Where a case stands in one observation.
struct Standing {
  std::optional<double> value{};  ///< in the indicator's unit, the mean of releases; none: missing
  model::Interval degree{};
  std::int64_t rank = 0;  ///< 0: no figure, or no peers
  std::int64_t peers = 0;
};

struct PairedFigure {
  std::string subject{};  ///< an indicator, or the concept of a judgement
  Standing before{};      ///< as it is in the case asked about
  Standing after{};       ///< in the other case
};

/// The observation behind a degree input; none where the input is not one (the scope of a claim).
[[nodiscard]] std::optional<std::string> observed_subject(const Reading& reading,
                                                          std::uint32_t input);
/// Cost: O(peers).
[[nodiscard]] Standing standing_of(Lookup& lookup, std::string_view region,
                                   std::string_view subject, const model::Interval& degree);

}  // namespace yinguo::reasoning
