#pragma once
// What a literature leaves open.
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "literature/links.hpp"

namespace yinguo::literature {

/// A link that is asserted and that no study tests.
struct UntestedLink {
  PairId pair = 0;
  std::size_t studies = 0;  ///< that assert it
  /// Chains of up to three links, this one not at an end alone: how many it would complete, being
  /// the only one of them that is not tested.
  std::size_t completes = 0;
  std::size_t chains = 0;  ///< the same, whether the others are tested or not
};

/// A chain that a claim itself names: its cause acts on its effect by way of something (`via`), and
/// one of the two legs is not tested.
struct OpenMediation {
  enum class Leg : std::uint8_t {
    kTested,
    kUntested,
    kUnclaimed  ///< no source states the leg by itself
  };

  PairId pair = 0;          ///< of the claim's cause and effect
  std::uint32_t claim = 0;  ///< a place in EvidenceBase::claims()
  ConceptId via = 0;
  Leg first = Leg::kUnclaimed;   ///< from the cause to what is between
  Leg second = Leg::kUnclaimed;  ///< from there to the effect
  bool is_tested = false;        ///< whether a study tests the pair of cause and effect
};

/// The pairs of its legs, as far as there are claims.
[[nodiscard]] std::vector<PairId> legs_of(const EvidenceBase& base, const OpenMediation& one);

/// A concept that claims name and no study has tested anything of.
struct BareConcept {
  ConceptId concept_id = 0;
  std::size_t claims = 0;  ///< that have it as cause or effect
};

/// Two concepts between which no source has a claim, in either direction, and which others link: A
/// acts on B by some studies, B on C by quite other ones (Swanson 1986).
struct UnlinkedPair {
  ConceptId from = 0;
  ConceptId to = 0;
  std::size_t linking = 0;  ///< linking concepts: the linking term count
  std::size_t weight = 0;   ///< the sum over them of the studies of the link that has fewer
  std::vector<std::pair<PairId, PairId>> through{};  ///< both links, most studies first
  std::array<std::size_t, 3> signs{};                ///< of the chains, by LinkSign

  /// The average minimum weight.
  [[nodiscard]] double average() const {
    return static_cast<double>(weight) / static_cast<double>(linking);
  }
};

/// The k first of some gaps, and how many there are.
template <class T>
struct GapList {
  std::size_t count = 0;
  std::vector<T> best{};
};

struct GapOptions {
  std::size_t k = 20;
  std::size_t max_steps = 500'000'000;  ///< pairs of links that are put together
  std::optional<ScopeId> where{};       ///< tests that hold only elsewhere are then none
};

struct Gaps {
  std::size_t links = 0;
  std::size_t concepts = 0;  ///< that claims name as cause or effect
  GapList<UntestedLink> untested{};
  GapList<OpenMediation> mediations{};
  GapList<BareConcept> bare{};
  GapList<UnlinkedPair> unlinked{};
  std::size_t causes_left = 0;  ///< concepts not looked at as the first of three, at the limit
  std::size_t most_left = 0;    ///< no pair that was not looked at has more linking concepts
};

/// The gaps that touch a pair that is asked for; the whole literature says what has been tested.
///
/// Order. Untested links: those that would complete most, then those in most chains, then with most
/// studies. Mediations: those whose pair is tested first, then the fewest open legs. Bare concepts:
/// most claims. Unlinked pairs: most linking concepts, then the greatest average minimum weight. In
/// the end, the order of the ids' first places.
///
/// Cost: O(n log n) in the findings, and for the unlinked pairs the sum over all concepts of links
/// in times links out. Concepts with most links out are looked at first; at `max_steps` the rest is
/// left, and said. Memory: O(concepts + links + k).
[[nodiscard]] Gaps find_gaps(const EvidenceBase& base, const std::vector<bool>& asked,
                             const GapOptions& options);

}  // namespace yinguo::literature
