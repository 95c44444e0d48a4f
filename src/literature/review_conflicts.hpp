#pragma once
// Claims that contradict each other, those that speak of the same apart from those that do not.
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "literature/support.hpp"

namespace yinguo::literature {

/// What one side of a conflict maintains: that the effect goes as `polarity` says, or that it does
/// not.
struct Stance {
  ontology::Polarity polarity = ontology::Polarity::kUnknown;
  bool holds = true;
  // NOLINTNEXTLINE(readability-implicit-bool-conversion): of code that the compiler makes
  friend auto operator<=>(const Stance&, const Stance&) = default;
};

/// Whether two stances contradict each other: two signs that differ, or a sign and its denial.
[[nodiscard]] bool contradict(const Stance& a, const Stance& b);

/// Findings of one pair that maintain the same in the same scope. Partial and inconclusive ones
/// maintain nothing.
struct Side {
  Stance stance{};
  ScopeId scope = 0;
  std::vector<std::uint32_t> claims{};  ///< places in EvidenceBase::claims(), ascending
  std::vector<StudyId> studies{};       ///< each once, ascending
  std::size_t tests = 0;                ///< how many of them test it
};

/// Whether a conflict can be laid to different scopes.
enum class Meeting : std::uint8_t {
  kOverlap,       ///< they speak, at least in part, of the same: a contradiction
  kUnassessable,  ///< a scope is stated by one side only
  kApart,         ///< they speak of different things: heterogeneity explains it
  kWithinStudy    ///< one study found both, on a whole and on a part of it or under a condition
};

inline constexpr std::size_t kMeetings = 4;

/// Of what scopes alone tell: never kWithinStudy.
[[nodiscard]] Meeting meeting_of(const ScopeMatches& matches);

struct Conflict {
  PairId pair = 0;
  Side first{};  ///< the one whose stance is smaller, then whose scope's text is
  Side second{};
  ScopeMatches matches{};  ///< how the scope of the first stands to the second's
};

/// Conflicts of one meeting.
struct ConflictGroup {
  std::size_t count = 0;         ///< all that were found
  std::vector<Conflict> best{};  ///< the first k of them
};

struct ConflictOptions {
  std::size_t k = 20;                        ///< of each meeting
  std::size_t max_comparisons = 50'000'000;  ///< of two sides
  std::optional<ScopeId> where{};            ///< what holds only elsewhere is then left out
};

struct Conflicts {
  std::array<ConflictGroup, kMeetings> groups{};  ///< by Meeting
  std::size_t contested_pairs = 0;  ///< pairs with a conflict that is not within one study
  std::size_t left_out_pairs = 0;   ///< pairs that were not looked at, as the limit was reached
};

/// The conflicts of the pairs that are asked for. First come those of which the side with fewer
/// tests has most, then most tests in all, then those of which the side with fewer studies has
/// most, then the order of pairs and sides.
///
/// Cost: O(n log n) in the findings, and for each pair the product of its contradicting sides; a
/// pair that would go beyond the limit is left out and counted. Memory: 2k for each meeting.
[[nodiscard]] Conflicts find_conflicts(const EvidenceBase& base, const std::vector<bool>& asked,
                                       const ConflictOptions& options);

}  // namespace yinguo::literature
