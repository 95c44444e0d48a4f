#include "cli/explain_text.hpp"
#include "cli/wording.hpp"

namespace yinguo::cli {

using reasoning::Explanation;

Table explain_table(const std::vector<Explanation>& explanations, const Rendering& rendering) {
  Table table{{"region",
               "region_label",
               "period",
               "goal",
               "goal_label",
               "status",
               "lower",
               "upper",
               "in_place",
               "mechanisms",
               "needed",
               "observed_conditions",
               "conditions",
               "binding_mechanism",
               "binding_condition",
               "binding_factor",
               "binding_indicator",
               "value",
               "unit",
               "rank",
               "peers",
               "value_at_threshold"}};
  const auto optional_number = [](const auto& value) {
    return value ? std::to_string(*value) : std::string{};
  };
  const auto optional_real = [](const auto& value) {
    return value ? number_text(*value) : std::string{};
  };
  for (const auto& explanation : explanations) {
    for (const auto& answer : explanation.answers) {
      const auto binding = answer.binding.value_or(reasoning::Binding{});
      const auto figure = binding.figure.value_or(reasoning::Figure{});
      const auto* indicator = rendering.lexicon.find_indicator(figure.indicator);
      table.add({explanation.region,
                 rendering.lexicon.label(explanation.region, rendering.language),
                 std::to_string(explanation.period),
                 answer.goal,
                 rendering.lexicon.label(answer.goal, rendering.language),
                 std::string{status_word(answer.status)},
                 fixed(answer.degree.lower, 4),
                 fixed(answer.degree.upper, 4),
                 answer.needed ? std::to_string(answer.in_place) : "",
                 answer.needed ? std::to_string(answer.mechanisms) : "",
                 optional_number(answer.needed),
                 answer.share ? std::to_string(answer.share->observed) : "",
                 answer.share ? std::to_string(answer.share->total) : "",
                 binding.mechanism,
                 binding.condition,
                 binding.factor,
                 figure.indicator,
                 optional_real(figure.value),
                 indicator == nullptr ? "" : indicator->unit,
                 optional_number(figure.rank),
                 optional_number(figure.peers),
                 optional_real(figure.at_threshold)});
    }
  }
  return table;
}

}  // namespace yinguo::cli
