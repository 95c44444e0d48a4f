#pragma once
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "cli/output.hpp"
#include "cli/source_copy.hpp"

#include "literature/locate.hpp"

namespace yinguo::cli {

/// How the locators of a source fare in a copy of it.
///
/// Lifetime: the copy must outlive it.
struct LocatorAnswer {
  const SourceCopy& copy;
  std::vector<literature::PlaceFinding> all;
  std::vector<const literature::PlaceFinding*> shown;  ///< of `all`
  bool is_quoting = false;                             ///< with the sentences of the copy

  /// What it was found at, or what stands there instead; null: nothing.
  [[nodiscard]] const literature::Sentence* sentence_of(const literature::PlaceFinding& one) const;
  /// The sentence or clause of the copy; empty for lines with others between.
  [[nodiscard]] std::string text_of(const literature::PlaceFinding& one) const;
  /// How many there are, by PlaceStatus.
  [[nodiscard]] std::array<std::size_t, 8> counts() const;
};

/// "found", "in-pieces": the word of machine formats.
[[nodiscard]] std::string_view word(literature::PlaceStatus status);
/// "in pieces", "断续": the words people read.
[[nodiscard]] std::string_view phrase(literature::PlaceStatus status, Language language);

[[nodiscard]] Table locator_table(const LocatorAnswer& answer, const Output& output);
[[nodiscard]] std::string locator_json(const LocatorAnswer& answer);
/// One line: how many are found, moved, and so on.
[[nodiscard]] std::string locator_note(const LocatorAnswer& answer, Language language);

}  // namespace yinguo::cli
