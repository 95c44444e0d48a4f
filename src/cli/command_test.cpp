#include <algorithm>
#include <charconv>
#include <optional>

#include "base/sorting.hpp"
#include "cli/errors.hpp"
#include "cli/independence_text.hpp"
#include "cli/region_question.hpp"
#include "cli/sign_tests_text.hpp"
#include "cli/sign_years_text.hpp"

namespace yinguo::cli {
namespace {

using reasoning::YearResult;

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

/// The pairs that the named concepts are part of; all when none is named.
std::vector<std::size_t> shown_pairs(const std::vector<reasoning::Independency>& pairs,
                                     const std::vector<std::string>& concepts) {
  std::vector<std::size_t> out;
  for (std::size_t at = 0; at < pairs.size(); ++at) {
    if (concepts.empty() || is_any(concepts, pairs[at].a) || is_any(concepts, pairs[at].b))
      out.push_back(at);
  }
  return out;
}

/// The years that "2023", "2019-2023" or "2019,2021" mean; none where it means none.
std::optional<std::vector<int>> years_of(std::string_view text) {
  std::vector<int> out;
  while (!text.empty()) {
    const auto part = text.substr(0, text.find(','));
    text.remove_prefix(std::min(part.size() + 1, text.size()));
    const auto dash = part.find('-');
    const auto number = [](std::string_view digits) {
      int year = 0;
      const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), year);
      const bool is_year = read.ec == std::errc{} && read.ptr == digits.data() + digits.size();
      return is_year && year >= 1 && year <= 9999 ? year : 0;
    };
    const int first = number(part.substr(0, dash));
    const int last = dash == std::string_view::npos ? first : number(part.substr(dash + 1));
    if (first == 0 || last < first) return std::nullopt;
    for (int year = first; year <= last; ++year)
      out.push_back(year);
  }
  base::sort_unique(out);
  return out;
}

/// Asks a question in one year after the other.
class YearsQuestion {
 public:
  YearsQuestion(const TestArguments& arguments, const Output& output)
      : arguments_{arguments}, output_{output} {}

  /// The first year; else the exit status of what was reported.
  std::optional<int> open() {
    auto source = arguments_.panel;
    if (!arguments_.periods.empty()) {
      const auto years = years_of(arguments_.periods);
      if (!years || years->empty())
        return output_.fail(kUsage, "`" + arguments_.periods + "` means no years",
                            "--period 2023, 2019-2023 or 2019,2021");
      years_ = *years;
      source.question.period = years_.front();
    }
    auto asked = read_question(source, output_);
    if (const int* status = std::get_if<int>(&asked)) return *status;
    question_.emplace(std::get<PanelQuestion>(std::move(asked)));
    const auto& known = question_->asked.session.periods();
    const bool is_one = years_.size() < 2;
    if (!is_one)
      std::erase_if(years_,
                    [&](int year) { return std::ranges::find(known, year) == known.end(); });
    if (years_.empty() && !is_one)
      return output_.fail(kUsage, "there are no figures for `" + arguments_.periods + "`",
                          "`yinguo store stat` lists the years");
    if (years_.empty()) years_ = {question_->asked.reading->period};
    return refuse_regions();
  }

  [[nodiscard]] const PanelQuestion& question() const { return *question_; }

  [[nodiscard]] const std::vector<int>& years() const { return years_; }

  /// Calls `test` for the question of each year: 0, else the exit status of what was reported.
  template <class Test>
  int each_year(const Test& test) {
    auto source = arguments_.panel;
    for (const auto year : years_) {
      source.question.period = year;
      if (question_->asked.reading->period != year) {
        if (const int status = read_period(source, output_, *question_); status != 0) return status;
      }
      test(*question_);
    }
    return 0;
  }

 private:
  [[nodiscard]] std::optional<int> refuse_regions() const {
    if (question_->asked.regions.empty() && question_->indicators.empty()) return std::nullopt;
    return output_.fail(kUsage, "`test` is about claims and concepts, of all regions together",
                        "--among NAME says which regions are compared");
  }

  const TestArguments& arguments_;
  const Output& output_;
  std::vector<int> years_;
  std::optional<PanelQuestion> question_;
};

/// Results by test, then by year; `result` gives that of one test in one year.
template <class Years, class Result>
std::vector<reasoning::OverYears> together(const Years& years, std::size_t count, Result result) {
  std::vector<std::vector<std::optional<YearResult>>> tests(count);
  for (std::size_t at = 0; at < count; ++at) {
    for (const auto& year : years)
      tests[at].push_back(result(year, at));
  }
  return reasoning::over_years(tests);
}

