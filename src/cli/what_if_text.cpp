#include "cli/what_if_text.hpp"

namespace yinguo::cli {
namespace {

using reasoning::Answer;
using reasoning::GoalChange;
using reasoning::ScenarioChange;
using reasoning::WhatIf;

/// Says what changes, line by line.
class WhatIfWords : private Words {
 public:
  WhatIfWords(const WhatIf& what_if, const Rendering& rendering)
      : Words{rendering}, what_if_{what_if} {}

  [[nodiscard]] std::string title() const { return title_of(what_if_.region, what_if_.period); }

  [[nodiscard]] std::string preamble() const {
    return (what_if_.moves_peers
                ? say({"The peers are graded anew with the changed figures; threshold ",
                       "同伴组按变动后的数据重新评定；阈值 "})
                : say({"The peers' anchors are held; threshold ", "同伴组锚点保持不变；阈值 "})) +
           fixed(what_if_.threshold, 2) + say({".", "。"});
  }

  [[nodiscard]] std::string scenario(const ScenarioChange& scenario, std::size_t number) const {
    return scenario.name.empty() ? say({"what if", "假如"}) + " " + std::to_string(number)
                                 : scenario.name;
  }

  [[nodiscard]] std::vector<std::string> changes(const ScenarioChange& scenario) const {
    std::vector<std::string> out;
    for (const auto& one : scenario.applied)
      out.push_back(label(one.id) + " " + value(one.before, one.id) + " → " +
                    value(one.after, one.id));
    for (const auto& claim : scenario.without_claims)
      out.push_back(without(claim));
    return out;
  }

  [[nodiscard]] std::string goal(const GoalChange& change) const {
    return label(change.before.goal);
  }

  [[nodiscard]] std::string statuses(const GoalChange& change) const {
    const auto before = status(change.before);
    const auto after = status(change.after);
    if (before == after) return after + say({"  (as before)", "（不变）"});
    return before + " → " + after;
  }

  [[nodiscard]] std::string status(const Answer& answer) const {
    return status_of(answer.status, answer.degree);
  }

  [[nodiscard]] std::string supposed() const { return say({"then", "变动后"}); }

  [[nodiscard]] std::string table_caption() const {
    return say({"Goals by scenarios", "各情景下的目标"});
  }

  /// What stands between the statuses and the next goal.
  [[nodiscard]] std::vector<std::string> about(const ScenarioChange& scenario,
                                               std::size_t goal) const;

 private:
  [[nodiscard]] std::string value(const std::optional<double>& value, std::string_view id) const {
    return value ? figure_value(*value, unit_of(id)) : say({"no figure", "无数据"});
  }

  [[nodiscard]] std::string without(const std::string& id) const {
    const auto* claim = lexicon_.find_claim(id);
    return say({"without the claim ", "去掉主张 "}) + id +
           (claim == nullptr
                ? ""
                : say({": ", "："}) + label(claim->cause.id) + " → " + label(claim->effect.id) +
                      "  " + places_of({id}, lexicon_, language_));
  }

  [[nodiscard]] std::string binding(const Answer& answer) const;
  [[nodiscard]] std::string moved(const GoalChange& change) const;
  [[nodiscard]] std::string contribution(const ScenarioChange& scenario, std::size_t change,
                                         std::size_t goal) const;

