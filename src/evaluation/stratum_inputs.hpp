#pragma once
// What an update wants to know about the strata of a program.
#include <vector>

#include "model/symbol_table.hpp"

#include "rules/program.hpp"

namespace yinguo::evaluation {

/// What a stratum reads, and how it can be brought up to date.
struct StratumInputs {
  std::vector<rules::RelationId> relations{};  ///< of other strata, by atoms; ascending
  std::vector<rules::RelationId> grouped{};    ///< by aggregates and quantified literals; ascending
  bool is_ordered = false;                     ///< depends_on_order()
  /// A rule may fail (division, conversions, patterns that are no constants), so that it may only
  /// be run over facts that are there.
  bool can_fail = false;
  /// The order in which facts are met decides: counters, and sums of fractions to the last bit.
  bool follows_rows = false;

  /// Whether only a run over all its facts gives what a run from scratch does.
  [[nodiscard]] bool is_recomputed() const { return is_ordered || can_fail; }
};

/// By stratum. Constants of `program` are interned in `symbols`. Cost: O(program).
[[nodiscard]] std::vector<StratumInputs> inputs_of_strata(const rules::Program& program,
                                                          model::SymbolTable& symbols);

/// By relation: whether a change of its facts reaches a stratum that follows rows.
[[nodiscard]] std::vector<bool> reaching_row_order(const rules::Program& program,
                                                   const std::vector<StratumInputs>& inputs);

}  // namespace yinguo::evaluation
