#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/diagnostic.hpp"
#include "ontology/model.hpp"

#include "literature/sentences.hpp"

namespace yinguo::literature {

/// How a locator fares in a copy of its source.
enum class PlaceStatus {
  kFound,          ///< the fingerprint is that of the sentence at the place
  kMoved,          ///< the fingerprint is that of a sentence elsewhere
  kUnchecked,      ///< the locator has no fingerprint; there is a sentence at the place
  kChanged,        ///< no sentence has the fingerprint; another sentence stands at the place
  kMissing,        ///< neither the fingerprint nor the place is found
  kMissingClause,  ///< the sentence is found and has no clause of that number
};

struct Resolved {
  PlaceStatus status = PlaceStatus::kMissing;
  std::optional<std::size_t> sentence;  ///< where it is, or for kChanged what stands there instead
};

/// Finds locators in the sentences of one text: by fingerprint first, then by section and number.
///
/// Lifetime: the sentences must outlive it and not change.
class PlaceIndex {
 public:
  explicit PlaceIndex(std::span<const Sentence> sentences);
  /// Of several sentences with the fingerprint, the one at the locator's place, else the first in
  /// its section, else the first.
  [[nodiscard]] Resolved resolve(const ontology::Locator& at) const;

 private:
  std::span<const Sentence> sentences_;
  std::unordered_map<std::string_view, std::vector<std::size_t>> by_fingerprint_;
  std::unordered_map<std::string, std::size_t> by_place_;
};

/// What the ontology says of one clause; of the whole sentence where it has one clause only.
struct PartCoverage {
  std::uint32_t clause = 0;  ///< from 1; 0: the whole sentence
  std::vector<const ontology::Claim*> claims;
  std::vector<const ontology::NoClaim*> no_claims;

  [[nodiscard]] bool is_covered() const { return !claims.empty() || !no_claims.empty(); }
};

struct SentenceCoverage {
  std::size_t sentence = 0;  ///< its place among the sentences
  std::vector<PartCoverage> parts;
};

/// A locator that is not simply found.
struct PlaceFinding {
  PlaceStatus status = PlaceStatus::kMissing;
  std::string_view claim;  ///< the claim's id; empty for a sentence without claims
  const ontology::Locator* at = nullptr;
  base::Span span;                      ///< in the ontology's file; empty in a model from a store
  std::optional<std::size_t> sentence;  ///< see Resolved
};

/// Which sentences of a source the ontology accounts for.
struct Coverage {
  std::vector<SentenceCoverage> sentences;  ///< one for each, in text order
  std::vector<PlaceFinding> findings;
  std::size_t claimed = 0;    ///< parts that are evidence of claims
  std::size_t no_claim = 0;   ///< parts with a reason for having none
  std::size_t uncovered = 0;  ///< the rest; headings are not counted
};

/// Evidence for a whole sentence covers each of its clauses. What changed or is missing covers
/// nothing.
///
/// Lifetime: the result refers to `model`.
[[nodiscard]] Coverage coverage(const ontology::Model& model, std::string_view source,
                                std::span<const Sentence> sentences);

/// Findings and uncovered sentences as diagnostics (YG-L810 … L814): what moved or is uncovered is
/// a warning.
void report(const Coverage& coverage, std::span<const Sentence> sentences,
            base::Diagnostics& diagnostics);

}  // namespace yinguo::literature
