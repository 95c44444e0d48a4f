#pragma once
// A proof as plain data: what `why` prints, what is written as JSON, and what verify() checks.
// Facts and values stand as text of the rule language, so that nothing of it depends on the run
// that made it.
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/interval.hpp"

namespace yinguo::verification {

inline constexpr int kCertificateVersion = 1;
inline constexpr std::uint32_t kNoStep = 0xffffffffU;
/// `literal` of a premise that stands in the rule's head (an aggregate).
inline constexpr std::uint32_t kInHead = 0xffffffffU;

enum class StepKind : std::uint8_t {
  kDerived,  ///< by a rule and its premises
  kGiven,    ///< a fact of the program or of an input
  kInput,    ///< a degree input of the case
  kAbsent,   ///< a degree fact that nothing supports: its degree is 0
  kCut,      ///< a limit kept its derivation out; verify() refuses it
};

enum class PremiseKind : std::uint8_t {
  kFact,
  kNegatedFact,
  kConstraint,
  kAggregate,
  kQuantified
};

/// A fact of an aggregate's or a quantified literal's group.
struct Member {
  std::string fact{};
  std::uint32_t step = kNoStep;  ///< where the proof shows it
};

/// What one literal of the rule's body stood on.
struct Premise {
  PremiseKind kind = PremiseKind::kFact;
  std::uint32_t literal = 0;                ///< index in the rule's body, or kInHead
  std::uint32_t step = kNoStep;             ///< kFact
  std::string fact{};                       ///< kFact, kNegatedFact; `_` stands for any value
  std::string text{};                       ///< the literal as the rule has it
  std::vector<std::string> values{};        ///< kConstraint: left, right; kAggregate: the result
  std::vector<Member> members{};            ///< kAggregate, kQuantified: the whole group
  bool cut = false;                         ///< members beyond a limit were left out
  std::optional<model::Interval> degree{};  ///< of the literal, when degrees are its business
};

struct Step {
  StepKind kind = StepKind::kDerived;
  std::string fact{};
  std::optional<model::Interval> degree{};  ///< the fact's interval in this case
  // kDerived:
  std::uint32_t rule = 0;  ///< into Certificate::rules
  std::vector<std::pair<std::string, std::string>> bindings{};
  std::vector<Premise> premises{};  ///< in the order of the body
  // kGiven:
  std::string source{};   ///< a file, `store`, or `program`
  std::uint64_t row = 0;  ///< in the source, from 1; 0: not known
};

struct Proof {
  std::vector<Step> steps{};  ///< each fact once; the first is what is proved
  std::uint32_t height = 0;
  bool cut = false;
};

struct RelationDigest {
  std::string relation{};
  std::uint64_t facts = 0;
  std::string digest{};
};

/// Proofs of one program over one set of facts.
struct Certificate {
  int version = kCertificateVersion;
  std::string program{};  ///< what it was called; the digest tells which it was
  std::string digest{};   ///< of the program's canonical text, digest_of()
  std::string case_name{};
  std::optional<int> period{};
  std::vector<std::string> rules{};      ///< canonical forms of the rules used
  std::vector<RelationDigest> closed{};  ///< relations that were read as a whole, ascending
  std::vector<Proof> proofs{};
};

/// 16 hexadecimal digits: FNV-1a of the text. It names a text and guards nothing: verify() trusts
/// no digest in place of a check.
[[nodiscard]] std::string digest_of(std::string_view text);
/// The digest of a relation: of its facts' texts, sorted by their bytes, one a line.
[[nodiscard]] std::string digest_of(std::vector<std::string> facts);

}  // namespace yinguo::verification
