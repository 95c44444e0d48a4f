#include "cli/json_parts.hpp"
#include "cli/trend_text.hpp"
#include "cli/wording.hpp"

namespace yinguo::cli {
namespace {

using nlohmann::ordered_json;
using reasoning::Answer;
using reasoning::Finding;
using reasoning::GoalTrend;

constexpr int kFormatVersion = 1;

ordered_json of(const model::Interval& degree) {
  return {degree.lower, degree.upper};
}

ordered_json of(const Answer& answer, const Lexicon& lexicon) {
  ordered_json out{{"status", status_word(answer.status)}, {"degree", of(answer.degree)}};
  if (answer.binding && !answer.binding->condition.empty())
    out["binding"] = {{"condition", json_name(answer.binding->condition, lexicon)},
                      {"degree", of(answer.binding->degree)}};
  return out;
}

ordered_json of(const std::vector<Finding>& findings, const Lexicon& lexicon) {
  auto out = ordered_json::array();
  for (const auto& one : findings)
    out.push_back(json_finding(one, lexicon));
  return out;
}

ordered_json of(const GoalTrend& goal, double threshold, const Lexicon& lexicon) {
  ordered_json out{{"goal", json_name(goal.before.goal, lexicon)},
                   {"before", of(goal.before, lexicon)},
                   {"after", of(goal.after, lexicon)},
                   {"by_old_anchors",
                    {{"status", status_word(model::status_of(goal.held, threshold))},
                     {"degree", of(goal.held)}}}};
  auto carried = ordered_json::array();
  for (const auto& one : goal.carried) {
    auto figure = json_paired(one.figure, lexicon);
    figure["degree_by_old_anchors"] = of(one.held);
    carried.push_back(std::move(figure));
  }
  out["carried_by"] = std::move(carried);
  out["proved"] = goal.is_proved;
  out["risen"] = goal.risen;
  out["fallen"] = goal.fallen;
  out["came"] = json_names(goal.came, lexicon);
  out["went"] = json_names(goal.went, lexicon);
  auto passed = ordered_json::array();
  for (const auto& one : goal.passed)
    passed.push_back({{"subject", json_name(one.subject, lexicon)},
                      {"before", of(one.before)},
                      {"after", of(one.after)}});
  out["passed"] = std::move(passed);
  return out;
}

}  // namespace

std::string trend_json(const reasoning::Trend& trend, const Rendering& rendering) {
  const auto& lexicon = rendering.lexicon;
  ordered_json out{{"format", "yinguo-trend"},
                   {"version", kFormatVersion},
                   {"region", json_name(trend.region, lexicon)},
                   {"from", trend.from},
                   {"to", trend.to},
                   {"threshold", trend.threshold}};
  auto goals = ordered_json::array();
  for (const auto& goal : trend.goals)
    goals.push_back(of(goal, trend.threshold, lexicon));
  out["goals"] = std::move(goals);
  out["findings_came"] = of(trend.findings_came, lexicon);
  out["findings_went"] = of(trend.findings_went, lexicon);
  return json_text(out);
}

}  // namespace yinguo::cli
