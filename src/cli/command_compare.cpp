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
  switch (output.common().format) {
    case Format::kText:
      return output.answer(compare_text(*comparison, rendering));
    case Format::kMarkdown:
      return output.answer(compare_markdown(*comparison, rendering));
    case Format::kJson:
      return output.answer(compare_json(*comparison, rendering));
    default:
      break;
  }
  return output.unsupported_format("text, md or json");
}

}  // namespace yinguo::cli
