#pragma once
// What changed between two periods, and which figures carried it.
#include <span>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "model/interval.hpp"
#include "ontology/model.hpp"

#include "reasoning/explanation.hpp"
#include "reasoning/paired_figures.hpp"
#include "reasoning/reading.hpp"

namespace yinguo::reasoning {

/// A figure of both periods, and what the new one would be by the old anchors.
struct FigureTrend {
  PairedFigure figure{};
  model::Interval held{};  ///< degree: before → held is the region's, held → after the peers' doing
};

/// Mechanisms and factors that came to be in place, or ceased to.
struct Passed {
  std::string subject{};
  model::Interval before{};
  model::Interval after{};
};

struct GoalTrend {
  Answer before{};  ///< without proofs
  Answer after{};
  model::Interval held{};  ///< of the goal with the new figures by the old anchors
  /// The fewest figures that, moved as they did, carry the goal as far as it went: to its new
  /// status, else to its new degree. Empty when nothing moved, or when not even all do.
  std::vector<FigureTrend> carried{};
  bool is_proved = false;  ///< there are no fewer
  std::size_t risen = 0;   ///< figures below the goal with a higher degree than before
  std::size_t fallen = 0;
  std::vector<std::string> came{};  ///< figures that were missing before
  std::vector<std::string> went{};  ///< figures that are missing now
  std::vector<Passed> passed{};     ///< facts below the goal whose status is another
};

struct Trend {
  std::string region{};
  int from = 0;
  int to = 0;
  double threshold = 0.5;
  std::vector<GoalTrend> goals{};
  std::vector<Finding> findings_came{};
  std::vector<Finding> findings_went{};
};

/// What stands otherwise about `region` in `after` than in `before`, which are readings of the same
/// rules and claims for two periods. New figures are graded by the old anchors where the old period
/// has some; where it has none, the new degree stands.
/// Errors: YG-Q751, YG-Q801; a degree outside [0,1].
[[nodiscard]] base::Result<Trend> trend(const Reading& before, const Reading& after,
                                        const ontology::Model& model, const std::string& region,
                                        std::span<const std::string> goals, double threshold);

}  // namespace yinguo::reasoning
