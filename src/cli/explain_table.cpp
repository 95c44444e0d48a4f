#include <optional>
#include <type_traits>

#include "cli/explain_text.hpp"
#include "cli/wording.hpp"

namespace yinguo::cli {
namespace {

using reasoning::Answer;
using reasoning::Explanation;

template <class T>
std::string cell(const std::optional<T>& value) {
  if (!value) return {};
  if constexpr (std::is_floating_point_v<T>)
    return number_text(*value);
  else
    return std::to_string(*value);
}

std::vector<std::string> row(const Explanation& explanation, const Answer& answer,
                             const Rendering& rendering) {
  const auto binding = answer.binding.value_or(reasoning::Binding{});
  const auto figure = binding.figure.value_or(reasoning::Figure{});
  const auto* indicator = rendering.lexicon.find_indicator(figure.indicator);
  return {explanation.region,
          rendering.lexicon.label(explanation.region, rendering.language),
          std::to_string(explanation.period),
          answer.goal,
          rendering.lexicon.label(answer.goal, rendering.language),
          std::string{status_word(answer.status)},
          fixed(answer.degree.lower, 4),
          fixed(answer.degree.upper, 4),
          answer.needed ? std::to_string(answer.in_place) : "",
          answer.needed ? std::to_string(answer.mechanisms) : "",
          cell(answer.needed),
          answer.share ? std::to_string(answer.share->observed) : "",
          answer.share ? std::to_string(answer.share->total) : "",
          binding.mechanism,
          binding.condition,
          binding.factor,
          figure.indicator,
          cell(figure.value),
          indicator == nullptr ? "" : indicator->unit,
          indicator == nullptr ? "" : rendering.lexicon.label(indicator->unit, rendering.language),
          cell(figure.rank),
          cell(figure.peers),
          cell(figure.at_threshold)};
}

}  // namespace

Table explain_table(const std::vector<Explained>& all, const Rendering& rendering) {
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
               "unit_label",
               "rank",
               "peers",
               "value_at_threshold"}};
  for (const auto& one : all) {
    for (const auto& answer : one.explanation.answers)
      table.add(row(one.explanation, answer, rendering));
  }
  return table;
}

}  // namespace yinguo::cli
