#pragma once
#include "rules/declarations.hpp"
#include "rules/program.hpp"
#include "rules/reporter.hpp"

namespace yinguo::rules {

/// Checks one rule's use of degrees: degree relations stand only where a degree is carried on, and
/// groups and aggregates read ordinary relations. Reports YG-R230, R231, R235, R236.
/// (What recursion forbids is checked with the strata.)
void check_degrees(const Rule& rule, const Declarations& declarations, Reporter& reporter,
                   bool is_group = false);

}  // namespace yinguo::rules
