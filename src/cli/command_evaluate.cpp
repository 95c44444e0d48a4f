#include <algorithm>
#include <array>

#include "cli/errors.hpp"
#include "cli/goals.hpp"
#include "cli/indicator_numbers.hpp"
#include "cli/region_question.hpp"
#include "cli/scores_text.hpp"

namespace yinguo::cli {
namespace {

/// The indicators that are named, and those of the concepts that are; without any, all.
std::vector<std::string> wanted_indicators(const PanelQuestion& question) {
  const auto& model = question.asked.session.model();
  if (question.indicators.empty() && question.asked.goals.empty())
    return reasoning::graded_indicators(model);
  auto out = question.indicators;
  reasoning::Lookup lookup{*question.asked.reading};
  for (const auto& concept_id : question.asked.goals) {
    for (auto& id : reasoning::graded_indicators(lookup, model, concept_id)) {
      if (std::ranges::find(out, id) == out.end()) out.push_back(std::move(id));
    }
  }
  return out;
}

struct Weighed {
  std::vector<std::string> indicators{};
  std::vector<double> weights{};
};

/// Those of `indicators` that have a weight above 0; else the status of what was reported.
std::variant<Weighed, int> weighed(const std::string& path,
                                   const std::vector<std::string>& indicators,
                                   const ontology::Names& names, const Output& output) {
  constexpr std::array kColumns{NumberColumn{"weight", 0.0}};
  base::SourceMap sources;
  base::Diagnostics diagnostics;
  const auto read = read_indicator_numbers(path, kColumns, kWeights, names, sources, diagnostics);
  if (!read) return output.fail(read.error());
  if (const int status = output.report(diagnostics, sources); status != 0) return status;
  Weighed out;
  for (const auto& id : indicators) {
    const auto found = read->find(id);
    if (found == read->end() || found->second.front() == 0.0) continue;
    out.indicators.push_back(id);
    out.weights.push_back(found->second.front());
  }
  if (out.indicators.empty()) {
    return output.fail(kWeights, "no indicator that is used has a weight in `" + path + "`",
                       "name the indicators of the table, or add rows for those that are used");
  }
  return out;
}

/// The rows of the named regions, else all; best first.
std::vector<std::size_t> shown_rows(const reasoning::Scores& scores,
                                    const std::vector<std::string>& named) {
  std::vector<std::size_t> rows;
  for (std::size_t r = 0; r < scores.panel.regions.size(); ++r) {
    if (named.empty() || std::ranges::find(named, scores.panel.regions[r]) != named.end())
      rows.push_back(r);
  }
  std::ranges::stable_sort(rows, {},
                           [&](std::size_t r) { return scores.index.regions[r].linear.rank; });
  return rows;
}

int render(const ScoreSheet& sheet, const reasoning::Reading& reading, const Lexicon& lexicon,
           const Output& output) {
  const Rendering rendering{lexicon, output.common().language, output.common().color};
  const std::span one{&sheet, 1};
  constexpr Bilingual kQuestion{"a cross-check beside the reasoning", "与推理并列的对照"};
  return output.answer_as(
      {{Format::kText, [&] { return scores_text(sheet, rendering); }},
       {Format::kCsv, [&] { return scores_table(sheet, rendering).csv(); }},
       {Format::kMarkdown, [&] { return markdown_of(one, scores_document, rendering); }},
       {Format::kHtml,
        [&] { return page_of(one, scores_document, rendering, reading, kQuestion); }},
       {Format::kJson, [&] { return scores_json(sheet, rendering); }}});
}

}  // namespace

int run(const EvaluateArguments& arguments, const Output& output) {
  auto asked = read_question(arguments.panel, output);
  if (const int* status = std::get_if<int>(&asked)) return *status;
  const auto& question = std::get<PanelQuestion>(asked);
  const auto& model = question.asked.session.model();
  auto indicators = wanted_indicators(question);
  ScoreSheet sheet{.options = {.perturbation = arguments.perturbation,
                               .samples = arguments.samples,
                               .seed = arguments.seed}};
  if (arguments.weights == "equal") {
    sheet.options.weighting = reasoning::Weighting::kEqual;
  } else if (arguments.weights != "entropy") {
    auto given = weighed(arguments.weights, indicators, ontology::Names{model}, output);
    if (const int* status = std::get_if<int>(&given)) return *status;
    sheet.options.weighting = reasoning::Weighting::kGiven;
    sheet.options.weights = std::move(std::get<Weighed>(given).weights);
    indicators = std::move(std::get<Weighed>(given).indicators);
  }
  auto scores = reasoning::score_regions(*question.asked.reading, model, indicators,
                                         question.compared, default_goals(model), sheet.options);
  if (!scores) return output.fail(scores.error());
  sheet.scores = std::move(*scores);
  sheet.shown = shown_rows(sheet.scores, question.asked.regions);
  return render(sheet, *question.asked.reading, Lexicon{model}, output);
}

}  // namespace yinguo::cli
