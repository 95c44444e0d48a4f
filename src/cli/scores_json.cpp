#include <array>

#include "cli/json_parts.hpp"
#include "cli/scores_text.hpp"

namespace yinguo::cli {
namespace {

using nlohmann::ordered_json;
using reasoning::Place;

constexpr int kFormatVersion = 1;

ordered_json json_place(const Place& place) {
  return {{"score", place.score},
          {"rank", place.rank},
          {"best_rank", place.best_rank},
          {"worst_rank", place.worst_rank},
          {"kept", place.kept}};
}

ordered_json json_region(const ScoreSheet& sheet, std::size_t row, const Lexicon& lexicon) {
  const auto& panel = sheet.scores.panel;
  const auto& one = sheet.scores.index.regions[row];
  ordered_json out{{"region", json_name(panel.regions[row], lexicon)},
                   {"linear", json_place(one.linear)},
                   {"topsis", json_place(one.topsis)}};
  auto groups = ordered_json::array();
  for (std::size_t g = 0; g < one.groups.size(); ++g)
    groups.push_back({{"group", panel.groups[g]}, {"score", one.groups[g]}});
  out["groups"] = std::move(groups);
  if (panel.groups.size() > 1) {
    out["coupling"] = one.coupling.degree;
    out["coordination"] = one.coupling.coordination;
    const auto& grade = coordination_grade(one.coupling.coordination);
    out["grade"] = {{"zh", grade.in(Language::kZh)}, {"en", grade.in(Language::kEn)}};
  }
  auto obstacles = ordered_json::array();
  for (const auto& obstacle : one.obstacles)
    obstacles.push_back(
        {{"indicator", panel.columns[obstacle.column].indicator}, {"share", obstacle.share}});
  out["obstacles"] = std::move(obstacles);
  return out;
}

ordered_json json_weights(const ScoreSheet& sheet, const Lexicon& lexicon) {
  auto out = ordered_json::array();
  const auto& panel = sheet.scores.panel;
  for (std::size_t c = 0; c < panel.columns.size(); ++c) {
    const auto& column = panel.columns[c];
    auto groups = ordered_json::array();
    for (const auto group : column.groups)
      groups.push_back(panel.groups[group]);
    out.push_back({{"indicator", json_name(column.indicator, lexicon)},
                   {"better", column.lower_is_better ? "lower" : "higher"},
                   {"groups", std::move(groups)},
                   {"entropy", sheet.scores.index.entropy[c]},
                   {"weight", sheet.scores.index.weights[c]}});
  }
  return out;
}

ordered_json json_left_out(const reasoning::Panel& panel, const Lexicon& lexicon) {
  auto regions = ordered_json::array();
  for (const auto& one : panel.incomplete)
    regions.push_back({{"region", json_name(one.region, lexicon)},
                       {"missing", json_names(one.missing, lexicon)}});
  return {{"no_figures", json_names(panel.unknown, lexicon)},
          {"constant", json_names(panel.constant, lexicon)},
          {"regions", std::move(regions)}};
}

std::string_view word(reasoning::Weighting weighting) {
  constexpr std::array<std::string_view, 3> kWords{"entropy", "equal", "given"};
  return kWords.at(static_cast<std::size_t>(weighting));
}

}  // namespace

std::string scores_json(const ScoreSheet& sheet, const Rendering& rendering) {
  const auto& scores = sheet.scores;
  ordered_json out{{"format", "yinguo-composite-index"},
                   {"version", kFormatVersion},
                   {"period", scores.period},
                   {"weighting", word(sheet.options.weighting)},
                   {"perturbation",
                    {{"share", sheet.options.perturbation},
                     {"samples", sheet.options.samples},
                     {"seed", sheet.options.seed}}},
                   {"weights", json_weights(sheet, rendering.lexicon)},
                   {"groups", json_names(scores.panel.groups, rendering.lexicon)}};
  auto regions = ordered_json::array();
  for (const auto row : sheet.shown)
    regions.push_back(json_region(sheet, row, rendering.lexicon));
  out["regions"] = std::move(regions);
  auto agreement = ordered_json::array();
  for (const auto& one : scores.agreement) {
    ordered_json entry{{"goal", json_name(one.goal, rendering.lexicon)}};
    if (one.linear) entry["linear"] = *one.linear;
    if (one.topsis) entry["topsis"] = *one.topsis;
    agreement.push_back(std::move(entry));
  }
  out["rank_correlation"] = std::move(agreement);
  out["left_out"] = json_left_out(scores.panel, rendering.lexicon);
  return json_text(out);
}

}  // namespace yinguo::cli
