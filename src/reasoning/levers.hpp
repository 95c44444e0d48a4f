#pragma once
// What may be changed to reach a goal: figures, in steps that a peer has reached.
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "derivation/graph.hpp"
#include "derivation/solve.hpp"
#include "reasoning/peers.hpp"
#include "reasoning/reading.hpp"

namespace yinguo::reasoning {

/// What it costs to move an indicator: `once`, as soon as it moves, and `per_rank` for each peer
/// that is drawn level with or passed.
struct LeverCost {
  double per_rank = 1.0;
  double once = 0.0;
};

using LeverCosts = std::map<std::string, LeverCost, std::less<>>;

/// One level of an indicator that is worth paying for.
struct LeverStep {
  double value = 0.0;  ///< in the indicator's unit: that of a peer
  double degree = 0.0;
  double cost = 0.0;
  std::int64_t rank = 0;
  std::string peer{};  ///< the region that has this value
};

/// A controllable figure of a region: an input of the derivation graph.
struct Lever {
  std::uint32_t input = 0;  ///< into Graph::inputs
  std::string indicator{};
  double value = 0.0;
  double degree = 0.0;
  std::int64_t rank = 0;
  std::int64_t peers = 0;
  /// Other indicators are computed by dividing by it (residents, GDP): raising it lowers them, so
  /// it has no steps.
  bool is_scale = false;
  std::vector<LeverStep>
      steps{};  ///< dearer and better, each with a higher degree than the one before
};

/// The figures of `region` that grade degree inputs of `relevant` (by input), each with the values
/// of better peers as its steps. An indicator of which the region has no figure, or several
/// vintages that differ, is none. Cost: O(indicators × peers).
[[nodiscard]] std::vector<Lever> levers_of(const Reading& reading, std::string_view region,
                                           const derivation::Inputs& inputs,
                                           const std::vector<bool>& relevant,
                                           const LeverCosts& costs);

/// Levers that a goal sees through one mean only, as one ladder: of all combinations of their steps
/// those that no other beats in cost and mean.
struct Ladder {
  std::vector<std::uint32_t> levers{};  ///< into the levers
  std::vector<double> costs{};          ///< by rung; 0 first
  std::vector<std::vector<std::uint32_t>>
      rungs{};  ///< by rung, for each lever: its step, 0 is none
};

/// Every lever is on one ladder; those in `is_fixed` (by lever) stand still on it. A goal that does
/// not fall with the mean loses nothing by the combinations left out.
[[nodiscard]] std::vector<Ladder> ladders_of(const derivation::Graph& graph,
                                             std::span<const Lever> levers,
                                             const std::vector<bool>& is_fixed);

}  // namespace yinguo::reasoning
