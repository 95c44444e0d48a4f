#pragma once
// What other figures or fewer claims would change in the answers, and why.
#include <span>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "model/interval.hpp"
#include "ontology/model.hpp"

#include "derivation/solve.hpp"
#include "reasoning/changes.hpp"
#include "reasoning/explain.hpp"
#include "reasoning/explanation.hpp"
#include "reasoning/reading.hpp"

namespace yinguo::reasoning {

/// A region as a case of a reading.
struct Case {
  const Reading* reading = nullptr;
  std::string name{};  ///< under which the reading has its figures
  derivation::Inputs inputs{};
};

/// A fact below a goal whose degree is another one.
struct Moved {
  Role role = Role::kOther;
  std::string subject{};
  model::Interval before{};
  model::Interval after{};
};

struct GoalChange {
  Answer before{};  ///< without proofs
  Answer after{};
  std::vector<Moved> moved{};  ///< what the goal rests on, from the figures up
};

/// What each change does to a goal by itself.
struct Contribution {
  std::vector<model::Status> alone{};    ///< by goal: with this change only
  std::vector<model::Status> without{};  ///< by goal: with all changes but this one
};

struct ScenarioChange {
  std::string name{};
  std::vector<AppliedChange> applied{};
  std::vector<std::string> without_claims{};
  std::vector<GoalChange> goals{};
  std::vector<Contribution> contributions{};  ///< by change, then by claim; empty for one alone
};

struct WhatIf {
  std::string region{};
  int period = 0;
  double threshold = 0.5;
  bool moves_peers = false;
  std::vector<ScenarioChange> scenarios{};
};

/// What stands otherwise in `after` than in `before`, goal by goal. A fact that one of the two
/// readings does not have counts as absent there. Errors: YG-Q751 when neither knows a goal.
[[nodiscard]] base::Result<std::vector<GoalChange>> compare_cases(
    const Case& before, const Case& after, const ontology::Model& model,
    std::span<const std::string> goals, double threshold);

/// The status of each goal; of one that the reading does not know: inactive.
[[nodiscard]] std::vector<model::Status> statuses(const Case& one,
                                                  std::span<const std::string> goals,
                                                  double threshold);

}  // namespace yinguo::reasoning
