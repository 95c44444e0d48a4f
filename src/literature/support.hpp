#pragma once
// Whether what is claimed has been tested, and how the tests came out. Nothing is netted: numbers
// of studies are shown side by side, and no majority decides (docs/decisions/0023-synthesis.md).
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "base/function_ref.hpp"

#include "literature/evidence_base.hpp"

namespace yinguo::literature {

/// Whether evidence of this design is a test: it confronts the claim with what was observed. An
/// argument, a simulation of one, a judgement, or a review of what others found is not.
[[nodiscard]] bool is_test(ontology::Design design);

/// What one study says of a position.
enum class Verdict : std::uint8_t {
  kSupports,
  kRefutes,
  kInPart,  ///< both of them, or support in part
  kInconclusive
};

inline constexpr std::size_t kVerdicts = 4;

enum class Support : std::uint8_t {
  kUntested,      ///< no test
  kSupported,     ///< tests support it, none refutes it or supports it only in part
  kChallenged,    ///< the same the other way round
  kInconclusive,  ///< there are tests, and none says anything
  kMixed          ///< everything else
};

/// Whether claims of two polarities, of the same cause and effect, contradict each other. An
/// unknown sign contradicts none.
[[nodiscard]] bool contradict(ontology::Polarity a, ontology::Polarity b);

/// What a finding says of the position that the effect goes as `position` says; nothing if it does
/// not bear on it. Support of a claim that contradicts the position refutes it, except that a
/// non-monotone effect and a monotone one agree in part. A refutation bears only on its own
/// position: that the effect does not rise is not that it falls.
[[nodiscard]] std::optional<Verdict> verdict_of(const Finding& finding,
                                                ontology::Polarity position);

/// What a study says in all, counted once.
struct StudyVerdict {
  StudyId study = 0;
  Verdict verdict = Verdict::kSupports;
  std::vector<ontology::Design> designs{};  ///< each once, in the order of the vocabulary
};

struct Tally {
  std::vector<StudyVerdict> tests{};   ///< by study, each once
  std::vector<StudyVerdict> others{};  ///< what studies say otherwise than by a test
  [[nodiscard]] std::size_t count(Verdict verdict) const;  ///< of the tests
  [[nodiscard]] Support support() const;
};

/// What the findings that `counts` lets through say of a position. A study that both supports and
/// refutes it does so in part; where it is inconclusive beside, that adds nothing.
/// Cost: O(n log n) in the findings.
[[nodiscard]] Tally tally(std::span<const Finding> findings, ontology::Polarity position,
                          base::FunctionRef<bool(const Finding&)> counts);
[[nodiscard]] Tally tally(std::span<const Finding> findings, ontology::Polarity position);

/// The polarities that are asserted, each once, in the order of the vocabulary.
[[nodiscard]] std::vector<ontology::Polarity> positions_of(std::span<const Finding> findings);

}  // namespace yinguo::literature
