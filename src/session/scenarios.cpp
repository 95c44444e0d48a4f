#include "session/scenarios.hpp"

#include <algorithm>
#include <map>

#include "evaluation/build_graph.hpp"
#include "reasoning/naming.hpp"
#include "session/session.hpp"

namespace yinguo::session {
namespace {

using ontology::Observation;
using reasoning::Reading;

/// Puts `figures` in place of what `region` has in the period.
void replace_figures(const std::string& region, int period, std::vector<Observation> figures,
                     ontology::Model& model, std::vector<Observation>& profile) {
  const auto is_replaced = [&](const Observation& one) {
    return one.region == region && one.period == period;
  };
  std::erase_if(model.observations, is_replaced);
  std::erase_if(profile, is_replaced);
  for (auto& figure : figures) {
    figure.region = region;
    profile.push_back(std::move(figure));
  }
}

/// Evaluates groups of scenarios and reads their cases.
class ScenarioRun {
 public:
  ScenarioRun(const ontology::Model& model, const Reading& base, const std::string& region,
              std::span<const Scenario> scenarios, const ScenarioOptions& options)
      : model_{model}, base_{base}, region_{region}, scenarios_{scenarios}, options_{options} {}

  base::Result<std::vector<ScenarioCase>> run() {
    reasoning::Lookup lookup{base_};
    for (std::size_t i = 0; i < scenarios_.size(); ++i) {
      auto changed = reasoning::change_figures(lookup, model_, region_, scenarios_[i].changes);
      if (!changed) return changed.error();
      changed_.push_back(std::move(*changed));
      ScenarioCase one{.name = options_.move_peers ? region_ : case_name(i)};
      one.applied = changed_.back().applied;
      cases_.push_back(std::move(one));
    }
    for (const auto& group : groups()) {
      if (auto evaluated = evaluate(group); !evaluated) return evaluated.error();
    }
    return std::move(cases_);
  }

 private:
  using Group = std::vector<std::size_t>;  ///< of scenarios that one evaluation answers

  /// A name that no region has.
  static std::string case_name(std::size_t scenario) {
    return "\x01" + std::to_string(scenario + 1);
  }

  [[nodiscard]] std::vector<Group> groups() const {
    std::vector<Group> out;
    std::map<std::vector<std::string>, Group> by_claims;
    for (std::size_t i = 0; i < scenarios_.size(); ++i) {
      auto claims = scenarios_[i].without_claims;
      std::ranges::sort(claims);
      if (options_.move_peers) {
        out.push_back({i});
      } else {
        by_claims[claims].push_back(i);
      }
    }
    for (auto& [claims, group] : by_claims)
      out.push_back(std::move(group));
    return out;
  }

  [[nodiscard]] ontology::Model changed_model(const Group& group) const {
    auto model = model_;
    for (auto& claim : model.claims) {
      if (std::ranges::count(scenarios_[group.front()].without_claims, claim.id) > 0)
        claim.status = ontology::ClaimStatus::kRetired;
    }
    return model;
  }

  /// The profile, with the changed figures in it: in place of the region's when the peers move,
  /// else as those of cases of their own.
  void put_figures(const Group& group, ontology::Model& model,
                   std::vector<Observation>& profile) const {
    for (const auto i : group) {
      if (options_.move_peers) {
        replace_figures(region_, base_.period, changed_[i].figures, model, profile);
        continue;
      }
      for (auto figure : changed_[i].figures) {
        figure.region = cases_[i].name;
        profile.push_back(std::move(figure));
      }
    }
  }

  base::Result<void> evaluate(const Group& group) {
    auto model = changed_model(group);
    auto profile = options_.profile;
    put_figures(group, model, profile);
    Session session{std::move(model)};
    base::SourceMap sources;
    base::Diagnostics mistakes;
    auto reading = session.read({.period = base_.period,
                                 .profile = std::move(profile),
                                 .limits = options_.limits,
                                 .use_kept = false},
                                sources, mistakes);
    if (!reading) return reading.error();
    const std::shared_ptr<const Reading> shared{std::move(*reading)};
    for (const auto i : group) {
      auto inputs = inputs_of(*shared, cases_[i].name);
      if (!inputs) return inputs.error();
      cases_[i].reading = shared;
      cases_[i].inputs = std::move(*inputs);
    }
    return {};
  }

  /// Where a claim holds is asked of the region, which the case stands for.
  [[nodiscard]] base::Result<derivation::Inputs> inputs_of(const Reading& reading,
                                                           const std::string& name) const {
    auto inputs = evaluation::degree_inputs(reading.program, reading.symbols, reading.database,
                                            reading.graph, name);
    if (!inputs || name == region_) return inputs;
    const auto own = evaluation::degree_inputs(reading.program, reading.symbols, reading.database,
                                               reading.graph, region_);
    if (!own) return own.error();
    for (std::size_t i = 0; i < inputs->size(); ++i) {
      const auto relation = reading.graph.node(reading.graph.inputs[i]).relation;
      const auto role = reasoning::meaning_of(reading.program.relation(relation).name).role;
      if (role == reasoning::Role::kScope) (*inputs)[i] = (*own)[i];
    }
    return inputs;
  }

  const ontology::Model& model_;
  const Reading& base_;
  const std::string& region_;
  std::span<const Scenario> scenarios_;
  const ScenarioOptions& options_;
  std::vector<reasoning::ChangedFigures> changed_;
  std::vector<ScenarioCase> cases_;
};

}  // namespace

base::Result<std::unique_ptr<Reading>> read_published(const ontology::Model& model,
                                                      const Reading& base,
                                                      std::span<const RegionChanges> changed,
                                                      const ScenarioOptions& options) {
  auto published = model;
  auto profile = options.profile;
  reasoning::Lookup lookup{base};
  for (const auto& [region, changes] : changed) {
    auto figures = reasoning::change_figures(lookup, model, region, changes);
    if (!figures) return figures.error();
    replace_figures(region, base.period, std::move(figures->figures), published, profile);
  }
  Session session{std::move(published)};
  base::SourceMap sources;
  base::Diagnostics mistakes;
  return session.read({.period = base.period,
                       .profile = std::move(profile),
                       .limits = options.limits,
                       .use_kept = false},
                      sources, mistakes);
}

base::Result<std::vector<ScenarioCase>> run_scenarios(const ontology::Model& model,
                                                      const Reading& base,
                                                      const std::string& region,
                                                      std::span<const Scenario> scenarios,
                                                      const ScenarioOptions& options) {
  return ScenarioRun{model, base, region, scenarios, options}.run();
}

}  // namespace yinguo::session
