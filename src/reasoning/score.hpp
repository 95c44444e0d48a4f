#pragma once
// Composite indices of regions beside what the rules say of them.
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "ontology/model.hpp"

#include "reasoning/composite_index.hpp"
#include "reasoning/panel.hpp"
#include "reasoning/reading.hpp"

namespace yinguo::reasoning {

/// How far an index and the degrees of a goal put the regions in the same order.
struct Agreement {
  std::string goal{};
  std::optional<double> linear{};  ///< Spearman's correlation; none: one of them does not vary
  std::optional<double> topsis{};
};

struct Scores {
  int period = 0;
  Panel panel{};
  CompositeIndex index{};              ///< rows and columns are those of the panel
  std::vector<Agreement> agreement{};  ///< by goal; the degree is the middle of its interval
};

/// Scores the regions that have all figures; `options.weights`, where given, is by `indicators`,
/// above 0. Errors: YG-Q810 (fewer than two regions or no indicator is left); those of
/// degree_inputs. Cost: that of composite_index, and one evaluation of the graph a region.
[[nodiscard]] base::Result<Scores> score_regions(
    const Reading& reading, const ontology::Model& model, std::span<const std::string> indicators,
    std::span<const std::string> regions, std::span<const std::string> goals, IndexOptions options);

}  // namespace yinguo::reasoning
