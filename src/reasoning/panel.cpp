#include "reasoning/panel.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <unordered_map>

#include "reasoning/figures.hpp"
#include "reasoning/naming.hpp"

namespace yinguo::reasoning {
namespace {

using ontology::Indicator;

bool is_graded(const Indicator& indicator) {
  return indicator.membership.has_value() && !indicator.measures.empty();
}

/// By concept: the ids of its groups.
using GroupsOf = std::unordered_map<std::string_view, std::vector<std::string>>;

GroupsOf groups_of(const ontology::Model& model) {
  GroupsOf out;
  for (const auto& one : model.concepts) {
    for (const auto& link : one.links) {
      if (link.relation.id == kGroupRelation) out[one.id].push_back(link.to.id);
    }
  }
  return out;
}

/// Fills a panel from candidates.
class PanelMaker {
 public:
  PanelMaker(Lookup& lookup, const ontology::Model& model)
      : lookup_{lookup}, groups_{groups_of(model)} {
    for (const auto& indicator : model.indicators)
      indicators_.emplace(indicator.id, &indicator);
  }

  Panel make(std::span<const std::string> indicators, std::span<const std::string> regions) {
    const auto known = with_figures(indicators, regions);
    for (const auto& region : regions)
      take_region(region, known);
    for (const auto& indicator : known)
      take_column(*indicator);
    number_groups();
    return std::move(panel_);
  }

 private:
  std::vector<const Indicator*> with_figures(std::span<const std::string> indicators,
                                             std::span<const std::string> regions) {
    std::vector<const Indicator*> known;
    for (const auto& id : indicators) {
      const bool has_any = std::ranges::any_of(regions, [&](const std::string& region) {
        return mean_value(lookup_, "figure", region, id).has_value();
      });
      if (has_any)
        known.push_back(indicators_.at(id));
      else
        panel_.unknown.push_back(id);
    }
    return known;
  }

  void take_region(const std::string& region, const std::vector<const Indicator*>& known) {
    Incomplete gaps{region, {}};
    for (const auto* indicator : known) {
      if (!mean_value(lookup_, "figure", region, indicator->id))
        gaps.missing.push_back(indicator->id);
    }
    if (gaps.missing.empty())
      panel_.regions.push_back(region);
    else
      panel_.incomplete.push_back(std::move(gaps));
  }

  void take_column(const Indicator& indicator) {
    IndexColumn column{.indicator = indicator.id,
                       .lower_is_better = indicator.direction == ontology::Direction::kLower};
    for (const auto& region : panel_.regions)
      column.values.push_back(*mean_value(lookup_, "figure", region, indicator.id));
    const auto [low, high] = column.values.empty() ? std::pair{0.0, 0.0}
                                                   : std::pair{std::ranges::min(column.values),
                                                               std::ranges::max(column.values)};
    if (!(low < high)) {
      panel_.constant.push_back(indicator.id);
      return;
    }
    std::set<std::string> names;
    for (const auto& measured : indicator.measures) {
      const auto found = groups_.find(measured.id.id);
      if (found != groups_.end()) names.insert(found->second.begin(), found->second.end());
    }
    names_.push_back(std::move(names));
    panel_.columns.push_back(std::move(column));
  }

  /// In the order in which columns first name them.
  void number_groups() {
    std::map<std::string, std::size_t> numbers;
    for (std::size_t c = 0; c < names_.size(); ++c) {
      for (const auto& name : names_[c]) {
        const auto [at, is_new] = numbers.try_emplace(name, panel_.groups.size());
        if (is_new) panel_.groups.push_back(name);
        panel_.columns[c].groups.push_back(at->second);
      }
    }
  }

  Lookup& lookup_;
  GroupsOf groups_;
  std::unordered_map<std::string_view, const Indicator*> indicators_;
  std::vector<std::set<std::string>> names_;  ///< by column: of its groups
  Panel panel_;
};

}  // namespace

Panel make_panel(Lookup& lookup, const ontology::Model& model,
                 std::span<const std::string> indicators, std::span<const std::string> regions) {
  return PanelMaker{lookup, model}.make(indicators, regions);
}

std::vector<std::string> graded_indicators(const ontology::Model& model) {
  std::vector<std::string> out;
  for (const auto& indicator : model.indicators) {
    if (is_graded(indicator)) out.push_back(indicator.id);
  }
  return out;
}

std::vector<std::string> graded_indicators(Lookup& lookup, const ontology::Model& model,
                                           std::string_view about) {
  std::set<std::string_view> concepts{about};
  for (const auto& row : lookup.rows("all_conditions", std::array{about}))
    concepts.insert(lookup.text(row[1]));
  std::vector<std::string> out;
  for (const auto& indicator : model.indicators) {
    const bool fits = std::ranges::any_of(indicator.measures, [&](const auto& measured) {
      return concepts.contains(measured.id.id);
    });
    if (fits && is_graded(indicator)) out.push_back(indicator.id);
  }
  return out;
}

}  // namespace yinguo::reasoning
