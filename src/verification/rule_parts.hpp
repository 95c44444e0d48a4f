#pragma once
// Parts of a rule that a firing speaks of.
#include <cstdint>
#include <span>
#include <vector>

#include "rules/program.hpp"

namespace yinguo::verification {

/// By variable: whether a firing says its value; not wildcards, nor the variables of groups.
[[nodiscard]] std::vector<std::uint8_t> named_variables(const rules::Rule& rule);

/// The aggregates of a term or literal, outermost ones, in the order in which they stand.
void collect_aggregates(const rules::Term& term, std::vector<const rules::Term*>& out);
void collect_aggregates(const rules::Literal& literal, std::vector<const rules::Term*>& out);

/// The relations that must be known as a whole to check firings of the rules: what is negated, and
/// what groups range over. Ascending.
[[nodiscard]] std::vector<rules::RelationId> closed_relations(const rules::Program& program,
                                                              std::span<const rules::RuleId> rules);

}  // namespace yinguo::verification
