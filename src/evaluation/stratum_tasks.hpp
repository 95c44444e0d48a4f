#pragma once
// The rules of one stratum made ready to run, and what a round of them found.
#include <cstdint>
#include <deque>
#include <optional>
#include <unordered_map>
#include <vector>

#include "evaluation/database.hpp"
#include "evaluation/join.hpp"
#include "evaluation/statistics.hpp"
#include "evaluation/task_run.hpp"

namespace yinguo::evaluation {

/// One rule of a stratum with one of its plans: over all facts, or over the last round's of one
/// atom.
struct Task {
  enum class Part : std::uint8_t {
    kSettled,    ///< the rule reads nothing of its stratum
    kRecursive,  ///< it does; over all facts
    kDelta       ///< over the last round's facts of one atom of the stratum
  };
  const rules::Rule* rule = nullptr;
  const RuleBody* body = nullptr;
  Plan plan{};
  std::optional<Plan> late_plan{};  ///< kDelta: another one, which does not begin with the delta
  Part part = Part::kSettled;
  rules::RelationId delta{};                 ///< kDelta
  std::uint32_t delta_condition = kNowhere;  ///< kDelta
};

/// The rules of a stratum, in their order.
[[nodiscard]] std::vector<const rules::Rule*> rules_of(const rules::Program& program,
                                                       const rules::Stratum& stratum);

/// Lifetime: refers to all it is given. Errors: fail the machine.
class StratumTasks {
 public:
  /// `rules` need not be all of the stratum's. What they find goes to `heads`, by relation: the
  /// tables of the database, or others.
  StratumTasks(Machine& machine, const rules::Stratum& stratum,
               std::vector<const rules::Rule*> rules, Statistics& statistics,
               const std::vector<Table*>& heads);

  /// Plans all rules and inserts the facts among them.
  void prepare();
  /// Runs the tasks of one part. Rows whose height it lowered are kept for take_delta().
  void run(Task::Part part);
  /// Inserts what a round found into a table that is not in `heads`, and keeps lowered rows.
  void insert(rules::RelationId relation, std::span<const model::Value> tuple, std::uint32_t height,
              Table& table);

  /// Whether no rule was given.
  [[nodiscard]] bool empty() const { return rules_.empty(); }

  /// Makes the rows found in the last round, each once, the delta of the next; false: there were
  /// none.
  bool take_delta();

 private:
  void estimate_sizes();
  [[nodiscard]] PlanContext context() const;
  /// For a round of as many rows. Requires: there is a late plan.
  [[nodiscard]] bool is_late_better(const Task& task, std::size_t delta_rows) const;
  [[nodiscard]] const Plan& plan_for_round(const Task& task) const;
  void plan_again();
  void add_rule(const rules::Rule& rule);
  void add_task(const rules::Rule& rule, const RuleBody& body, Task::Part part,
                std::uint32_t delta);
  void insert_fact(const rules::Rule& rule, const RuleBody& body);

  Table& head(rules::RelationId relation) { return *heads_[static_cast<std::size_t>(relation)]; }

  [[nodiscard]] bool is_own(rules::RelationId relation) const {
    return lowered_.contains(relation);
  }

  Machine& machine_;
  const rules::Stratum& stratum_;
  std::vector<const rules::Rule*> rules_;
  Statistics& statistics_;
  const std::vector<Table*>& heads_;
  std::deque<RuleBody> bodies_;  ///< addresses are stable
  std::vector<Task> tasks_;
  std::unordered_map<rules::RelationId, std::vector<std::uint32_t>> lowered_;  ///< of the stratum
  std::vector<std::uint32_t> unseen_;  ///< lowered rows of tables that are not the database's
  std::size_t planned_for_ = 0;        ///< facts of the stratum at the last planning
};

}  // namespace yinguo::evaluation
