#include <filesystem>

#include "cli/command_parts.hpp"
#include "cli/errors.hpp"
#include "cli/gaps_text.hpp"
#include "cli/program_reading.hpp"
#include "cli/region_question.hpp"
#include "cli/why_not_text.hpp"

#include "reasoning/gaps.hpp"
#include "reasoning/why.hpp"
#include "verification/fact_text.hpp"

namespace yinguo::cli {
namespace {

/// Whether `names` are a program and a fact of it.
bool is_about_program(const std::vector<std::string>& names) {
  const auto& first = names.front();
  if (first == "-" || first.ends_with(".dl")) return true;
  std::error_code error;
  return std::filesystem::exists(first, error);
}

int answer_fact(const WhyNotArguments& arguments, const std::string& text, const Output& output) {
  constexpr std::size_t kDepth = 4;
  const auto atom = verification::read_atom(text);
  if (!atom) return output.fail(atom.error());
  auto loaded = evaluate_program(arguments.source, std::vector{atom->name.text}, output);
  if (const int* status = std::get_if<int>(&loaded)) return *status;
  auto& reading = *std::get<ProgramReading>(loaded).reading;
  const auto pattern = verification::read_pattern(text, reading.program, reading.symbols);
  if (!pattern) return output.fail(pattern.error());
  const auto matching = reasoning::Explainer{reading}.matching(*pattern);
  if (!matching.empty()) {
    const auto fact = verification::print_fact(reading.program, reading.symbols,
                                               matching.front().relation, matching.front().tuple);
    return output.fail(kHolds, "`" + fact + "` holds", "`yinguo why` proves it");
  }
  const auto why_not =
      reasoning::why_not(reading, *pattern,
                         {.attempts = arguments.attempts,
                          .depth = arguments.depth.value_or(kDepth),
                          .seconds = static_cast<double>(arguments.source.timeout_seconds)});
  if (!why_not) return output.fail(why_not.error());
  const auto& common = output.common();
  const auto for_people = [&] {
    return why_not_text(*why_not, {.language = common.language,
                                   .color = common.color,
                                   .as_list = common.format == Format::kMarkdown});
  };
  return output.answer_as({{Format::kText, for_people},
                           {Format::kMarkdown, for_people},
                           {Format::kJson, [&] { return why_not_json(*why_not); }}});
}

int render(const std::vector<reasoning::Shortfalls>& all, const reasoning::Reading& reading,
           const Lexicon& lexicon, const Output& output) {
  const Rendering rendering{lexicon, output.common().language, output.common().color};
  const auto text = [&](const reasoning::Shortfalls& one) { return gaps_text(one, rendering); };
  constexpr Bilingual kQuestion{"what is missing", "缺什么"};
  return output.answer_as(
      {{Format::kText, [&] { return separated(all, text); }},
       {Format::kMarkdown, [&] { return markdown_of(all, gaps_document, rendering); }},
       {Format::kHtml, [&] { return page_of(all, gaps_document, rendering, reading, kQuestion); }},
       {Format::kJson, [&] { return gaps_json(all, rendering); }}});
}

/// What has nothing lacking, when that is all that was asked about; else empty.
std::string what_holds(const std::vector<reasoning::Shortfalls>& all, const Lexicon& lexicon) {
  std::string names;
  for (const auto& one : all) {
    for (const auto& answer : one.answers) {
      if (answer.gap) return {};
      const auto quoted = "`" + answer.goal + "`";
      if (names.find(quoted) == std::string::npos) names += (names.empty() ? "" : ", ") + quoted;
    }
  }
  return names + (all.front().answers.size() == 1 ? " is" : " are") + " in place for " +
         lexicon.label(all.front().region, Language::kEn) + (all.size() > 1 ? " and others" : "");
}

int answer_regions(const WhyNotArguments& arguments, const Output& output) {
  auto source = arguments.question;
  source.period = arguments.source.period;
  source.max_tuples = arguments.source.max_tuples;
  source.timeout_seconds = arguments.source.timeout_seconds;
  if (!arguments.source.region.empty()) source.names.push_back(arguments.source.region);
  auto asked = read_question(source, output);
  if (const int* status = std::get_if<int>(&asked)) return *status;
  const auto& question = std::get<RegionQuestion>(asked);
  reasoning::GapOptions options{.threshold = source.threshold, .attempts = arguments.attempts};
  options.depth = arguments.depth.value_or(options.depth);
  std::vector<reasoning::Shortfalls> all;
  for (const auto& region : question.regions) {
    auto one = reasoning::shortfalls(*question.reading, question.session.model(), region,
                                     question.goals, options);
    if (!one) return output.fail(one.error());
    all.push_back(std::move(*one));
  }
  const Lexicon lexicon{question.session.model()};
  if (const auto holding = what_holds(all, lexicon); !holding.empty())
    return output.fail(kInPlace, holding, "`yinguo explain` says why");
  return render(all, *question.reading, lexicon, output);
}

}  // namespace

int run(const WhyNotArguments& arguments, const Output& output) {
  const auto& names = arguments.question.names;
  if (!is_about_program(names)) return answer_regions(arguments, output);
  if (names.size() != 2) {
    return output.fail(kUsage, "a program and one fact are needed",
                       "yinguo why-not PROGRAM 'path(\"a\", 3)'");
  }
  auto about_fact = arguments;
  about_fact.source.program = names.front();
  return answer_fact(about_fact, names.back(), output);
}

}  // namespace yinguo::cli
