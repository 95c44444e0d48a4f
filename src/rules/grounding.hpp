#pragma once
#include "rules/declarations.hpp"
#include "rules/program.hpp"
#include "rules/reporter.hpp"

namespace yinguo::rules {

/// Checks that every variable of a rule has finitely many, computable values: a positive atom binds
/// the variables among its arguments, and `x = t` binds x once the variables of t are bound (either
/// way round), which is repeated until nothing more is bound. All else only uses variables: heads,
/// negations, comparisons, arguments of functors, degree inputs, quantified literals, and
/// aggregates their outer variables. A wildcard in a negated ordinary atom is "no value at all",
/// and free.
///
/// Reports YG-R204 once a variable with the places that do not bind it, and YG-R237.
void check_grounded(const Rule& rule, const Declarations& declarations, Reporter& reporter);

/// By VariableId: whether the rule's body binds the variable.
[[nodiscard]] std::vector<bool> bound_by(const Rule& rule, const Declarations& declarations,
                                         Reporter& reporter);

}  // namespace yinguo::rules
