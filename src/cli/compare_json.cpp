#include "cli/compare_text.hpp"
#include "cli/json_parts.hpp"
#include "cli/wording.hpp"

namespace yinguo::cli {
namespace {

using nlohmann::ordered_json;
using reasoning::Answer;
using reasoning::GoalComparison;
using reasoning::Neighbour;

constexpr int kFormatVersion = 1;

ordered_json of(const Answer& answer) {
  return {{"status", status_word(answer.status)},
          {"degree", {answer.degree.lower, answer.degree.upper}}};
}

ordered_json of(const Neighbour& one, const Lexicon& lexicon) {
  return {{"region", json_name(one.region, lexicon)},
          {"distance", one.distance},
          {"figures", one.figures}};
}

ordered_json of(const std::vector<Neighbour>& all, const Lexicon& lexicon) {
  auto out = ordered_json::array();
  for (const auto& one : all)
    out.push_back(of(one, lexicon));
  return out;
}

ordered_json of(const GoalComparison& goal, double threshold, const Lexicon& lexicon) {
  ordered_json out{{"goal", json_name(goal.first.goal, lexicon)},
                   {"first", of(goal.first)},
                   {"second", of(goal.second)},
                   {"figures", goal.figures},
                   {"first_ahead", goal.better},
                   {"first_behind", goal.worse}};
  auto sets = ordered_json::array();
  for (const auto& set : goal.sets) {
    auto figures = ordered_json::array();
    for (const auto& figure : set.figures)
      figures.push_back(json_paired(figure, lexicon));
    sets.push_back({{"figures", std::move(figures)},
                    {"status", status_word(model::status_of(set.degree, threshold))},
                    {"degree", {set.degree.lower, set.degree.upper}}});
  }
  out["sets"] = std::move(sets);
  out["bound"] = goal.bound;
  out["proved"] = goal.is_proved;
  return out;
}

}  // namespace

std::string compare_json(const reasoning::Comparison& comparison, const Rendering& rendering) {
  const auto& lexicon = rendering.lexicon;
  ordered_json out{{"format", "yinguo-comparison"},
                   {"version", kFormatVersion},
                   {"first", json_name(comparison.first, lexicon)},
                   {"second", json_name(comparison.second, lexicon)},
                   {"period", comparison.period},
                   {"threshold", comparison.threshold},
                   {"peer_groups",
                    {{"both", json_names(comparison.groups_of_both, lexicon)},
                     {"first", json_names(comparison.groups_of_first, lexicon)},
                     {"second", json_names(comparison.groups_of_second, lexicon)}}},
                   {"apart", of(comparison.apart, lexicon)},
                   {"near_first", of(comparison.near_first, lexicon)},
                   {"near_second", of(comparison.near_second, lexicon)}};
  auto goals = ordered_json::array();
  for (const auto& goal : comparison.goals)
    goals.push_back(of(goal, comparison.threshold, lexicon));
  out["goals"] = std::move(goals);
  return json_text(out);
}

}  // namespace yinguo::cli