/// The ways to write a sheet, and what it answers.
template <class Sheet>
struct Forms {
  std::string (*text)(const Sheet& sheet, const Rendering& rendering);
  Table (*table)(const Sheet& sheet);
  MakeDocument<Sheet> document;
  std::string (*json)(const Sheet& sheet, const Rendering& rendering);
  Bilingual question;
};

constexpr Bilingual kSigns{"claims held against the figures", "以数据检验主张"};
constexpr Forms<TestSheet> kSignForms{sign_tests_text, sign_tests_table, sign_tests_document,
                                      sign_tests_json, kSigns};
constexpr Forms<SignYearsSheet> kYearForms{sign_years_text, sign_years_table, sign_years_document,
                                           sign_years_json, kSigns};
constexpr Forms<IndependenceSheet> kIndependenceForms{
    independence_text,
    independence_table,
    independence_document,
    independence_json,
    {"what the claims imply to be independent", "主张所隐含的独立性"}};

/// Writes the sheet; 1 when it has nothing of what was asked about.
template <class Sheet>
int answer(const Sheet& sheet, const Forms<Sheet>& forms, const PanelQuestion& question,
           const Output& output) {
  const Lexicon lexicon{question.asked.session.model()};
  const Rendering rendering{lexicon, output.common().language, output.common().color};
  const std::span one{&sheet, 1};
  const int status = output.answer_as(
      {{Format::kText, [&] { return forms.text(sheet, rendering); }},
       {Format::kCsv, [&] { return forms.table(sheet).csv(); }},
       {Format::kMarkdown, [&] { return markdown_of(one, forms.document, rendering); }},
       {Format::kHtml,
        [&] {
          return page_of(one, forms.document, rendering, *question.asked.reading, forms.question);
        }},
       {Format::kJson, [&] { return forms.json(sheet, rendering); }}});
  return status != 0 || !sheet.shown.empty() ? status : 1;
}

int test_independencies(const TestArguments& arguments, YearsQuestion& asked,
                        const Output& output) {
  if (!asked.question().claims.empty())
    return output.fail(kUsage, "an independency is of two concepts, not of a claim",
                       "name concepts, or leave --independencies out");
  IndependenceSheet sheet{.level = arguments.level};
  const int status = asked.each_year([&](const PanelQuestion& question) {
    sheet.years.push_back(
        reasoning::test_independencies(*question.asked.reading, question.asked.session.model(),
                                       question.compared, {.level = arguments.level}));
  });
  if (status != 0) return status;
  const auto result = [](const reasoning::IndependenceTests& year,
                         std::size_t at) -> std::optional<YearResult> {
    const auto& test = year.results[at];
    if (!test.is_assessed()) return std::nullopt;
    return YearResult{test.correlation, test.significance.p};
  };
  const auto& pairs = sheet.years.front().pairs;
  sheet.together = together(sheet.years, pairs.size(), result);
  const auto& concepts = asked.question().asked.goals;
  sheet.shown = shown_pairs(pairs, concepts);
  sheet.shows_all = concepts.empty();
  return answer(sheet, kIndependenceForms, asked.question(), output);
}

int test_signs(const TestArguments& arguments, YearsQuestion& asked, const Output& output) {
  std::vector<reasoning::SignTests> years;
  const int status = asked.each_year([&](const PanelQuestion& question) {
    years.push_back(reasoning::test_signs(
        *question.asked.reading, question.asked.session.model(), question.compared,
        {.level = arguments.level, .max_others = arguments.controls}));
  });
  if (status != 0) return status;
  const auto shown = shown_tests(years.front(), asked.question());
  if (years.size() == 1) {
    const TestSheet sheet{.signs = std::move(years.front()),
                          .regions = asked.question().compared.size(),
                          .level = arguments.level,
                          .shown = shown};
    return answer(sheet, kSignForms, asked.question(), output);
  }
  const auto result = [](const reasoning::SignTests& year,
                         std::size_t at) -> std::optional<YearResult> {
    const auto& test = year.tests[at];
    if (test.hindrance != reasoning::Hindrance::kNone) return std::nullopt;
    return YearResult{test.correlation, test.significance.p};
  };
  const auto count = years.front().tests.size();
  auto all = together(years, count, result);
  const SignYearsSheet sheet{std::move(years), std::move(all), shown, arguments.level};
  return answer(sheet, kYearForms, asked.question(), output);
}

}  // namespace

int run(const TestArguments& arguments, const Output& output) {
  YearsQuestion asked{arguments, output};
  if (const auto status = asked.open()) return *status;
  return arguments.independencies ? test_independencies(arguments, asked, output)
                                  : test_signs(arguments, asked, output);
}

}  // namespace yinguo::cli
