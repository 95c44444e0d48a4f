#pragma once
// Why-not provenance: instances of rules that would derive a fact but for few of their literals
// (after the firing rules of Lee, Ludäscher and Glavic, "PUG", VLDB Journal 2019).
#include <cstdint>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "base/result.hpp"

#include "evaluation/database.hpp"

namespace yinguo::evaluation {

enum class LiteralState : std::uint8_t {
  kHolds,
  kFails,
  kUnknown,  ///< it reads a variable that only a failing literal would bind
};

/// An instance of a rule: bindings of some of its variables, and how its literals stand then.
struct NearMiss {
  rules::RuleId rule{};
  std::vector<std::optional<model::Value>> bindings{};  ///< by VariableId
  std::vector<LiteralState> literals{};                 ///< in the order of the body
  /// By literal: the sides of a comparison that fails, when both can be computed.
  std::vector<std::optional<std::pair<model::Value, model::Value>>> compared{};
  std::uint32_t failing = 0;
  bool head_differs =
      false;  ///< no instance has this head: a constant or an equality stands against it
};

struct NearMissLimits {
  std::size_t failing = 3;       ///< literals that may fail at most, before all of them may
  std::size_t subsets = 200;     ///< sets of failing literals tried for one rule
  std::size_t solutions = 2000;  ///< instances looked at for one set
  std::size_t kept = 20;         ///< instances kept for one rule
};

struct NearMisses {
  std::vector<NearMiss> found{};  ///< in the order of rules
  bool cut = false;               ///< a limit was reached
};

/// Lifetime: refers to its arguments, which must not change. Threads: not thread-safe.
class NearMissFinder {
 public:
  NearMissFinder(const rules::Program& program, model::SymbolTable& symbols,
                 const Database& database);
  NearMissFinder(const NearMissFinder&) = delete;
  NearMissFinder& operator=(const NearMissFinder&) = delete;
  NearMissFinder(NearMissFinder&&) = delete;
  NearMissFinder& operator=(NearMissFinder&&) = delete;
  ~NearMissFinder();

  /// For each rule of `relation` the instances with this head that fail in the fewest literals. In
  /// none, where the relation's facts depend on the order in which they are found: then it is
  /// derivable, and was refused.
  /// `seconds` bounds the work over all calls from now on; 0: none. Errors: time; functors as in
  /// evaluate().
  [[nodiscard]] base::Result<NearMisses> find(rules::RelationId relation,
                                              std::span<const model::Value> tuple,
                                              std::uint64_t free_columns,
                                              const NearMissLimits& limits, double seconds);

  /// A fact of `relation` that dominates this one by a subsumptive rule. Errors: functors.
  [[nodiscard]] base::Result<std::optional<model::Tuple>> dominating(
      rules::RelationId relation, std::span<const model::Value> tuple);

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace yinguo::evaluation
