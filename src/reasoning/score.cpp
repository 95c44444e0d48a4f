#include "reasoning/score.hpp"

#include <algorithm>

#include "derivation/solve.hpp"
#include "evaluation/build_graph.hpp"
#include "reasoning/errors.hpp"
#include "reasoning/explain.hpp"
#include "reasoning/rank_statistics.hpp"

namespace yinguo::reasoning {
namespace {

/// By goal, by region: the middle of the degree.
using Degrees = std::vector<std::vector<double>>;

base::Result<Degrees> degrees_of(const Reading& reading, std::span<const std::string> regions,
                                 std::span<const std::optional<derivation::NodeId>> nodes) {
  const std::vector<std::string_view> names(regions.begin(), regions.end());
  const auto inputs = evaluation::degree_inputs(reading.program, reading.symbols, reading.database,
                                                reading.graph, names);
  if (!inputs) return inputs.error();
  Degrees out(nodes.size());
  for (const auto& one : *inputs) {
    const auto solution = derivation::solve(reading.graph, one);
    for (std::size_t g = 0; g < nodes.size(); ++g) {
      if (!nodes[g]) continue;
      const auto degree = solution.of(*nodes[g]);
      out[g].push_back((degree.lower + degree.upper) / 2.0);
    }
  }
  return out;
}

base::Result<std::vector<Agreement>> agreement_of(const Reading& reading, const Scores& scores,
                                                  std::span<const std::string> goals) {
  std::vector<std::optional<derivation::NodeId>> nodes;
  for (const auto& goal : goals)
    nodes.push_back(goal_node(reading, goal));
  const auto degrees = degrees_of(reading, scores.panel.regions, nodes);
  if (!degrees) return degrees.error();
  std::vector<double> linear;
  std::vector<double> topsis;
  for (const auto& region : scores.index.regions) {
    linear.push_back(region.linear.score);
    topsis.push_back(region.topsis.score);
  }
  std::vector<Agreement> out;
  for (std::size_t g = 0; g < goals.size(); ++g) {
    if (!nodes[g]) continue;
    out.push_back({goals[g], rank_correlation((*degrees)[g], linear),
                   rank_correlation((*degrees)[g], topsis)});
  }
  return out;
}

/// The given weights of the columns that the panel kept.
std::vector<double> kept_weights(const Panel& panel, std::span<const std::string> indicators,
                                 std::span<const double> weights) {
  std::vector<double> out;
  for (const auto& column : panel.columns) {
    const auto at = std::ranges::find(indicators, column.indicator) - indicators.begin();
    out.push_back(weights[static_cast<std::size_t>(at)]);
  }
  return out;
}

base::Error too_little(const Panel& panel) {
  if (panel.regions.size() > 1) {
    return {kTooLittle, "no indicator has figures that tell the regions apart",
            "`yinguo list indicators` shows what there is; --period YEAR asks of another year"};
  }
  std::string text = "fewer than two regions have all the figures";
  if (!panel.incomplete.empty()) {
    const auto& gaps = panel.incomplete.front();
    text += ": `" + gaps.region + "` has none of `" + gaps.missing.front() + "`";
  }
  return {kTooLittle, text, "name more regions, or indicators that more of them have"};
}

}  // namespace

base::Result<Scores> score_regions(const Reading& reading, const ontology::Model& model,
                                   std::span<const std::string> indicators,
                                   std::span<const std::string> regions,
                                   std::span<const std::string> goals, IndexOptions options) {
  Lookup lookup{reading};
  Scores scores{.period = reading.period, .panel = make_panel(lookup, model, indicators, regions)};
  if (scores.panel.regions.size() < 2 || scores.panel.columns.empty())
    return too_little(scores.panel);
  if (options.weighting == Weighting::kGiven)
    options.weights = kept_weights(scores.panel, indicators, options.weights);
  scores.index = composite_index(scores.panel.columns, scores.panel.groups.size(), options);
  auto agreement = agreement_of(reading, scores, goals);
  if (!agreement) return agreement.error();
  scores.agreement = std::move(*agreement);
  return scores;
}

}  // namespace yinguo::reasoning
