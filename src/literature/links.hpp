#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "literature/evidence_base.hpp"

namespace yinguo::literature {

/// Which way an effect goes with its cause, as far as all that support it agree.
enum class LinkSign : std::uint8_t {
  kPlus,
  kMinus,
  kOther  ///< they differ, or name no monotone sign
};

/// Signs multiply along a chain; other absorbs.
[[nodiscard]] LinkSign product(LinkSign a, LinkSign b);

/// The studies that say, at least in part, that there is an effect; ascending, each once.
[[nodiscard]] std::vector<StudyId> asserting_studies(const EvidenceBase& base, PairId pair);

/// A pair of different concepts of which some study says, at least in part, that the one has an
/// effect on the other.
struct ConceptLink {
  PairId pair = 0;
  ConceptId cause = 0;
  ConceptId effect = 0;
  LinkSign sign = LinkSign::kOther;
  std::uint32_t first_study = 0;
  std::uint32_t end_study = 0;
  std::uint64_t signature = 0;  ///< a bit for each study, modulo 64: disjoint ones share no study
};

/// The links of a literature as a graph.
///
/// Threads: immutable once made. Cost: to build, O(n log n) in the findings.
class ConceptLinks {
 public:
  explicit ConceptLinks(const EvidenceBase& base);

  /// By cause, then effect.
  [[nodiscard]] std::span<const ConceptLink> all() const { return links_; }

  [[nodiscard]] std::span<const ConceptLink> from(ConceptId cause) const;

  /// The studies that assert the link, ascending.
  [[nodiscard]] std::span<const StudyId> studies_of(const ConceptLink& link) const {
    return std::span{studies_}.subspan(link.first_study, link.end_study - link.first_study);
  }

  /// Whether no study asserts both. Cost: O(1) mostly, else the lengths of their lists.
  [[nodiscard]] bool are_disjoint(const ConceptLink& a, const ConceptLink& b) const;

 private:
  void add(const EvidenceBase& base, PairId pair);

  std::vector<ConceptLink> links_;
  std::vector<StudyId> studies_;
  std::vector<std::uint32_t> first_link_;  ///< by cause, and the end of all
};

}  // namespace yinguo::literature
