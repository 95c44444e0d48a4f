#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "ontology/model.hpp"

#include "literature/sentence_sketch.hpp"
#include "literature/sentences.hpp"

namespace yinguo::literature {

/// How a locator fares in a copy of its source.
enum class PlaceStatus : std::uint8_t {
  kFound,          ///< the fingerprint is that of the sentence at the place
  kMoved,          ///< the fingerprint is that of a sentence elsewhere
  kInPieces,       ///< the fingerprint is that of lines with others between (sentence_pieces.hpp)
  kUnchecked,      ///< the locator has no fingerprint; there is a sentence at the place
  kChanged,        ///< no sentence has the fingerprint; one is like what the locator means
  kReplaced,       ///< no sentence has the fingerprint; another sentence stands at the place
  kMissing,        ///< neither the fingerprint nor the place is found
  kMissingClause,  ///< the sentence is found and has no clause of that number
};

struct Resolved {
  PlaceStatus status = PlaceStatus::kMissing;
  std::optional<std::size_t> sentence{};  ///< where it is, or what stands at the place instead
  double likeness = 0.0;                  ///< for kChanged, in [0, 1]

  /// Whether `sentence` is what the locator means.
  [[nodiscard]] bool is_there() const {
    return sentence && status != PlaceStatus::kChanged && status != PlaceStatus::kReplaced;
  }
};

/// Whether a locator means an abstract as a whole: it has no sentence.
[[nodiscard]] inline bool is_whole_abstract(const ontology::Locator& at) {
  return at.section == ontology::kAbstract && at.sentence == 0;
}

/// Likeness from which a sentence counts as another one changed: in the section that the locator
/// names, and elsewhere, where there are more to be taken for it.
inline constexpr double kLikeHere = 0.6;
inline constexpr double kLikeElsewhere = 0.7;

/// Finds locators in the sentences of one text: by fingerprint, by section and number, by sketch.
///
/// Lifetime: the sentences must outlive it and not change. Threads: not thread-safe.
class PlaceIndex {
 public:
  explicit PlaceIndex(std::span<const Sentence> sentences);
  /// Of several sentences with the fingerprint, the one at the locator's place, else the first in
  /// its section, else the first; of those that are like it, the likest. The abstract as a whole is
  /// its first sentence. Cost: constant; linear in the sentences where no fingerprint is the same.
  [[nodiscard]] Resolved resolve(const ontology::Locator& at) const;

  [[nodiscard]] bool has_fingerprint(std::string_view fingerprint) const {
    return by_fingerprint_.contains(fingerprint);
  }

 private:
  [[nodiscard]] std::optional<std::size_t> place_of(const ontology::Locator& at) const;
  [[nodiscard]] Resolved by_sketch(const ontology::Locator& at) const;

  std::span<const Sentence> sentences_;
  std::unordered_map<std::string_view, std::vector<std::size_t>> by_fingerprint_;
  std::unordered_map<std::string, std::size_t> by_place_;
  mutable std::vector<Sketch> sketches_;  ///< made when first needed
};

}  // namespace yinguo::literature
