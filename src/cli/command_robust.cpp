#include "cli/region_question.hpp"
#include "cli/robust_text.hpp"

namespace yinguo::cli {
namespace {

using reasoning::RobustnessOfRegion;

int render(const std::vector<RobustnessOfRegion>& all, const Lexicon& lexicon,
           const Output& output) {
  const Rendering rendering{lexicon, output.common().language, output.common().color};
  std::string out;
  switch (output.common().format) {
    case Format::kText:
      for (const auto& one : all)
        out += (out.empty() ? "" : "\n") + robust_text(one, rendering);
      return output.answer(out);
    case Format::kMarkdown:
      for (const auto& one : all)
        out += (out.empty() ? "" : "\n") + robust_markdown(one, rendering);
      return output.answer(out);
    case Format::kJson:
      return output.answer(robust_json(all, rendering));
    default:
      break;
  }
  return output.unsupported_format("text, md or json");
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
  return render(all, Lexicon{model}, output);
}

}  // namespace yinguo::cli
