#pragma once
// Why a fact of any program does not hold: the rule instances that come nearest, recursively,
// ranked by how many given facts they lack.
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/result.hpp"

#include "reasoning/reading.hpp"
#include "verification/fact_text.hpp"

namespace yinguo::reasoning {

enum class LiteralFate : std::uint8_t {
  kHolds,
  kMissing,  ///< no such fact
  kBlocked,  ///< negated, and the fact holds
  kFalse,    ///< a comparison, or a group that decides otherwise
  kUnknown,  ///< a variable of it would be bound by a missing fact
};

struct WhyNotLiteral {
  std::string text{};  ///< with the values known
  LiteralFate fate = LiteralFate::kHolds;
  std::optional<std::pair<std::string, std::string>> compared{};  ///< kFalse: both sides
  std::vector<std::string> facts{};      ///< kMissing: the nearest that hold; kBlocked: what blocks
  std::optional<std::uint32_t> below{};  ///< kMissing: why, in WhyNot::facts
};

struct WhyNotAttempt {
  std::string rule{};
  std::vector<std::pair<std::string, std::string>> bindings{};
  std::vector<WhyNotLiteral> literals{};
  bool head_differs = false;  ///< the rule's head cannot be this fact
  std::uint32_t missing = 0;  ///< given facts and conditions that it lacks, as far as looked
};

/// A fact that rules derive, or that is given, and that its relation does not have.
struct Refusal {
  enum class Kind : std::uint8_t {
    kChoice,       ///< another one was chosen first
    kSubsumption,  ///< another one dominates it
    kLimit,        ///< the recursion was over before it was found
    kClassName,    ///< the class of its member has another name
  };
  Kind kind = Kind::kChoice;
  std::string by{};  ///< the other fact; empty: it is gone as well. kLimit: the relation
  std::vector<std::string> columns{};  ///< kChoice: in which both agree
  std::uint64_t limit = 0;             ///< kLimit: facts
  bool is_derivable = true;            ///< kChoice: false: it is neither derived nor given as yet
};

struct WhyNotFact {
  std::string fact{};                     ///< variables and `_` stand for any value
  std::vector<WhyNotAttempt> attempts{};  ///< fewest missing first
  bool is_given = false;                  ///< no rule derives its relation
  std::optional<Refusal> refusal{};
  bool is_circular = false;  ///< it is asked about on the way to itself
  bool cut = false;          ///< a limit left something out
};

struct WhyNot {
  std::vector<WhyNotFact> facts{};  ///< the first is what was asked
  /// Constants of the question that no fact has, with the nearest that one has.
  std::vector<std::pair<std::string, std::string>> unknown_constants{};
};

struct WhyNotOptions {
  std::size_t attempts = 3;  ///< shown for each fact
  std::size_t depth = 4;     ///< facts below one another
  std::size_t facts = 200;   ///< explained at most
  double seconds = 60.0;     ///< 0: no limit
};

/// Requires: no fact matches `pattern`. Errors: the time limit; functors as in evaluate().
[[nodiscard]] base::Result<WhyNot> why_not(Reading& reading,
                                           const verification::FactPattern& pattern,
                                           const WhyNotOptions& options);

}  // namespace yinguo::reasoning
