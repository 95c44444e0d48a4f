#pragma once
// The checker's own arithmetic: functors, comparisons, aggregates. Written from the language's
// definition, apart from evaluation's, so that a mistake in one is found by the other.
#include <optional>
#include <span>
#include <vector>

#include "base/function_ref.hpp"
#include "model/symbol_table.hpp"
#include "model/value.hpp"

#include "rules/program.hpp"

namespace yinguo::verification {

/// nullopt: it has no value (division by zero, no such number), or the checker does not know it.
[[nodiscard]] std::optional<model::Value> apply(rules::Functor functor,
                                                std::span<const model::Value> arguments,
                                                model::SymbolTable& symbols);

/// Calls `visit` for each value of a range, in its order, until it returns false. `arguments`:
/// from, to and perhaps the step.
void each_of_range(rules::Functor functor, std::span<const model::Value> arguments,
                   base::FunctionRef<bool(model::Value)> visit);

/// nullopt: the checker cannot tell (a pattern that cannot be read).
[[nodiscard]] std::optional<bool> compare(rules::Comparison op, model::Value left,
                                          model::Value right, const model::SymbolTable& symbols);

/// `values`: of the target, one for each solution. nullopt: of an empty group.
[[nodiscard]] std::optional<model::Value> aggregate(rules::AggregateOp op, model::ValueType type,
                                                    std::span<const model::Value> values);

}  // namespace yinguo::verification
