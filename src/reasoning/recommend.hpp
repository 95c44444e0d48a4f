#pragma once
// The cheapest changes of figures that put goals in place.
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "model/interval.hpp"
#include "ontology/model.hpp"

#include "reasoning/amounts.hpp"
#include "reasoning/levers.hpp"
#include "reasoning/measures.hpp"
#include "reasoning/plan_firmness.hpp"
#include "reasoning/plan_sequence.hpp"
#include "reasoning/reading.hpp"

namespace yinguo::reasoning {

struct RecommendOptions {
  double threshold = 0.5;            ///< (0,1]
  std::size_t plans = 3;             ///< alternatives, the cheapest included
  LeverCosts costs{};                ///< of those not named: one for each peer passed
  std::vector<std::string> fixed{};  ///< indicators that must stay as they are
  std::optional<double> budget{};
  FirmnessOptions firmness{};
};

/// One figure that a plan changes.
struct PlannedChange {
  std::string indicator{};
  double value_before = 0.0;
  double value_after = 0.0;  ///< the least good value of a peer that is enough for the plan
  std::string peer{};        ///< that has it
  double enough = 0.0;       ///< the value at which the goals are reached, the other changes made
  std::int64_t rank_before = 0;
  std::int64_t rank_after = 0;
  std::int64_t peers = 0;
  double cost = 0.0;
  bool follows = false;  ///< the goals are reached without it by the series of the other changes
  std::vector<std::string> factors{};   ///< what the indicator stands for, where the goals need it
  std::vector<MeasurePath> measures{};  ///< that act on them, nearest first
};

struct GoalEffect {
  std::string goal{};
  model::Interval before{};
  model::Interval after{};
};

struct Plan {
  double cost = 0.0;
  std::vector<PlannedChange> changes{};    ///< dearest first
  std::vector<GoalEffect> goals{};         ///< those asked for, by a full evaluation
  std::vector<GoalEffect> side_effects{};  ///< other goals that move
  PlanSequence sequence{};                 ///< of the changes
  std::vector<std::size_t> holds{};        ///< by goal: in how many draws (plan_firmness.hpp)
  std::size_t cheapest = 0;                ///< in how many draws of costs it is
  std::optional<Amounts> amounts{};        ///< where figures are ratios, or parts of some
  std::vector<GoalEffect> by_amounts{};    ///< those asked for, with the amounts if they fit
};

/// Something that has to give way before the goals can be reached.
struct Obstacle {
  enum class Kind {
    kFixed,        ///< an indicator that was to stay as it is
    kBeyondPeers,  ///< an indicator higher than any peer has it
    kScale,        ///< an indicator that others are divided by
    kMissing,      ///< a figure that the region does not have
    kJudgement,    ///< a judgement, or that there is none
    kScope         ///< a claim that does not hold for the region
  };
  Kind kind = Kind::kFixed;
  std::string subject{};
};

struct Recommendation {
  std::vector<std::string> goals{};
  std::vector<GoalEffect> now{};  ///< before == after
  bool is_in_place = false;       ///< there is nothing to do
  std::vector<Plan> plans{};  ///< cheapest first; each re-evaluated and found to reach the goals
  double bound = 0.0;         ///< no plan costs less
  bool is_proved = false;     ///< the first plan costs `bound`, or there is none
  std::optional<double> over_budget{};  ///< what the cheapest plan costs, when that is too much
  /// No plan, and not for the budget: a smallest set of obstacles that by themselves keep the goals
  /// out of reach; empty when the rules do so whatever the figures are.
  std::vector<Obstacle> conflict{};
  std::vector<std::string> latent{};  ///< conditions that no plan can move: set aside, or implied
};

/// The cheapest plans that make all of `goals` active in `region`, and the next that leave out at
/// least one indicator of each plan before them. Exact: see graph/cheapest_levels.hpp and
/// decision 0020. `others` are goals whose side effects are told.
/// Errors: YG-Q751, YG-Q801; YG-Q770 when it is asked how firm plans are; a degree outside [0,1].
[[nodiscard]] base::Result<Recommendation> recommend(const Reading& reading,
                                                     const ontology::Model& model,
                                                     const std::string& region,
                                                     std::span<const std::string> goals,
                                                     std::span<const std::string> others,
                                                     const RecommendOptions& options);

}  // namespace yinguo::reasoning
