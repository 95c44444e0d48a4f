#pragma once
#include <cstdint>

#include "rules/declarations.hpp"
#include "rules/program.hpp"

namespace yinguo::rules {

// An equivalence relation `same` of n members in one class has n² facts. Rules do without them:
// `same.given` has the pairs that facts and rules give, and `same.class` names each member's class,
// in n facts. In a body `same(x, y)` becomes `same.class(x, c), same.class(y, c)`; `same` itself is
// derived so only where it is negated, quantified over or put out.

/// Puts classes in the place of equivalence relations in the positive literals of a checked rule,
/// and given pairs in the place of one in its head.
void use_classes(Rule& rule, const Declarations& declarations);

/// Adds the rules by which classes and equivalence relations follow from the given pairs.
/// `source_rule` numbers the first of them.
void add_class_rules(Program& program, const Declarations& declarations, std::uint32_t source_rule);

}  // namespace yinguo::rules
