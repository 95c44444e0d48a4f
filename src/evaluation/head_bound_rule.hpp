#pragma once
#include <memory>
#include <vector>

#include "evaluation/join.hpp"
#include "evaluation/statistics.hpp"

namespace yinguo::evaluation {

/// A rule ready to be run for one fact of its head: every solution of `join` is a firing that
/// derives it.
struct HeadBoundRule {
  rules::RuleId id{};
  RuleBody body;
  Plan plan;
  std::vector<Plan> group_plans;  ///< by group
  std::unique_ptr<Join> join;
  std::vector<std::unique_ptr<Join>> group_joins;  ///< by group
  std::vector<model::Value> frame;

  /// Starts over for the fact `tuple`; premises stay below `ceiling`.
  void restart(std::span<const model::Value> tuple, std::uint32_t ceiling = Join::kNoCeiling);
};

/// The rules with bodies of each relation, made ready when they are first asked for.
///
/// Lifetime: refers to the machine. Errors: a variable without a value fails the machine.
class HeadBoundRules {
 public:
  explicit HeadBoundRules(Machine& machine);

  [[nodiscard]] const std::vector<std::unique_ptr<HeadBoundRule>>& of(rules::RelationId relation);

 private:
  void prepare(rules::RuleId id, const rules::Rule& rule);

  Machine& machine_;
  Statistics statistics_;
  std::vector<std::vector<std::unique_ptr<HeadBoundRule>>> rules_;
  std::vector<std::vector<rules::RuleId>> waiting_;  ///< by relation: rules not made ready yet
};

}  // namespace yinguo::evaluation
