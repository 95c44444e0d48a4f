#pragma once
#include <vector>

#include "evaluation/stratum_tasks.hpp"

namespace yinguo::evaluation {

/// By relation of the program: its rows that are no facts any more (Machine::dead_rows).
using DeadRows = std::vector<std::vector<bool>>;

/// The subsumptive rules of a stratum. Lifetime: refers to all it is given.
class DominatedFacts {
 public:
  DominatedFacts(Machine& machine, const rules::Stratum& stratum, Statistics& statistics);

  [[nodiscard]] bool empty() const { return rules_.empty(); }

  void prepare() { tasks_.prepare(); }

  /// Marks the facts that another fact dominates; of facts that dominate each other, the last in
  /// canonical order stays. `part`: over all facts, or where one is of the last round.
  void mark(Task::Part part, DeadRows& dead);

 private:
  void mark(std::size_t which, std::vector<bool>& dead);

  Machine& machine_;
  const rules::Stratum& stratum_;
  std::vector<rules::Rule> rules_;  ///< with heads of both atoms' arguments
  std::vector<Table> found_;        ///< by relation of the stratum: dominated, then dominating
  std::vector<Table*> heads_;       ///< by relation
  StratumTasks tasks_;
};

}  // namespace yinguo::evaluation
