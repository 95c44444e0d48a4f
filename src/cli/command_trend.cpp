#include <charconv>
#include <optional>

#include "cli/errors.hpp"
#include "cli/region_question.hpp"
#include "cli/trend_text.hpp"

namespace yinguo::cli {
namespace {

/// One to four digits; the codes of regions have six.
std::optional<int> year_of(const std::string& name) {
  constexpr std::size_t kMostDigits = 4;
  int year = 0;
  const auto* const end = name.data() + name.size();
  const auto read = std::from_chars(name.data(), end, year);
  const bool is_year = name.size() <= kMostDigits && read.ec == std::errc{} && read.ptr == end;
  return is_year && year > 0 ? std::optional{year} : std::nullopt;
}

/// The years among the names, which are taken out of them.
std::vector<int> take_years(std::vector<std::string>& names) {
  std::vector<int> years;
  for (const auto& name : names) {
    if (const auto year = year_of(name)) years.push_back(*year);
  }
  std::erase_if(names, [](const std::string& name) { return year_of(name).has_value(); });
  return years;
}

int render(const reasoning::Trend& trend, const reasoning::Reading& reading, const Lexicon& lexicon,
           const Output& output) {
  const Rendering rendering{lexicon, output.common().language, output.common().color};
  const std::span one{&trend, 1};
  constexpr Bilingual kQuestion{"what changed", "变化何在"};
  return output.answer_as(
      {{Format::kText, [&] { return trend_text(trend, rendering); }},
       {Format::kMarkdown, [&] { return markdown_of(one, trend_document, rendering); }},
       {Format::kHtml, [&] { return page_of(one, trend_document, rendering, reading, kQuestion); }},
       {Format::kJson, [&] { return trend_json(trend, rendering); }}});
}

}  // namespace

int run(const TrendArguments& arguments, const Output& output) {
  auto source = arguments.question;
  const auto years = take_years(source.names);
  if (years.size() != 2 || years[0] == years[1])
    return output.fail(kUsage, "two years are needed", "`yinguo trend REGION FROM TO`");
  source.period = years[0];
  auto asked = read_question(source, output);
  if (const int* status = std::get_if<int>(&asked)) return *status;
  auto& question = std::get<RegionQuestion>(asked);
  if (question.regions.size() != 1)
    return output.fail(kUsage, "several regions given", "trend is about one region");
  decltype(question.reading) before;
  before.swap(question.reading);
  source.period = years[1];
  if (const int status = read_period(source, output, question); status != 0) return status;
  const auto& model = question.session.model();
  const auto trend = reasoning::trend(*before, *question.reading, model, question.regions.front(),
                                      question.goals, source.threshold);
  if (!trend) return output.fail(trend.error());
  return render(*trend, *question.reading, Lexicon{model}, output);
}

}  // namespace yinguo::cli
