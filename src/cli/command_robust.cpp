#include "cli/region_question.hpp"
#include "cli/robust_text.hpp"

namespace yinguo::cli {
namespace {

using reasoning::RobustnessOfRegion;

int render(const std::vector<RobustnessOfRegion>& all, const reasoning::Reading& reading,
           const Lexicon& lexicon, const Output& output) {
  const Rendering rendering{lexicon, output.common().language, output.common().color};
  const auto text = [&](const RobustnessOfRegion& one) { return robust_text(one, rendering); };
  constexpr Bilingual kQuestion{"how firm the answers are", "结论有多稳固"};
  return output.answer_as(
      {{Format::kText, [&] { return separated(all, text); }},
       {Format::kMarkdown, [&] { return markdown_of(all, robust_document, rendering); }},
       {Format::kHtml,
        [&] { return page_of(all, robust_document, rendering, reading, kQuestion); }},
       {Format::kJson, [&] { return robust_json(all, rendering); }}});
}

}  // namespace

int run(const RobustArguments& arguments, const Output& output) {
  auto asked = read_question(arguments.question, output);
  if (const int* status = std::get_if<int>(&asked)) return *status;
  const auto& question = std::get<RegionQuestion>(asked);
  const auto& model = question.session.model();
  std::vector<RobustnessOfRegion> all;
  for (const auto& region : question.regions) {
    auto one = reasoning::robustness(*question.reading, model, region, question.goals,
                                     {.threshold = arguments.question.threshold,
                                      .sets = arguments.k,
                                      .samples = arguments.samples,
                                      .seed = arguments.seed,
                                      .spread = arguments.spread_percent / 100.0});
    if (!one) return output.fail(one.error());
    all.push_back(std::move(*one));
  }
  return render(all, *question.reading, Lexicon{model}, output);
}

}  // namespace yinguo::cli
