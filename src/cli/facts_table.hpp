#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "cli/arguments.hpp"
#include "cli/lexicon.hpp"
#include "cli/terminal.hpp"

#include "derivation/solve.hpp"
#include "reasoning/reading.hpp"

namespace yinguo::cli {

/// The degrees of a reading's facts for a case (the id of a region); without one (empty), every
/// degree input is unknown. Errors: a degree outside [0,1] in the figures.
[[nodiscard]] base::Result<derivation::Solution> degrees_for(const reasoning::Reading& reading,
                                                             const std::string& region);

/// The facts of `relation` in canonical order, one column an attribute, and `lower`, `upper` for a
/// degree relation. Ids that have a label are shown with it in text and Markdown, bare in CSV and
/// JSON. None when the program has no such relation.
[[nodiscard]] std::optional<Table> facts_table(const reasoning::Reading& reading,
                                               std::string_view relation,
                                               const derivation::Solution& degrees,
                                               const Lexicon& lexicon, const Common& common);

}  // namespace yinguo::cli
