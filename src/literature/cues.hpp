#pragma once
// The turns of phrase by which claims are looked for in a text, as tables for people to read and
// to extend. Related lists: the causation verbs of Girju and Moldovan (FLAIRS 2002), ranked by
// ambiguity as `is_clear` does here in two steps; the constructions of Dunietz, Levin and Carbonell
// (LAW 2015), which are patterns with slots; the grammars of Eidos (github.com/clulab/eidos).
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "ontology/vocabulary.hpp"

namespace yinguo::literature {

/// How the cause is said to act. The words are ids of relations of claims in ontology/schema.xml.
enum class CueKind : std::uint8_t {
  kPromotes,
  kHinders,
  kEnables,
  kRequiredFor,
  kConstrains,
  kConstitutes,
  kServes
};

inline constexpr std::size_t kCueKindCount = 7;

/// "promotes", "required-for", …
[[nodiscard]] std::string_view word(CueKind kind);

/// One turn of phrase. `pattern` is words and slots with blanks between them. A slot is one letter:
/// C the cause, E the effect, M a moderator, V a mediator, X whatever stands there. A word has its
/// alternatives behind `|`, and `_` for a blank within it.
struct Cue {
  std::string_view pattern;
  CueKind kind = CueKind::kPromotes;
  ontology::Polarity polarity = ontology::Polarity::kIncrease;
  bool is_clear =
      true;  ///< false: the words often say something else, or only that something is done
  std::string_view example;  ///< of bees (C), fruit set (E), and shade (M, V)
  ontology::Polarity moderator =
      ontology::Polarity::kUnknown;  ///< what more of M does to the effect

  /// Whether the cause stands before the effect.
  [[nodiscard]] bool is_cause_first() const { return pattern.find('C') < pattern.find('E'); }
};

/// What a word does in the neighbourhood of a cue.
enum class Marker : std::uint8_t {
  kNegation,  ///< before a cue's word: no effect
  kHedge,     ///< before a cue's word: the text does not commit itself
  kFiller,    ///< may stand between a name and a cue's word, and means nothing here
  kTail,      ///< behind a name: leaves what is named
  kFall,      ///< beside a name: less of it is meant
  kAnd,       ///< joins names, or cues that have their cause in common
  kOr,        ///< joins names; before a cue's word it hedges
  kVia,       ///< what follows is what the cause works through
  kThen,      ///< the cause is the effect before
  kPronoun,   ///< stands for something named before
  kStop,      ///< nothing is looked for across it
  kPlain      ///< contains a shorter word of these tables and is not it
};

/// Words of one marker, as in a cue's pattern.
struct MarkerWords {
  Marker marker;
  std::string_view words;
};

/// In the order of the table; of two that fit equally the first is taken.
[[nodiscard]] std::span<const Cue> cues(ontology::Language language);
[[nodiscard]] std::span<const MarkerWords> marker_words(ontology::Language language);

}  // namespace yinguo::literature
