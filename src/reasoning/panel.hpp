#pragma once
// The figures of many regions side by side.
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ontology/model.hpp"

#include "reasoning/composite_index.hpp"
#include "reasoning/reading.hpp"

namespace yinguo::reasoning {

/// A region without some of the figures; those of it that are there are not used.
struct Incomplete {
  std::string region{};
  std::vector<std::string> missing{};  ///< indicators
};

/// Figures without a gap, and what had to be left out for it: nothing is filled in.
struct Panel {
  std::vector<std::string> regions{};
  std::vector<IndexColumn> columns{};
  std::vector<std::string> groups{};    ///< ids; empty ones are not there
  std::vector<std::string> unknown{};   ///< indicators of which no region has a figure
  std::vector<std::string> constant{};  ///< indicators that are the same everywhere
  std::vector<Incomplete> incomplete{};
};

/// The figures of `indicators` in all regions that have them all. The groups of an indicator are
/// what the concepts that it measures are linked to by kGroupRelation.
/// Cost: O(regions · indicators).
[[nodiscard]] Panel make_panel(Lookup& lookup, const ontology::Model& model,
                               std::span<const std::string> indicators,
                               std::span<const std::string> regions);

/// The indicators that stand for factors, in model order: all of them; those of one concept; or, of
/// a goal, those of its conditions.
[[nodiscard]] std::vector<std::string> graded_indicators(const ontology::Model& model);
[[nodiscard]] std::vector<std::string> graded_indicators(Lookup& lookup,
                                                         const ontology::Model& model,
                                                         std::string_view about);

}  // namespace yinguo::reasoning
