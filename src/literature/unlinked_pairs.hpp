#pragma once
#include <cstdint>
#include <vector>

#include "literature/k_best.hpp"
#include "literature/review_gaps.hpp"

namespace yinguo::literature {

/// Swanson's open discovery on links in place of words: for each A, all C that are reached in two
/// links whose studies are disjoint, and between which and A nothing is claimed. One A at a time,
/// so that memory is for one row; ranked by linking term count, then average minimum weight
/// (Yetisgen-Yildiz and Pratt, Journal of Biomedical Informatics 42, 2009; compared by Henry and
/// McInnes, BMC Bioinformatics 20:425, 2019).
class UnlinkedSearch {
 public:
  UnlinkedSearch(const EvidenceBase& base, const ConceptLinks& links,
                 const std::vector<bool>& asked, const GapOptions& options);

  /// Fills the unlinked pairs of `gaps`, and what was left.
  void run(Gaps& gaps);

 private:
  /// What is known of C while A is looked at.
  struct Reached {
    ConceptId stamp = 0;  ///< A + 1 when it is of this row
    bool is_linked = false;
    bool is_asked = false;
    std::uint32_t linking = 0;
    std::uint64_t weight = 0;
  };

  struct Ranked {
    std::uint32_t linking = 0;
    std::uint64_t weight = 0;
    ConceptId from = 0;
    ConceptId to = 0;
  };

  static bool comes_before(const Ranked& a, const Ranked& b);

  Reached& reach(ConceptId from, ConceptId to);
  void mark_linked(ConceptId from);
  void look_from(ConceptId from);
  [[nodiscard]] std::size_t steps_from(ConceptId from) const;
  [[nodiscard]] UnlinkedPair described(const Ranked& one) const;

  const EvidenceBase& base_;
  const ConceptLinks& links_;
  const std::vector<bool>& asked_;
  const GapOptions& options_;
  std::vector<std::vector<ConceptId>> causes_;  ///< by effect, of all pairs
  std::vector<Reached> reached_;
  std::vector<ConceptId> touched_;
  std::size_t count_ = 0;
  KBest<Ranked, bool (*)(const Ranked&, const Ranked&)> best_;
};

}  // namespace yinguo::literature
