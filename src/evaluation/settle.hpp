#pragma once
// The parts of an evaluation, for whoever runs some of them again.
#include <vector>

#include "evaluation/evaluate.hpp"
#include "evaluation/machine.hpp"
#include "evaluation/statistics.hpp"

namespace yinguo::evaluation {

/// Errors: what no evaluation of `program` could do (columns, algebra).
[[nodiscard]] base::Result<void> check_evaluable(const rules::Program& program);

/// Inserts the facts of all `.input` directives. Errors: those of the inputs; limits.
[[nodiscard]] base::Result<void> load_given(Machine& machine, Database& database,
                                            const FactInputs& inputs);

/// By relation: the facts that the program itself states. Errors: fail the machine.
[[nodiscard]] std::vector<Table> stated_facts(Machine& machine);

/// Derives the facts of strata. Lifetime: refers to all it is given. Errors: fail the machine.
class Settling {
 public:
  Settling(Machine& machine, Database& database);
  Settling(const Settling&) = delete;
  Settling& operator=(const Settling&) = delete;
  Settling(Settling&&) = delete;
  Settling& operator=(Settling&&) = delete;

  ~Settling() { machine_.focus({}); }

  /// Requires: the given facts of `stratum` are in their tables, the strata below are settled.
  void run(const rules::Stratum& stratum);

 private:
  void run_at_once(const rules::Stratum& stratum);

  Machine& machine_;
  Database& database_;
  Statistics statistics_;
  std::vector<Table*> heads_;  ///< by relation
};

}  // namespace yinguo::evaluation
