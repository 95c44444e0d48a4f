#pragma once
#include <compare>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "ontology/alignments.hpp"

#include "literature/partition.hpp"
#include "literature/scopes.hpp"
#include "literature/selection.hpp"

namespace yinguo::literature {

// Numbers of classes: concepts that are the same, sources that report the same study.
using ConceptId = std::uint32_t;
using StudyId = std::uint32_t;
/// A place in EvidenceBase::pairs().
using PairId = std::uint32_t;

/// One piece of evidence of one claim.
struct Finding {
  std::uint32_t claim = 0;  ///< a place in EvidenceBase::claims()
  StudyId study = 0;
  ScopeId scope = 0;                                           ///< of the claim
  ontology::Polarity polarity = ontology::Polarity::kUnknown;  ///< of the claim
  ontology::Bearing bearing = ontology::Bearing::kSupport;
  ontology::Design design = ontology::Design::kTheoretical;
};

/// A cause and an effect between which there are claims.
struct ConceptPair {
  ConceptId cause = 0;
  ConceptId effect = 0;
  std::uint32_t first_claim = 0;
  std::uint32_t end_claim = 0;
  std::uint32_t first_finding = 0;
  std::uint32_t end_finding = 0;
};

/// Another concept that one is aligned with as close, broader, narrower or related.
struct NearConcept {
  ConceptId to = 0;
  ontology::Match how = ontology::Match::kClose;
  friend auto operator<=>(const NearConcept&, const NearConcept&) = default;
};

/// The active claims of all sources, by pair of concepts, with their evidence by study. Concepts
/// that confirmed exact alignments join are one, and so are the reports of one study; what is only
/// near is kept apart and never counted as the same.
///
/// Lifetime: the model must outlive it and not change. Threads: immutable once made.
/// Cost: to build, O(n log n) in the claims and their evidence.
class EvidenceBase {
 public:
  explicit EvidenceBase(const ontology::Model& model);

  [[nodiscard]] const Partition& concepts() const noexcept { return concepts_; }

  [[nodiscard]] const Partition& studies() const noexcept { return studies_; }

  [[nodiscard]] const Scopes& scopes() const noexcept { return scopes_; }

  /// For scopes that are asked about.
  [[nodiscard]] Scopes& scopes() noexcept { return scopes_; }

  /// By pair, then in the order of the model.
  [[nodiscard]] const std::vector<const ontology::Claim*>& claims() const noexcept {
    return claims_;
  }

  [[nodiscard]] ScopeId scope_of_claim(std::uint32_t claim) const { return claim_scopes_[claim]; }

  /// By cause, then effect.
  [[nodiscard]] const std::vector<ConceptPair>& pairs() const noexcept { return pairs_; }

  [[nodiscard]] std::span<const ontology::Claim* const> claims_of(const ConceptPair& pair) const {
    return std::span{claims_}.subspan(pair.first_claim, pair.end_claim - pair.first_claim);
  }

  /// By claim, then in the order of its evidence.
  [[nodiscard]] std::span<const Finding> findings_of(const ConceptPair& pair) const {
    return std::span{findings_}.subspan(pair.first_finding, pair.end_finding - pair.first_finding);
  }

  [[nodiscard]] std::span<const Finding> findings() const { return findings_; }

  [[nodiscard]] std::optional<PairId> find(ConceptId cause, ConceptId effect) const;

  /// The pairs whose cause is this concept.
  [[nodiscard]] std::span<const ConceptPair> pairs_from(ConceptId cause) const;

  [[nodiscard]] const std::vector<NearConcept>& near(ConceptId concept_id) const {
    return near_[concept_id];
  }

  /// By pair: whether one of its claims is in the selection.
  [[nodiscard]] std::vector<bool> asked(const Selection& selection) const;

 private:
  void add_claims(const ontology::Model& model);
  void add_findings(std::uint32_t claim, ScopeId scope);
  void add_near(const ontology::Model& model);

  ontology::Alignments alignments_;
  Partition concepts_;
  Partition studies_;
  Scopes scopes_;
  std::vector<const ontology::Claim*> claims_;
  std::vector<ScopeId> claim_scopes_;
  std::vector<Finding> findings_;
  std::vector<ConceptPair> pairs_;
  std::vector<PairId> first_pair_;  ///< by cause, and the end of all
  std::vector<std::vector<NearConcept>> near_;
};

}  // namespace yinguo::literature
