#pragma once
#include <cstddef>
#include <span>
#include <vector>

#include "literature/cue_lexicon.hpp"

namespace yinguo::literature {

/// Tokens [begin, end).
struct TokenRange {
  std::size_t begin = 0;
  std::size_t end = 0;

  [[nodiscard]] bool is_empty() const { return begin >= end; }
};

/// A cue found in a text.
struct CueMatch {
  const CueFrame* frame = nullptr;
  std::vector<std::size_t> words;  ///< the tokens that are its words, ascending
  std::vector<TokenRange> slots;   ///< as the frame's; the first may be empty, and those of X
};

/// The cues among `tokens`, from the left; none has a word within another's words. Of those that
/// begin at one word that with the most words is taken. Between the words of a cue stands no stop
/// and at most `kLongestSlot` tokens; what a cue ends with is needed, so that a verb at the end of
/// a name ("效率提升") is none. Cost: linear, times the frames that share a first word.
[[nodiscard]] std::vector<CueMatch> find_cues(const CueLexicon& lexicon,
                                              std::span<const CueToken> tokens);

inline constexpr std::size_t kLongestSlot = 24;

}  // namespace yinguo::literature
