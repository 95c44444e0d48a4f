#pragma once
#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "base/source_text.hpp"
#include "ontology/model.hpp"

#include "literature/place_index.hpp"
#include "literature/sentence_pieces.hpp"
#include "literature/sentences.hpp"

namespace yinguo::literature {

/// A locator, and how it fares.
struct PlaceFinding {
  Resolved found{};        ///< for kInPieces `sentence` is the one on whose first line it begins
  std::string_view claim;  ///< the claim's id; empty for a sentence without claims
  const ontology::Locator* at = nullptr;
  base::Span span;                 ///< in the ontology's file; empty in a model from a store
  std::optional<Pieces> pieces{};  ///< for kInPieces

  /// Whether it is where the locator says. Lines with others between count where they begin in the
  /// section that it names.
  [[nodiscard]] bool holds(const SourceText& text) const;
};

/// Finds each locator of a source, that of a claim's evidence or of a sentence without claims, in a
/// copy of it. What no sentence of the copy is, is looked for in pieces before it counts as
/// changed.
///
/// Order: that of the model, claims first. Lifetime: the result refers to `model`.
[[nodiscard]] std::vector<PlaceFinding> locate(const ontology::Model& model,
                                               std::string_view source, const SourceText& text);

/// How many of a source's locators are where they say, lines with others between not looked for.
[[nodiscard]] std::size_t count_found(const ontology::Model& model, std::string_view source,
                                      const SourceText& text);

}  // namespace yinguo::literature
