#include "cli/json_parts.hpp"
#include "cli/what_if_text.hpp"
#include "cli/wording.hpp"

namespace yinguo::cli {
namespace {

using nlohmann::ordered_json;
using reasoning::Answer;
using reasoning::GoalChange;
using reasoning::ScenarioChange;
using reasoning::WhatIf;

constexpr int kFormatVersion = 1;

ordered_json of(const Answer& answer, const Lexicon& lexicon) {
  ordered_json out{{"status", status_word(answer.status)},
                   {"degree", {answer.degree.lower, answer.degree.upper}}};
  if (!answer.binding) return out;
  ordered_json binding{{"degree", {answer.binding->degree.lower, answer.binding->degree.upper}}};
  if (!answer.binding->mechanism.empty())
    binding["mechanism"] = json_name(answer.binding->mechanism, lexicon);
  if (!answer.binding->condition.empty())
    binding["condition"] = json_name(answer.binding->condition, lexicon);
  if (!answer.binding->factor.empty())
    binding["factor"] = json_name(answer.binding->factor, lexicon);
  out["binding"] = std::move(binding);
  return out;
}

ordered_json of(const GoalChange& change, const Lexicon& lexicon) {
  ordered_json out{{"goal", json_name(change.before.goal, lexicon)},
                   {"before", of(change.before, lexicon)},
                   {"after", of(change.after, lexicon)}};
  auto moved = ordered_json::array();
  for (const auto& one : change.moved) {
    moved.push_back({{"role", role_word(one.role)},
                     {"subject", json_name(one.subject, lexicon)},
                     {"before", {one.before.lower, one.before.upper}},
                     {"after", {one.after.lower, one.after.upper}}});
  }
  out["moved"] = std::move(moved);
  return out;
}

ordered_json words_of(const std::vector<model::Status>& statuses) {
  auto out = ordered_json::array();
  for (const auto status : statuses)
    out.push_back(status_word(status));
  return out;
}

ordered_json number_or_null(const std::optional<double>& value) {
  return value ? ordered_json(*value) : ordered_json(nullptr);
}

ordered_json of(const ScenarioChange& scenario, const Lexicon& lexicon) {
  ordered_json out{{"name", scenario.name}};
  auto changes = ordered_json::array();
  for (const auto& one : scenario.applied) {
    ordered_json change{{"figure", json_name(one.id, lexicon)},
                        {"before", number_or_null(one.before)},
                        {"after", number_or_null(one.after)}};
    if (const auto* indicator = lexicon.find_indicator(one.id)) change["unit"] = indicator->unit;
    changes.push_back(std::move(change));
  }
  out["changes"] = std::move(changes);
  auto claims = ordered_json::array();
  for (const auto& id : scenario.without_claims)
    claims.push_back(json_claim(id, lexicon));
  out["without_claims"] = std::move(claims);
  auto goals = ordered_json::array();
  for (const auto& goal : scenario.goals)
    goals.push_back(of(goal, lexicon));
  out["goals"] = std::move(goals);
  auto contributions = ordered_json::array();
  for (const auto& one : scenario.contributions)
    contributions.push_back(
        {{"status_alone", words_of(one.alone)}, {"status_without", words_of(one.without)}});
  if (!contributions.empty()) out["contributions"] = std::move(contributions);
  return out;
}

}  // namespace

std::string what_if_json(const WhatIf& what_if, const Rendering& rendering) {
  ordered_json out{{"format", "yinguo-what-if"},
                   {"version", kFormatVersion},
                   {"region", json_name(what_if.region, rendering.lexicon)},
                   {"period", what_if.period},
                   {"threshold", what_if.threshold},
                   {"moves_peers", what_if.moves_peers}};
  auto scenarios = ordered_json::array();
  for (const auto& one : what_if.scenarios)
    scenarios.push_back(of(one, rendering.lexicon));
  out["scenarios"] = std::move(scenarios);
  return json_text(out);
}

}  // namespace yinguo::cli
