#include <algorithm>

#include "cli/errors.hpp"
#include "cli/region_question.hpp"
#include "cli/sign_tests_text.hpp"

namespace yinguo::cli {
namespace {

bool is_any(const std::vector<std::string>& ids, const std::string& id) {
  return std::ranges::find(ids, id) != ids.end();
}

/// The tests that the named concepts or claims have a part in; all when none is named.
std::vector<std::size_t> shown_tests(const reasoning::SignTests& signs,
                                     const PanelQuestion& question) {
  const auto& concepts = question.asked.goals;
  const bool takes_all = concepts.empty() && question.claims.empty();
  std::vector<std::size_t> out;
  for (std::size_t t = 0; t < signs.tests.size(); ++t) {
    const auto& test = signs.tests[t];
    const bool has_claim = std::ranges::any_of(
        test.claims, [&](const std::string& id) { return is_any(question.claims, id); });
    if (takes_all || has_claim || is_any(concepts, test.cause) || is_any(concepts, test.effect))
      out.push_back(t);
  }
  return out;
}

int render(const TestSheet& sheet, const Lexicon& lexicon, const Output& output) {
  const Rendering rendering{lexicon, output.common().language, output.common().color};
  return output.answer_as(
      {{Format::kText, [&] { return sign_tests_text(sheet, rendering); }},
       {Format::kCsv, [&] { return sign_tests_table(sheet).csv(); }},
       {Format::kMarkdown, [&] { return sign_tests_markdown(sheet, rendering); }},
       {Format::kJson, [&] { return sign_tests_json(sheet, rendering); }}});
}

}  // namespace

int run(const TestArguments& arguments, const Output& output) {
  auto asked = read_question(arguments.panel, output);
  if (const int* status = std::get_if<int>(&asked)) return *status;
  const auto& question = std::get<PanelQuestion>(asked);
  if (!question.asked.regions.empty() || !question.indicators.empty()) {
    return output.fail(kUsage, "`test` is about claims and concepts, of all regions together",
                       "--among NAME says which regions are compared");
  }
  const auto& model = question.asked.session.model();
  TestSheet sheet{
      .signs = reasoning::test_signs(*question.asked.reading, model, question.compared,
                                     {.level = arguments.level, .max_others = arguments.controls}),
      .regions = question.compared.size(),
      .level = arguments.level};
  sheet.shown = shown_tests(sheet.signs, question);
  const int status = render(sheet, Lexicon{model}, output);
  return status != 0 || !sheet.shown.empty() ? status : 1;
}

}  // namespace yinguo::cli
