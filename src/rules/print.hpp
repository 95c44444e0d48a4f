#pragma once
#include <string>
#include <string_view>

#include "model/symbol_table.hpp"
#include "model/value.hpp"

#include "rules/program.hpp"

namespace yinguo::rules {

/// A value as relations are written: numbers in decimal, floats in the shortest form that reads
/// back, symbols as they are, records as `[1, [a, nil]]` and
/// `$A(1)`. A record's text ends with `…` past 16 MiB.
[[nodiscard]] std::string print_value(model::Value value, model::ValueType type,
                                      const model::SymbolTable& symbols);

/// Whether `text`, as print_value() and its like made it of a value of `type`, lacks its end.
[[nodiscard]] bool is_cut(std::string_view text, model::ValueType type);

/// A value as it stands in a rule: symbols in quotes, `1u` unsigned, `1.0` float.
[[nodiscard]] std::string print_constant(model::Value value, model::ValueType type,
                                         const model::SymbolTable& symbols);

/// Canonical one-line forms.
[[nodiscard]] std::string print_relation(const Program& program, RelationId id);
[[nodiscard]] std::string print_rule(const Program& program, RuleId id);
[[nodiscard]] std::string print_literal(const Program& program, const Rule& rule,
                                        const Literal& literal);

/// Each stratum with its relations and rules.
[[nodiscard]] std::string print_strata(const Program& program);

/// The declarations, input and output, and rules; reads as a program again.
[[nodiscard]] std::string print(const Program& program);

}  // namespace yinguo::rules
