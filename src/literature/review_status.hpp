#pragma once
// For each pair of concepts, what the literature says and how its tests came out.
#include <array>
#include <cstddef>
#include <optional>
#include <vector>

#include "literature/support.hpp"

namespace yinguo::literature {

/// Findings of one pair that agree in polarity, design and scope: by what they say of their claims
/// (in the order of ontology::Bearing), the studies, each once and ascending.
struct MatrixCell {
  ontology::Polarity polarity = ontology::Polarity::kUnknown;
  ontology::Design design = ontology::Design::kTheoretical;
  ScopeId scope = 0;
  std::array<std::vector<StudyId>, 4> studies{};
};

/// By polarity, design, then the text of the scope. Cost: O(n log n) in the findings of the pair.
[[nodiscard]] std::vector<MatrixCell> matrix_of(const EvidenceBase& base, const ConceptPair& pair);

/// The pairs that are asked for, those that most studies test first, then those that most studies
/// speak of, then in order. Cost: O(n log n) in all findings.
[[nodiscard]] std::vector<PairId> ranked_pairs(const EvidenceBase& base,
                                               const std::vector<bool>& asked);

/// What is left of the evidence for a scope that is asked about: all of it but what holds
/// elsewhere, and but what a study finds of a scope when it also has a finding of a part of it that
/// still includes what is asked about: of a province, what it finds of the west and not what it
/// finds of the country, or without saying of where.
struct ScopedTally {
  /// Studies that test it, by how the scopes of their claims stand to the one asked about; once for
  /// each.
  std::array<std::size_t, kScopeMatches> tests{};
  Tally tally{};
};

/// One thing that is asserted of a pair: that the effect goes this way.
struct PositionStatus {
  PairId pair = 0;
  ontology::Polarity polarity = ontology::Polarity::kUnknown;
  std::vector<std::uint32_t> claims{};  ///< that assert it, in order
  Tally tally{};
  std::optional<ScopedTally> here{};  ///< when a scope is asked about
};

/// By polarity. Cost: O(n log n) in the findings of the pair.
[[nodiscard]] std::vector<PositionStatus> status_of(const EvidenceBase& base, PairId pair,
                                                    std::optional<ScopeId> asked);

/// The same for one position, whether or not a claim asserts it.
[[nodiscard]] PositionStatus status_of_position(const EvidenceBase& base, PairId pair,
                                                ontology::Polarity position,
                                                std::optional<ScopeId> asked);

/// The same for one claim by its own evidence alone.
[[nodiscard]] PositionStatus status_of_claim(const EvidenceBase& base, PairId pair,
                                             std::uint32_t claim, std::optional<ScopeId> asked);

/// Pairs with claims whose ends are these two or near to them, other than the two themselves:
/// indirect evidence. Ascending. Cost: the product of how many are near to the two.
[[nodiscard]] std::vector<PairId> near_pairs(const EvidenceBase& base, ConceptId cause,
                                             ConceptId effect);

}  // namespace yinguo::literature
