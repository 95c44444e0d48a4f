#include "cli/goals.hpp"

#include <algorithm>
#include <optional>
#include <tuple>

#include "cli/lexicon.hpp"

#include "reasoning/naming.hpp"

namespace yinguo::cli {

std::vector<std::string> default_goals(const ontology::Model& model) {
  const Lexicon lexicon{model};
  using Place = std::tuple<std::string, std::string, std::uint32_t>;
  std::vector<std::pair<Place, std::string>> goals;
  for (const auto& item : model.concepts) {
    if (item.type.id != reasoning::kGoalType) continue;
    std::optional<Place> first;
    for (const auto& link : item.links) {
      const auto* claim = lexicon.find_claim(link.to.id);
      if (claim == nullptr) continue;
      for (const auto& evidence : claim->evidence) {
        Place place{evidence.at.source.id, evidence.at.section, evidence.at.sentence};
        // Abstracts and introductions name every pathway; the numbered section is its own.
        const bool numbered = evidence.at.section.find('.') != std::string::npos;
        if (numbered && (!first || place < *first)) first = std::move(place);
      }
    }
    goals.emplace_back(first.value_or(Place{}), item.id);
  }
  std::sort(goals.begin(), goals.end());
  std::vector<std::string> ids;
  ids.reserve(goals.size());
  for (auto& goal : goals)
    ids.push_back(std::move(goal.second));
  return ids;
}

}  // namespace yinguo::cli
