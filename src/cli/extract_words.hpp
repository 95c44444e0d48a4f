#pragma once
// How candidates and cues are put into words.
#include <cstddef>
#include <string>
#include <string_view>

#include "cli/lexicon.hpp"
#include "cli/output.hpp"

#include "literature/candidate_file.hpp"
#include "literature/candidate_measure.hpp"

namespace yinguo::cli {

/// The cues of both languages, as they stand in their tables.
[[nodiscard]] Table cue_table(const Output& output);

/// The candidates: for people with labels, for machines all their parts with ids.
[[nodiscard]] Table candidate_table(const literature::NamedCandidates& candidates, bool is_quoting,
                                    const Lexicon& lexicon, const Output& output);

/// Precision and recall by section.
[[nodiscard]] Table measure_table(const std::vector<literature::ExtractionMeasure>& measures,
                                  const Output& output);

/// "12 candidates (3 high, 5 middle, 4 low), 10 listed; 2 more are claims of `source` already".
[[nodiscard]] std::string candidate_note(std::span<const literature::ClaimCandidate> found,
                                         std::size_t listed, std::size_t claimed,
                                         Language language);

}  // namespace yinguo::cli
