#pragma once
#include <cstdint>
#include <string>

#include "model/interval.hpp"

namespace yinguo::reasoning {

/// Where an observation stands, and another value of it.
struct MovedValue {
  std::string subject{};  ///< an indicator, or the concept of a judgement
  double before = 0.0;    ///< in the indicator's unit
  double after = 0.0;
  double degree_before = 0.0;
  double degree_after = 0.0;
  std::int64_t rank_before = 0;  ///< 0: a judgement, or no peers
  std::int64_t rank_after = 0;
  std::int64_t peers = 0;
  model::Status status = model::Status::kUndetermined;  ///< of the goal, after

  /// Peers that are passed, or that pass.
  [[nodiscard]] std::int64_t passed() const {
    return rank_before > rank_after ? rank_before - rank_after : rank_after - rank_before;
  }
};

}  // namespace yinguo::reasoning
