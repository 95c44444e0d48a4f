#include "cli/compare_text.hpp"
#include "cli/errors.hpp"
#include "cli/region_question.hpp"

namespace yinguo::cli {

int run(const CompareArguments& arguments, const Output& output) {
  auto asked = read_question(arguments.question, output);
  if (const int* status = std::get_if<int>(&asked)) return *status;
  const auto& question = std::get<RegionQuestion>(asked);
  if (question.regions.size() != 2 || question.regions[0] == question.regions[1])
    return output.fail(kUsage, "two regions are needed",
                       "`yinguo compare REGION REGION` takes the first as it is, and figures of "
                       "the second");
  const auto& model = question.session.model();
  const auto comparison = reasoning::compare_regions(
      *question.reading, model, question.regions[0], question.regions[1], question.goals,
      {.threshold = arguments.question.threshold, .sets = arguments.k});
  if (!comparison) return output.fail(comparison.error());
  const Lexicon lexicon{model};
  const Rendering rendering{lexicon, output.common().language, output.common().color};
  const std::span one{&*comparison, 1};
  constexpr Bilingual kAsked{"why one and not the other", "为何结论不同"};
  return output.answer_as(
      {{Format::kText, [&] { return compare_text(*comparison, rendering); }},
       {Format::kMarkdown, [&] { return markdown_of(one, compare_document, rendering); }},
       {Format::kHtml,
        [&] { return page_of(one, compare_document, rendering, *question.reading, kAsked); }},
       {Format::kJson, [&] { return compare_json(*comparison, rendering); }}});
}

}  // namespace yinguo::cli
