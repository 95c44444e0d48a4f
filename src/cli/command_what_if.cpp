#include "cli/errors.hpp"
#include "cli/region_question.hpp"
#include "cli/scenarios.hpp"
#include "cli/what_if_text.hpp"

#include "evaluation/build_graph.hpp"
#include "reasoning/what_if.hpp"
#include "session/scenarios.hpp"

namespace yinguo::cli {
namespace {

using reasoning::Case;
using reasoning::WhatIf;
using session::Scenario;
using session::ScenarioCase;

/// Each change of a scenario, then each claim, alone, and all but it.
std::vector<Scenario> parts_of(const Scenario& whole) {
  std::vector<Scenario> out;
  const auto add = [&](auto Scenario::*list) {
    for (std::size_t i = 0; i < (whole.*list).size(); ++i) {
      Scenario alone;
      (alone.*list).push_back((whole.*list)[i]);
      auto without = whole;
      (without.*list).erase((without.*list).begin() + static_cast<std::ptrdiff_t>(i));
      out.push_back(std::move(alone));
      out.push_back(std::move(without));
    }
  };
  add(&Scenario::changes);
  add(&Scenario::without_claims);
  return out;
}

/// Parts of scenarios of up to so many changes are told apart.
constexpr std::size_t kMostParts = 12;

/// Answers scenarios about one region.
class Comparison {
 public:
  Comparison(const RegionQuestion& question, const WhatIfArguments& arguments)
      : question_{question},
        arguments_{arguments},
        region_{question.regions.front()},
        options_{.profile = question.profile,
                 .move_peers = arguments.move_peers,
                 .limits = {.seconds = static_cast<double>(arguments.question.timeout_seconds),
                            .tuples = arguments.question.max_tuples}} {}

  base::Result<WhatIf> answer(std::vector<Scenario> scenarios) {
    const auto count = scenarios.size();
    std::vector<std::size_t> first_part;
    for (std::size_t s = 0; s < count; ++s) {
      first_part.push_back(scenarios.size());
      const auto changes = scenarios[s].changes.size() + scenarios[s].without_claims.size();
      if (changes < 2 || changes > kMostParts || arguments_.move_peers) continue;
      for (auto& part : parts_of(scenarios[s]))
        scenarios.push_back(std::move(part));
    }
    first_part.push_back(scenarios.size());
    auto cases = session::run_scenarios(model(), *question_.reading, region_, scenarios, options_);
    if (!cases) return cases.error();
    const auto& reading = *question_.reading;
    auto inputs = evaluation::degree_inputs(reading.program, reading.symbols, reading.database,
                                            reading.graph, region_);
    if (!inputs) return inputs.error();
    const Case now{&reading, region_, std::move(*inputs)};
    WhatIf out{region_, reading.period, arguments_.question.threshold, arguments_.move_peers, {}};
    for (std::size_t s = 0; s < count; ++s) {
      auto goals = reasoning::compare_cases(now, case_of((*cases)[s]), model(), question_.goals,
                                            out.threshold);
      if (!goals) return goals.error();
      out.scenarios.push_back({scenarios[s].name,
                               (*cases)[s].applied,
                               scenarios[s].without_claims,
                               std::move(*goals),
                               {}});
      for (auto p = first_part[s]; p < first_part[s + 1]; p += 2)
        out.scenarios.back().contributions.push_back(
            {statuses((*cases)[p]), statuses((*cases)[p + 1])});
    }
    return out;
  }

 private:
  [[nodiscard]] const ontology::Model& model() const { return question_.session.model(); }

  static Case case_of(const ScenarioCase& one) { return {one.reading.get(), one.name, one.inputs}; }

  [[nodiscard]] std::vector<model::Status> statuses(const ScenarioCase& one) const {
    return reasoning::statuses(case_of(one), question_.goals, arguments_.question.threshold);
  }

  const RegionQuestion& question_;
  const WhatIfArguments& arguments_;
  const std::string& region_;
  session::ScenarioOptions options_;
};

int render(const WhatIf& what_if, const reasoning::Reading& reading, const Lexicon& lexicon,
           const Output& output) {
  const Rendering rendering{lexicon, output.common().language, output.common().color};
  const std::span one{&what_if, 1};
  constexpr Bilingual kQuestion{"what if", "假如"};
  return output.answer_as(
      {{Format::kText, [&] { return what_if_text(what_if, rendering); }},
       {Format::kMarkdown, [&] { return markdown_of(one, what_if_document, rendering); }},
       {Format::kHtml,
        [&] { return page_of(one, what_if_document, rendering, reading, kQuestion); }},
       {Format::kJson, [&] { return what_if_json(what_if, rendering); }},
       {Format::kCsv, [&] { return what_if_table(what_if, rendering).csv(); }}});
}

}  // namespace

int run(const WhatIfArguments& arguments, const Output& output) {
  auto asked = read_question(arguments.question, output);
  if (const int* status = std::get_if<int>(&asked)) return *status;
  const auto& question = std::get<RegionQuestion>(asked);
  if (question.regions.size() != 1) {
    return output.fail(kUsage, "several regions given", "what-if is about one region");
  }
  const ontology::Names names{question.session.model()};
  auto scenario = read_scenario(arguments, names);
  if (!scenario) return output.fail(scenario.error());
  std::vector<Scenario> scenarios;
  if (!arguments.scenarios.empty()) {
    base::SourceMap sources;
    base::Diagnostics diagnostics;
    auto read = read_scenarios(arguments.scenarios, names, sources, diagnostics);
    if (!read) return output.fail(read.error());
    if (const int status = output.report(diagnostics, sources); status != 0) return status;
    scenarios = std::move(*read);
  }
  if (!scenario->changes.empty() || !scenario->without_claims.empty())
    scenarios.insert(scenarios.begin(), std::move(*scenario));
  if (scenarios.empty()) {
    return output.fail(kUsage, "no change given",
                       "--set NAME=VALUE, --raise NAME=+10%, --drop NAME, --without-claim ID, or "
                       "--scenarios FILE");
  }
  auto what_if = Comparison{question, arguments}.answer(std::move(scenarios));
  if (!what_if) return output.fail(what_if.error());
  return render(*what_if, *question.reading, Lexicon{question.session.model()}, output);
}

}  // namespace yinguo::cli
