#pragma once
#include <span>
#include <vector>

#include "model/record_type.hpp"
#include "model/symbol_table.hpp"
#include "model/value.hpp"

namespace yinguo::verification {

/// The canonical order: numbers by value with NaN last, symbols by their bytes, `nil` before
/// records, these by branch and then by fields. Negative, 0 or positive.
[[nodiscard]] int compare_canonically(model::ValueType type, model::Value a, model::Value b,
                                      const model::SymbolTable& symbols);

/// Sorts facts of these columns canonically.
void sort_canonically(std::vector<model::Tuple>& facts, std::span<const model::Attribute> columns,
                      const model::SymbolTable& symbols);

}  // namespace yinguo::verification
