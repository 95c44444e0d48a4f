#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "literature/cue_lexicon.hpp"
#include "literature/cue_matches.hpp"

namespace yinguo::literature {

/// What a text names as one end of a claim.
struct CandidateEnd {
  const ontology::Concept* known = nullptr;  ///< nothing: the phrase may be a new one
  std::string text;                          ///< as written
  bool is_whole = false;                     ///< no more stands there than the names of concepts
};

using CandidateEnds = std::vector<CandidateEnd>;

/// A part of a text, as CueLexicon takes it apart.
struct TokenText {
  TokenText(const CueLexicon& lexicon, std::string_view from);

  std::u32string text;
  std::vector<CueToken> tokens;
};

/// How long a phrase may be that no concept has as its name.
struct PhraseLimits {
  std::size_t characters = 16;  ///< of Chinese
  std::size_t words = 6;        ///< of English
};

/// Reads what stands in the slots of cues.
///
/// Lifetime: refers to what it is made of.
class EndReader {
 public:
  EndReader(const CueLexicon& lexicon, const TokenText& text, const PhraseLimits& limits)
      : lexicon_{lexicon}, text_{text}, limits_{limits} {}

  /// Without what means nothing at its ends.
  [[nodiscard]] TokenRange trimmed(TokenRange range) const;

  /// The concepts that are named in it: the last name, or in a slot behind a cue's word the first,
  /// with those that "和" or "and" join to it; of "A的B" B. Where no concept is named, the phrase
  /// itself, unless it is too long or holds a cue's word. At most 8.
  [[nodiscard]] CandidateEnds ends(TokenRange range, bool is_before_cue) const;

  /// The concepts named last in the nearest part before `token` that names any, of eight.
  [[nodiscard]] CandidateEnds before(std::size_t token) const;

  [[nodiscard]] bool has(TokenRange range, Marker marker) const;

  /// The first token of `marker`.
  [[nodiscard]] std::optional<std::size_t> find(TokenRange range, Marker marker) const;

 private:
  [[nodiscard]] TokenRange group(TokenRange range, bool is_before_cue) const;
  [[nodiscard]] std::size_t joined_to(std::size_t name, TokenRange range, bool forwards) const;
  [[nodiscard]] bool is_skipped(std::size_t token, bool at_end) const;
  [[nodiscard]] std::string text_of(TokenRange range) const;
  [[nodiscard]] CandidateEnds phrase(TokenRange range) const;

  const CueLexicon& lexicon_;
  const TokenText& text_;
  PhraseLimits limits_;
};

}  // namespace yinguo::literature
