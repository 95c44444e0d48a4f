#pragma once
// What studies find of the links that an answer stands on.
#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "literature/review_status.hpp"

namespace yinguo::literature {

/// A link that claims assert, with how it stands by the tests of it, and of what is near to it.
struct StudiedLink {
  PairId pair = 0;
  ontology::Polarity polarity = ontology::Polarity::kUnknown;
  /// Of the pair itself, if studies test it, then of each pair near to it that they test, those
  /// that have an end in common with it first: all for the same polarity.
  std::vector<PositionStatus> tested{};
};

struct StudiedLinks {
  std::vector<StudiedLink> links{};  ///< those of which something is tested, as they come
  std::size_t untested = 0;          ///< the others
};

/// The links of the claims, each once; a claim that is not active is passed over.
/// Cost: for each link, O(n log n) in the findings of its pair and of those near to it.
[[nodiscard]] StudiedLinks studied_links(const EvidenceBase& base,
                                         std::span<const ontology::Claim* const> claims,
                                         std::optional<ScopeId> asked);

}  // namespace yinguo::literature
