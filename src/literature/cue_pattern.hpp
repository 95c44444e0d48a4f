#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "literature/cues.hpp"

namespace yinguo::literature {

/// A cue's pattern taken apart: slots.size() == words.size() + 1.
struct CuePattern {
  /// What stands before the first word, between two, and behind the last: a letter of Cue, or 0 for
  /// nothing.
  std::vector<char> slots;
  std::vector<std::vector<std::u32string>> words;  ///< each with its alternatives
};

/// Requires: a pattern as Cue describes it, in which no two words are neighbours.
[[nodiscard]] CuePattern parse_pattern(std::string_view pattern);

/// The alternatives of `words`, which `|` separates, with blanks for `_`.
[[nodiscard]] std::vector<std::u32string> split_alternatives(std::string_view words);

}  // namespace yinguo::literature