  const WhatIf& what_if_;
};

std::string WhatIfWords::binding(const Answer& answer) const {
  if (!answer.binding || answer.binding->condition.empty()) return say({"none", "无"});
  const auto& binding = *answer.binding;
  auto text = label(binding.condition) + " " + degree_text(binding.degree);
  if (binding.factor != binding.condition)
    text += say({" (comes down to ", "（取决于"}) + label(binding.factor) + say({")", "）"});
  return text;
}

/// The facts on the way from the figures to the goal, those of one kind together.
std::string WhatIfWords::moved(const GoalChange& change) const {
  std::string text;
  for (const auto& one : change.moved) {
    text += (text.empty() ? "" : say({"; ", "；"})) + label(one.subject) + " " +
            degree_text(one.before) + " → " + degree_text(one.after);
  }
  return text;
}

std::string WhatIfWords::contribution(const ScenarioChange& scenario, std::size_t change,
                                      std::size_t goal) const {
  const auto& one = scenario.contributions[change];
  const auto what = change < scenario.applied.size()
                        ? label(scenario.applied[change].id)
                        : scenario.without_claims[change - scenario.applied.size()];
  return what + say({": alone ", "：单独变动时"}) +
         std::string{status_phrase(one.alone[goal], language_)} +
         say({", all but this one ", "，其余都变动而它不变时"}) +
         std::string{status_phrase(one.without[goal], language_)};
}

std::vector<std::string> WhatIfWords::about(const ScenarioChange& scenario,
                                            std::size_t goal) const {
  const auto& change = scenario.goals[goal];
  std::vector<std::string> out;
  const auto was = binding(change.before);
  const auto is = binding(change.after);
  out.push_back(say({"binding condition: ", "约束条件："}) + (was == is ? is : was + " → " + is));
  if (const auto facts = moved(change); !facts.empty())
    out.push_back(say({"moved: ", "变动："}) + facts);
  else
    out.push_back(say({"nothing that it rests on has moved", "其所依据者均无变动"}));
  if (change.before.status == change.after.status) return out;
  for (std::size_t i = 0; i < scenario.contributions.size(); ++i)
    out.push_back(contribution(scenario, i, goal));
  return out;
}

/// Goals by scenarios.
Table side_by_side(const WhatIf& what_if, const WhatIfWords& words, const Rendering& rendering) {
  std::vector<std::string> header{std::string{Bilingual{"goal", "目标"}.in(rendering.language)},
                                  std::string{Bilingual{"now", "现状"}.in(rendering.language)}};
  for (std::size_t s = 0; s < what_if.scenarios.size(); ++s)
    header.push_back(words.scenario(what_if.scenarios[s], s + 1));
  Table table{std::move(header)};
  for (std::size_t g = 0; g < what_if.scenarios.front().goals.size(); ++g) {
    const auto& first = what_if.scenarios.front().goals[g];
    std::vector<std::string> row{words.goal(first), words.status(first.before)};
    for (const auto& scenario : what_if.scenarios)
      row.push_back(words.status(scenario.goals[g].after));
    table.add(std::move(row));
  }
  return table;
}

/// From what each figure is to what it is supposed to be.
Picture ways(const WhatIf& what_if, const ScenarioChange& scenario, const WhatIfWords& words,
             Pictures& pictures) {
  using Kind = StripPlot::Mark::Kind;
  auto out = pictures.strips();
  for (const auto& one : scenario.applied)
    pictures.add_strip(one.id, what_if.threshold,
                       {{Kind::kWas, one.before, what_if.region},
                        {Kind::kHere, one.after, what_if.region, words.supposed()}},
                       out, Way::kArrow);
  return out;
}

}  // namespace

std::string what_if_text(const WhatIf& what_if, const Rendering& rendering) {
  const WhatIfWords words{what_if, rendering};
  const auto bold = [&](const std::string& text) {
    return styled(text, Style::kBold, rendering.color);
  };
  auto out = bold(words.title()) + "\n" + words.preamble() + "\n";
  if (what_if.scenarios.size() > 1) {
    const Rendering plain{rendering.lexicon, rendering.language, false};
    out += "\n" + side_by_side(what_if, WhatIfWords{what_if, plain}, plain).text(rendering.color);
  }
  for (std::size_t s = 0; s < what_if.scenarios.size(); ++s) {
    const auto& scenario = what_if.scenarios[s];
    out += "\n" + bold(words.scenario(scenario, s + 1)) + "\n";
    for (const auto& line : words.changes(scenario))
      out += "  " + line + "\n";
    for (std::size_t g = 0; g < scenario.goals.size(); ++g) {
      out += "\n" + bold(words.goal(scenario.goals[g])) + "  " + words.statuses(scenario.goals[g]) +
             "\n";
      for (const auto& line : words.about(scenario, g))
        out += "  " + line + "\n";
    }
  }
  return out;
}

Document what_if_document(const WhatIf& what_if, const Rendering& rendering, Pictures* pictures) {
  const WhatIfWords words{what_if, rendering};
  Document out{words.title()};
  out.add(Paragraph{words.preamble()});
  out.add(CaptionedTable{words.table_caption(), side_by_side(what_if, words, rendering)});
  for (std::size_t s = 0; s < what_if.scenarios.size(); ++s) {
    const auto& scenario = what_if.scenarios[s];
    out.add(Heading{2, words.scenario(scenario, s + 1)});
    out.add(outline(words.changes(scenario)));
    if (pictures != nullptr) out.add(ways(what_if, scenario, words, *pictures));
    for (std::size_t g = 0; g < scenario.goals.size(); ++g) {
      const auto& goal = scenario.goals[g];
      out.add(Heading{3, words.goal(goal) + " — " + words.statuses(goal)});
      out.add(outline(words.about(scenario, g)));
    }
  }
  return out;
}

Table what_if_table(const WhatIf& what_if, const Rendering& rendering) {
  Table table{{"region", "period", "scenario", "goal", "goal_label", "status_before",
               "status_after", "lower_before", "upper_before", "lower_after", "upper_after",
               "binding_before", "binding_after"}};
  const auto condition = [](const Answer& answer) {
    return answer.binding ? answer.binding->condition : std::string{};
  };
  for (std::size_t s = 0; s < what_if.scenarios.size(); ++s) {
    const auto& scenario = what_if.scenarios[s];
    for (const auto& goal : scenario.goals) {
      table.add({what_if.region, std::to_string(what_if.period),
                 scenario.name.empty() ? std::to_string(s + 1) : scenario.name, goal.before.goal,
                 rendering.lexicon.label(goal.before.goal, rendering.language),
                 std::string{status_word(goal.before.status)},
                 std::string{status_word(goal.after.status)}, fixed(goal.before.degree.lower, 4),
                 fixed(goal.before.degree.upper, 4), fixed(goal.after.degree.lower, 4),
                 fixed(goal.after.degree.upper, 4), condition(goal.before), condition(goal.after)});
    }
  }
  return table;
}

}  // namespace yinguo::cli
