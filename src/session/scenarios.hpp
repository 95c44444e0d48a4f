#pragma once
// Scenarios: what a region's inputs would be with other figures or without some claims.
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "ontology/model.hpp"

#include "derivation/solve.hpp"
#include "evaluation/evaluate.hpp"
#include "reasoning/changes.hpp"
#include "reasoning/reading.hpp"

namespace yinguo::session {

struct Scenario {
  std::string name{};
  std::vector<reasoning::FigureChange> changes{};
  std::vector<std::string> without_claims{};  ///< ids; taken as retired
};

/// A region under a scenario.
struct ScenarioCase {
  std::shared_ptr<const reasoning::Reading> reading{};
  std::string name{};  ///< of the case in the reading
  derivation::Inputs inputs{};
  std::vector<reasoning::AppliedChange> applied{};
};

struct ScenarioOptions {
  std::vector<ontology::Observation> profile{};  ///< as given to Session::read for `base`
  /// Whether the region's peers are graded anew with its changed figures; else anchors and ranks
  /// stay those of the figures as they are.
  bool move_peers = false;
  evaluation::Limits limits{};
};

/// Changed figures of one of several regions.
struct RegionChanges {
  std::string region{};
  std::vector<reasoning::FigureChange> changes{};
};

/// The reading of `model` as if all these figures had been published: the peers are graded anew.
/// Only profile and limits of the options are used. Errors: as below.
[[nodiscard]] base::Result<std::unique_ptr<reasoning::Reading>> read_published(
    const ontology::Model& model, const reasoning::Reading& base,
    std::span<const RegionChanges> changed, const ScenarioOptions& options);

/// Evaluates the causal reading of `model` from scratch with the scenarios' figures and without
/// their claims. `model` holds the figures of base's period. While the peers are held, scenarios
/// without the same claims share one evaluation, in which each is a case beside the region.
/// Errors: YG-Q802; those of Session::read.
[[nodiscard]] base::Result<std::vector<ScenarioCase>> run_scenarios(
    const ontology::Model& model, const reasoning::Reading& base, const std::string& region,
    std::span<const Scenario> scenarios, const ScenarioOptions& options);

}  // namespace yinguo::session
