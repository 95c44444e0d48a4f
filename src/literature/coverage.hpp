#pragma once
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "base/diagnostic.hpp"
#include "ontology/model.hpp"

#include "literature/locate.hpp"

namespace yinguo::literature {

/// What the ontology says of one clause; of the whole sentence where it has one clause only.
struct PartCoverage {
  std::uint32_t clause = 0;  ///< from 1; 0: the whole sentence
  std::vector<const ontology::Claim*> claims;
  std::vector<const ontology::NoClaim*> no_claims;

  [[nodiscard]] bool is_covered() const { return !claims.empty() || !no_claims.empty(); }
};

struct SentenceCoverage {
  std::size_t sentence = 0;  ///< its place among the sentences
  std::vector<PartCoverage> parts;
};

/// Which sentences of a source the ontology accounts for.
struct Coverage {
  std::vector<SentenceCoverage> sentences;  ///< one for each, in text order
  std::vector<PlaceFinding> findings;       ///< locators that are not simply found
  std::size_t claimed = 0;                  ///< parts that are evidence of claims
  std::size_t no_claim = 0;                 ///< parts with a reason for having none
  std::size_t uncovered = 0;                ///< the rest; headings are not counted
};

/// Evidence for a whole sentence covers each of its clauses. What changed or is missing covers
/// nothing.
///
/// Lifetime: the result refers to `model`.
[[nodiscard]] Coverage coverage(const ontology::Model& model, std::string_view source,
                                std::span<const Sentence> sentences);

/// Findings and uncovered sentences as diagnostics (YG-L810 … L814): what moved or is uncovered is
/// a warning.
void report(const Coverage& coverage, std::span<const Sentence> sentences,
            base::Diagnostics& diagnostics);

}  // namespace yinguo::literature
