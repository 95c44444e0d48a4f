#pragma once
// What one budget does best across regions.
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "base/result.hpp"

#include "reasoning/reading.hpp"
#include "reasoning/recommend.hpp"

namespace yinguo::reasoning {

/// More goals than these are not asked about together: a plan for every set of them is looked for.
inline constexpr std::size_t kMostSharedGoals = 10;

/// The cheapest way to bring some number of goals into place in one region.
struct RegionOption {
  std::vector<std::string> goals{};  ///< that come to be in place; those that are stay so
  double cost = 0.0;                 ///< infinite: no plan is known, though `bound` allows one
  double bound = 0.0;                ///< no plan for so many goals costs less
};

struct RegionOptions {
  std::string region{};
  std::vector<std::string> in_place{};  ///< goals already
  std::size_t open = 0;                 ///< goals that are not
  /// For 1, 2, … goals more, as far as they can be had, up to the first that is beyond the budget;
  /// each at least as dear as the one before.
  std::vector<RegionOption> options{};
};

/// The cheapest plans by number of goals. A plan for k goals is the cheapest of those for any set
/// of k of them: goals share changes, so it need not contain the plan for fewer. What is beyond the
/// budget for certain is not searched; the number of plans is not used. Exact where cost == bound,
/// see search_plans().
/// Requires: goals.size() <= kMostSharedGoals. Errors: YG-Q751, YG-Q801; a degree outside [0,1].
/// Cost: a search for each set of goals that the bounds of its subsets do not rule out.
[[nodiscard]] base::Result<RegionOptions> options_of(const Reading& reading,
                                                     const std::string& region,
                                                     std::span<const std::string> goals,
                                                     const RecommendOptions& options);

struct SharedBudget {
  std::vector<RegionOptions> regions{};
  std::vector<std::uint32_t> taken{};  ///< by region: so many of its goals are brought into place
  std::size_t reached = 0;             ///< the sum of these
  double cost = 0.0;
  std::size_t most = 0;     ///< no choice within the budget reaches more
  bool is_proved = false;   ///< reached == most, and none that reaches as many costs less
  double least_cost = 0.0;  ///< no choice that reaches as many costs less
  /// By number of region-goals: what they can be had for, the least within the budget; or infinite.
  std::vector<double> frontier{};
};

/// The regions and goals that the budget brings into place: as many as there can be, and of those
/// choices the cheapest; of equals the regions that come first. Cost: see
/// graph/cheapest_totals.hpp.
[[nodiscard]] SharedBudget share_budget(std::vector<RegionOptions> regions, double budget);

}  // namespace yinguo::reasoning
