#pragma once
// What is found, as the reference has it.
#include <array>
#include <string>

#include "literature/review_status.hpp"
#include "review_reference.hpp"

namespace yinguo::literature::test {

constexpr unsigned kSeeds = 400;

/// As the reference calls classes.
inline std::string class_of(const EvidenceBase& base, ConceptId one,
                            const ReviewReference& reference) {
  return reference.class_of(std::string{base.concepts().name(one)});
}

inline Ends ends_of(const EvidenceBase& base, PairId pair, const ReviewReference& reference) {
  const auto& ends = base.pairs()[pair];
  return {class_of(base, ends.cause, reference), class_of(base, ends.effect, reference)};
}

inline std::string text_of(Support support) {
  constexpr std::array<const char*, 5> kWords{"untested", "supported", "challenged", "inconclusive",
                                              "mixed"};
  return kWords.at(static_cast<std::size_t>(support));
}

inline ReferenceStatus counted(const Tally& tally) {
  return {{tally.count(Verdict::kSupports), tally.count(Verdict::kRefutes),
           tally.count(Verdict::kInPart), tally.count(Verdict::kInconclusive)},
          text_of(tally.support())};
}

}  // namespace yinguo::literature::test
