#pragma once
#include <string>

#include "model/symbol_table.hpp"
#include "model/value.hpp"

namespace yinguo::rules {

/// As print_value(), with all symbols in quotes, as strings are written in rules: the text of a
/// record that can always be read back.
[[nodiscard]] std::string print_quoted(model::Value value, model::ValueType type,
                                       const model::SymbolTable& symbols);

}  // namespace yinguo::rules
