#pragma once
// What sources say besides of the links of a chain.
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "literature/evidence_base.hpp"

namespace yinguo::literature {

/// Something that makes an effect stronger or weaker, or without which there is none.
struct NamedModerator {
  ConceptId concept_id = 0;
  bool is_condition = false;
  ontology::Polarity polarity = ontology::Polarity::kUnknown;  ///< of a moderator
  // NOLINTNEXTLINE(readability-implicit-bool-conversion): of code that the compiler makes
  friend auto operator<=>(const NamedModerator&, const NamedModerator&) = default;
};

/// Those that the claims name, each once, in order.
[[nodiscard]] std::vector<NamedModerator> moderators_of(const EvidenceBase& base,
                                                        std::span<const std::uint32_t> claims);

/// How long a chain takes, as far as its links state it in one unit: from the sum of the shortest
/// to the sum of the longest lags. An end that a link leaves open is open for the chain.
struct ChainLag {
  std::size_t stated = 0;  ///< links with a lag
  std::size_t links = 0;
  std::string unit{};  ///< empty: none stated, or in different units
  std::optional<double> from{};
  std::optional<double> to{};
};

[[nodiscard]] ChainLag lag_of(const EvidenceBase& base, std::span<const PairId> chain);

/// The claims of all links of a chain.
[[nodiscard]] std::vector<std::uint32_t> claims_along(const EvidenceBase& base,
                                                      std::span<const PairId> chain);

}  // namespace yinguo::literature
