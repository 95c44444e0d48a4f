#include "cli/recommend_json.hpp"

#include "cli/json_parts.hpp"
#include "cli/recommend_text.hpp"
#include "cli/wording.hpp"

namespace yinguo::cli {
namespace {

using nlohmann::ordered_json;
using reasoning::GoalEffect;
using reasoning::Obstacle;
using reasoning::Plan;
using reasoning::PlannedChange;
using reasoning::Recommendation;

constexpr int kFormatVersion = 1;

std::string_view word(Obstacle::Kind kind) {
  switch (kind) {
    case Obstacle::Kind::kFixed:
      return "fixed";
    case Obstacle::Kind::kBeyondPeers:
      return "beyond_peers";
    case Obstacle::Kind::kScale:
      return "scale";
    case Obstacle::Kind::kMissing:
      return "missing";
    case Obstacle::Kind::kJudgement:
      return "judgement";
    case Obstacle::Kind::kScope:
      break;
  }
  return "scope";
}

/// Writes one region's advice.
class AdviceJson {
 public:
  AdviceJson(const Advice& advice, const Lexicon& lexicon) : advice_{advice}, lexicon_{lexicon} {}

  [[nodiscard]] ordered_json write() const {
    ordered_json out{{"region", json_name(advice_.region, lexicon_)},
                     {"period", advice_.period},
                     {"threshold", advice_.threshold},
                     {"cost", advice_.has_own_costs ? "declared" : "peers passed"}};
    auto all = ordered_json::array();
    for (const auto& one : advice_.recommendations)
      all.push_back(of(one));
    out["recommendations"] = std::move(all);
    return out;
  }

 private:
  [[nodiscard]] std::string_view status(const model::Interval& degree) const {
    return status_word(model::status_of(degree, advice_.threshold));
  }

  [[nodiscard]] ordered_json of(const GoalEffect& goal) const {
    return {{"goal", json_name(goal.goal, lexicon_)},
            {"before", {goal.before.lower, goal.before.upper}},
            {"after", {goal.after.lower, goal.after.upper}},
            {"status_before", status(goal.before)},
            {"status_after", status(goal.after)}};
  }

  [[nodiscard]] ordered_json of(const std::vector<GoalEffect>& goals) const {
    auto out = ordered_json::array();
    for (const auto& goal : goals)
      out.push_back(of(goal));
    return out;
  }

  [[nodiscard]] ordered_json of(const PlannedChange& change) const {
    ordered_json out{{"indicator", json_name(change.indicator, lexicon_)}};
    if (const auto* indicator = lexicon_.find_indicator(change.indicator))
      out["unit"] = indicator->unit;
    out["before"] = change.value_before;
    out["after"] = change.value_after;
    out["enough"] = change.enough;
    out["as_in"] = json_name(change.peer, lexicon_);
    out["rank_before"] = change.rank_before;
    out["rank_after"] = change.rank_after;
    out["peers"] = change.peers;
    out["cost"] = change.cost;
    out["follows"] = change.follows;
    out["factors"] = json_names(change.factors, lexicon_);
    auto measures = ordered_json::array();
    for (const auto& path : change.measures) {
      auto claims = ordered_json::array();
      for (const auto& id : path.claims)
        claims.push_back(json_claim(id, lexicon_));
      measures.push_back({{"measure", json_name(path.measure, lexicon_)},
                          {"factor", json_name(path.factor, lexicon_)},
                          {"claims", std::move(claims)}});
    }
    out["measures"] = std::move(measures);
    return out;
  }

  [[nodiscard]] ordered_json of(const std::vector<reasoning::FigureMove>& moves) const {
    auto out = ordered_json::array();
    for (const auto& move : moves) {
      ordered_json one{{"indicator", json_name(move.indicator, lexicon_)}};
      if (const auto* indicator = lexicon_.find_indicator(move.indicator))
        one["unit"] = indicator->unit;
      one["before"] = move.before;
      one["after"] = move.after;
      out.push_back(std::move(one));
    }
    return out;
  }

  [[nodiscard]] ordered_json amounts_of(const Plan& plan) const {
    const auto& amounts = *plan.amounts;
    return {{"fits", amounts.fits},
            {"series", of(amounts.series)},
            {"others", of(amounts.others)},
            {"kept", json_names(amounts.kept, lexicon_)},
            {"goals", of(plan.by_amounts)}};
  }

  [[nodiscard]] ordered_json of(const Plan& plan) const {
    auto changes = ordered_json::array();
    for (const auto& change : plan.changes)
      changes.push_back(of(change));
    for (std::size_t c = 0; c < plan.changes.size(); ++c)
      changes[c]["stage"] = plan.sequence.stages[c] + 1;
    ordered_json out{{"cost", plan.cost},
                     {"changes", std::move(changes)},
                     {"goals", of(plan.goals)},
                     {"side_effects", of(plan.side_effects)}};
    auto sequence = ordered_json::array();
    for (const auto& reason : plan.sequence.reasons)
      sequence.push_back({{"first", json_name(plan.changes[reason.first].indicator, lexicon_)},
                          {"then", json_name(plan.changes[reason.then].indicator, lexicon_)},
                          {"chain", json_names(reason.concepts, lexicon_)},
                          {"claims", reason.claims}});
    out["sequence"] = std::move(sequence);
    if (plan.amounts) out["amounts"] = amounts_of(plan);
    if (plan.holds.empty()) return out;
    out["draws"] = {{"holds", plan.holds}, {"cheapest", plan.cheapest}};
    return out;
  }

  [[nodiscard]] ordered_json of(const Recommendation& one) const {
    auto goals = ordered_json::array();
    for (const auto& goal : one.now)
      goals.push_back({{"goal", json_name(goal.goal, lexicon_)},
                       {"before", {goal.before.lower, goal.before.upper}},
                       {"status_before", status(goal.before)}});
    ordered_json out{{"goals", std::move(goals)},
                     {"in_place", one.is_in_place},
                     {"bound", one.bound},
                     {"proved", one.is_proved}};
    if (one.over_budget) out["over_budget"] = *one.over_budget;
    auto plans = ordered_json::array();
    for (const auto& plan : one.plans)
      plans.push_back(of(plan));
    out["plans"] = std::move(plans);
    auto conflict = ordered_json::array();
    for (const auto& obstacle : one.conflict)
      conflict.push_back(
          {{"kind", word(obstacle.kind)}, {"subject", json_name(obstacle.subject, lexicon_)}});
    out["conflict"] = std::move(conflict);
    out["latent"] = json_names(one.latent, lexicon_);
    return out;
  }

  const Advice& advice_;
  const Lexicon& lexicon_;
};

}  // namespace

ordered_json json_advice(const Advice& advice, const Lexicon& lexicon) {
  return AdviceJson{advice, lexicon}.write();
}

std::string recommend_json(const std::vector<Advice>& all, const Rendering& rendering) {
  ordered_json out{{"format", "yinguo-recommendation"}, {"version", kFormatVersion}};
  auto regions = ordered_json::array();
  for (const auto& advice : all) {
    auto region = json_advice(advice, rendering.lexicon);
    if (advice.studies.base != nullptr) region["studies"] = json_studies(advice.studies, rendering);
    regions.push_back(std::move(region));
  }
  out["regions"] = std::move(regions);
  return json_text(out);
}

}  // namespace yinguo::cli
