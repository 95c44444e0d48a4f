#pragma once
// Strata of which the facts depend on the order in which they are found: those with choice domains,
// size limits, subsumption or names of classes.
#include "evaluation/stratum_tasks.hpp"

namespace yinguo::evaluation {

[[nodiscard]] bool depends_on_order(const rules::Program& program, const rules::Stratum& stratum);

/// Settles `stratum` in rounds that depend neither on plans nor on the order of rules: first the
/// given facts, then what rules derive from the strata below, then round after round what recursive
/// rules derive from the facts of the rounds before. A round's facts are kept apart until it is
/// over, and are then admitted in canonical order; a fact that a choice domain refuses is dropped
/// for good. Then facts that another one dominates go, for good too. A size limit is looked at
/// after the second round and each one that follows.
///
/// At the end, a fact that is left has the height of its lowest derivation from facts that are
/// left, or kUnfoundedHeight. Errors: fail the machine.
void settle_in_ordered_rounds(Machine& machine, Database& database, const rules::Stratum& stratum,
                              Statistics& statistics);

}  // namespace yinguo::evaluation
