#pragma once
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ontology/model.hpp"

#include "literature/claim_candidates.hpp"

namespace yinguo::literature {

/// How candidates compare with the claims that people made of the same text.
struct ExtractionMeasure {
  std::string section;     ///< empty: all
  std::size_t claims = 0;  ///< each once for every sentence that it has as evidence
  std::size_t candidates = 0;
  std::size_t found = 0;      ///< candidates with a claim of their cause and effect at the sentence
  std::size_t same_sign = 0;  ///< those of them with that claim's polarity
  std::size_t recalled = 0;   ///< claims with such a candidate
  std::size_t placed = 0;     ///< candidates in sentences that have a claim
  std::size_t touched = 0;    ///< claims in sentences that have a candidate

  [[nodiscard]] double precision() const { return ratio(found, candidates); }

  [[nodiscard]] double recall() const { return ratio(recalled, claims); }

  [[nodiscard]] double sentence_precision() const { return ratio(placed, candidates); }

  [[nodiscard]] double sentence_recall() const { return ratio(touched, claims); }

  /// 0 of nothing.
  [[nodiscard]] static double ratio(std::size_t part, std::size_t of) {
    return of == 0 ? 0.0 : static_cast<double>(part) / static_cast<double>(of);
  }
};

/// One for each section, in text order, then that of all. Claims whose evidence is not found in the
/// text are left out.
[[nodiscard]] std::vector<ExtractionMeasure> measure(const ontology::Model& model,
                                                     std::string_view source,
                                                     std::span<const Sentence> sentences,
                                                     std::span<const ClaimCandidate> candidates);

/// Whether the ontology has a claim of the candidate's cause and effect with evidence at its
/// sentence of `source`, for each candidate.
[[nodiscard]] std::vector<bool> already_claimed(const ontology::Model& model,
                                                std::string_view source,
                                                std::span<const Sentence> sentences,
                                                std::span<const ClaimCandidate> candidates);

}  // namespace yinguo::literature
