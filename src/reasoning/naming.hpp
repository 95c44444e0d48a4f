#pragma once
// The naming contract between ontology/rules and this layer (docs/ONTOLOGY.md): what a relation of
// the rules means to a reader. A relation that is not named here is shown as it is; answers do not
// depend on it.
#include <array>
#include <string_view>

namespace yinguo::reasoning {

/// What a fact of the derivation graph is to a reader.
enum class Role {
  kGoal,       ///< a mechanism, logic or pathway is in place
  kFactor,     ///< a factor is present
  kIndicator,  ///< a figure meets its membership
  kBlocker,    ///< something that holds a mechanism back
  kUndecided,  ///< nothing observed supports the goal: unknown by rule
  kScope,      ///< the region lies in a claim's scope
  kSetAside,   ///< a condition that nothing observes or implies: left out of account unless judged
  kOther,
};

/// How the presence of a factor is known.
enum class Basis {
  kObserved,  ///< from indicators
  kImplied,   ///< along claims
  kJudged,    ///< from a judgement in the profile, or unknown for want of one
  kNone,
};

/// The type of the goals that are explained when none is named.
inline constexpr std::string_view kGoalType = "pathway";

/// The type of what a government or another actor can do.
inline constexpr std::string_view kMeasureType = "measure";

/// The relation from a concept to the part of the theory that it belongs to: indicators are grouped
/// by it where groups are set against each other.
inline constexpr std::string_view kGroupRelation = "in-dimension";

/// (goal): how far a mechanism, logic or pathway is in place.
inline constexpr std::string_view kActiveRelation = "active";

/// (goal, mechanism): the mechanisms of a logic or a pathway.
inline constexpr std::string_view kMechanismRelation = "has_mechanism";

struct Meaning {
  std::string_view relation;
  Role role;
  Basis basis = Basis::kNone;
};

inline constexpr std::array kMeanings{
    Meaning{kActiveRelation, Role::kGoal},
    Meaning{"works", Role::kGoal},
    Meaning{"in_place", Role::kGoal},
    Meaning{"present", Role::kFactor},
    Meaning{"observed", Role::kFactor, Basis::kObserved},
    Meaning{"implied", Role::kFactor, Basis::kImplied},
    Meaning{"judged", Role::kFactor, Basis::kJudged},
    Meaning{"met", Role::kIndicator},
    Meaning{"blocked", Role::kBlocker},
    Meaning{"blocks", Role::kBlocker},
    Meaning{"pressing", Role::kBlocker, Basis::kJudged},
    Meaning{"undecided", Role::kUndecided},
    Meaning{"in_scope", Role::kScope},
    Meaning{"granted", Role::kSetAside},
};

[[nodiscard]] constexpr Meaning meaning_of(std::string_view relation) {
  for (const auto& meaning : kMeanings) {
    if (meaning.relation == relation) return meaning;
  }
  return {relation, Role::kOther};
}

}  // namespace yinguo::reasoning
