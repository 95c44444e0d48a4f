#pragma once
#include <span>

#include "rules/program.hpp"

namespace yinguo::rules {

/// Leaves in `program` only the rules, strata and inputs that some relation of `wanted` depends on,
/// negation, groups and degree inputs included. Relations and rules keep their ids; a relation that
/// is not needed is empty. The facts of the wanted relations are the same before and after.
/// Cost: linear in the program.
void keep_needed(Program& program, std::span<const RelationId> wanted);

/// The relations that an `.output` or `.printsize` names, ascending.
[[nodiscard]] std::vector<RelationId> output_relations(const Program& program);

}  // namespace yinguo::rules
