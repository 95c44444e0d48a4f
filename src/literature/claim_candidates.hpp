#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.hpp"
#include "ontology/model.hpp"

#include "literature/candidate_ends.hpp"
#include "literature/cues.hpp"
#include "literature/sentences.hpp"

namespace yinguo::literature {

/// How much a candidate has for it; no probability.
enum class CandidateLevel : std::uint8_t {
  kLow,
  kMiddle,
  kHigh
};

/// "low", "middle", "high".
[[nodiscard]] std::string_view word(CandidateLevel level);

/// A claim that a turn of phrase suggests; a person has to decide whether the text makes it.
struct ClaimCandidate {
  std::size_t sentence = 0;  ///< its place among the sentences
  std::uint32_t clause = 0;  ///< from 1; 0: the whole sentence
  const Cue* cue = nullptr;
  std::string cue_text;  ///< its words, as in the text
  CueKind kind = CueKind::kPromotes;
  CandidateEnd cause;
  CandidateEnd effect;
  CandidateEnds via;
  CandidateEnds moderators;
  ontology::Polarity polarity = ontology::Polarity::kUnknown;
  bool is_negated = false;  ///< the polarity is null
  bool is_hedged = false;
  bool is_carried = false;  ///< one end stands in an earlier part of the sentence

  [[nodiscard]] ontology::Form form() const;

  /// Of at most kMostPoints: 2 for a clear cue, else 1; for each end 2 if it is a concept, 1 if a
  /// longer phrase names one, 0 if it is no concept yet; 1 less where an end is carried over, and 1
  /// less where a negation stands before the cue. Hedging costs nothing: it is a tentative claim.
  [[nodiscard]] int points() const;
  /// High from 5 points, middle from 3.
  [[nodiscard]] CandidateLevel level() const;
  /// Whether all that it names are concepts of the ontology.
  [[nodiscard]] bool is_known() const;
};

inline constexpr int kMostPoints = 6;

/// The sum of points(), term by term, and what else the cue is said with.
[[nodiscard]] std::string reason_of(const ClaimCandidate& candidate, ontology::Language language);

struct ExtractOptions {
  std::optional<ontology::Language> language{};  ///< of the text; none: told by each sentence
  bool only_known = false;                       ///< see ClaimCandidate::is_known()
  std::size_t longest_sentence = 2000;           ///< characters; longer ones are left out
  std::size_t most_candidates = 1'000'000;       ///< the rest of the text is left out
  PhraseLimits phrases{};
};

struct Extraction {
  std::vector<ClaimCandidate> candidates;
  std::vector<std::size_t> too_long;  ///< sentences that were left out
  std::optional<std::size_t> cut_at;  ///< the first sentence behind the most candidates
};

/// The claims that the sentences may make, in text order; of equal ones in one clause that with the
/// most points. A concept is no cause of itself.
///
/// Lifetime: the candidates refer to `model`. Cost: linear in the text.
[[nodiscard]] Extraction propose_claims(const ontology::Model& model,
                                        std::span<const Sentence> sentences,
                                        const ExtractOptions& options);

/// What was left out (YG-L820, YG-L821), as warnings at the sentences' first lines in `text`, which
/// is `id` in its map.
void report(const Extraction& extraction, std::span<const Sentence> sentences,
            const base::SourceText& text, base::SourceId id, base::Diagnostics& diagnostics);

}  // namespace yinguo::literature
