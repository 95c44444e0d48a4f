#include <array>

#include "cli/errors.hpp"
#include "cli/goals.hpp"
#include "cli/indicator_numbers.hpp"
#include "cli/recommend_text.hpp"
#include "cli/region_question.hpp"
#include "cli/shared_budget.hpp"

#include "reasoning/recommend.hpp"

namespace yinguo::cli {
namespace {

base::Result<std::vector<std::string>> indicators(const std::vector<std::string>& typed,
                                                  const ontology::Names& names) {
  std::vector<std::string> out;
  for (const auto& name : typed) {
    const auto found = resolve_name(names, name, {ontology::Kind::kIndicator});
    if (!found) return found.error();
    out.emplace_back(found->id);
  }
  return out;
}

/// Goals that were named are asked for together, else each pathway by itself.
base::Result<Advice> advise(const RegionQuestion& question, const std::string& region,
                            const reasoning::RecommendOptions& options) {
  std::vector<std::vector<std::string>> questions;
  if (question.names_goals) {
    questions.push_back(question.goals);
  } else {
    for (const auto& goal : question.goals)
      questions.push_back({goal});
  }
  Advice advice{region,
                question.reading->period,
                options.threshold,
                !options.costs.empty(),
                {},
                options.firmness,
                {}};
  const auto others = default_goals(question.session.model());
  for (const auto& goals : questions) {
    auto one = reasoning::recommend(*question.reading, question.session.model(), region, goals,
                                    others, options);
    if (!one) return one.error();
    advice.recommendations.push_back(std::move(*one));
  }
  return advice;
}

int render(const std::vector<Advice>& all, const reasoning::Reading& reading,
           const Lexicon& lexicon, const Output& output) {
  const Rendering rendering{lexicon, output.common().language, output.common().color};
  const auto text = [&](const Advice& one) { return recommend_text(one, rendering); };
  constexpr Bilingual kQuestion{"what to change", "改变什么"};
  return output.answer_as(
      {{Format::kText, [&] { return separated(all, text); }},
       {Format::kMarkdown, [&] { return markdown_of(all, recommend_document, rendering); }},
       {Format::kHtml,
        [&] { return page_of(all, recommend_document, rendering, reading, kQuestion); }},
       {Format::kJson, [&] { return recommend_json(all, rendering); }}});
}

/// Whether every question has a plan or needs none.
bool is_answered(const std::vector<Advice>& all) {
  for (const auto& advice : all) {
    for (const auto& one : advice.recommendations) {
      if (!one.is_in_place && one.plans.empty()) return false;
    }
  }
  return true;
}

}  // namespace

int run(const RecommendArguments& arguments, const Output& output) {
  if (arguments.budget && arguments.shared_budget)
    return output.fail(kUsage, "--budget and --shared-budget together",
                       "--budget is of each region, --shared-budget of all of them");
  auto source = arguments.question;
  source.takes_groups = true;
  source.names.insert(source.names.end(), arguments.goals.begin(), arguments.goals.end());
  auto asked = read_question(source, output);
  if (const int* status = std::get_if<int>(&asked)) return *status;
  const auto& question = std::get<RegionQuestion>(asked);
  const ontology::Names names{question.session.model()};
  auto fixed = indicators(arguments.fixed, names);
  if (!fixed) return output.fail(fixed.error());
  reasoning::RecommendOptions options{
      .threshold = arguments.question.threshold,
      .plans = arguments.k,
      .fixed = std::move(*fixed),
      .budget = arguments.budget,
      .firmness = {arguments.samples, arguments.seed, arguments.spread_percent / 100.0}};
  if (!arguments.costs.empty()) {
    base::SourceMap sources;
    base::Diagnostics diagnostics;
    const std::array columns{NumberColumn{"cost", 1.0}, NumberColumn{"once", 0.0}};
    auto costs =
        read_indicator_numbers(arguments.costs, columns, kCosts, names, sources, diagnostics);
    if (!costs) return output.fail(costs.error());
    if (const int status = output.report(diagnostics, sources); status != 0) return status;
    for (const auto& [indicator, numbers] : *costs)
      options.costs[indicator] = {numbers[0], numbers[1]};
  }
  if (arguments.shared_budget)
    return recommend_together(question, options, *arguments.shared_budget, output);
  const Lexicon lexicon{question.session.model()};
  Literature literature{question.session.model()};
  std::vector<Advice> all;
  for (const auto& region : question.regions) {
    auto advice = advise(question, region, options);
    if (!advice) return output.fail(advice.error());
    advice->studies = literature.of(region, claims_of(advice->recommendations), lexicon);
    all.push_back(std::move(*advice));
  }
  const int status = render(all, *question.reading, lexicon, output);
  return status != 0 || is_answered(all) ? status : 1;
}

}  // namespace yinguo::cli
