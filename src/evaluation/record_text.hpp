#pragma once
#include <string>
#include <string_view>
#include <variant>

#include "model/record_type.hpp"
#include "model/symbol_table.hpp"

namespace yinguo::evaluation {

/// A record as fact files spell it: `[1, [2, nil]]`, `$Leaf(3)`, `$Empty`. Symbols stand without
/// quotes and end at the next `,` or closing bracket, so one that has such a character cannot be
/// read. Returns the value, or what is wrong. Requires: attribute.record is of `types`.
[[nodiscard]] std::variant<model::Value, std::string> parse_record(
    std::string_view text, const model::Attribute& attribute, const model::RecordTypes& types,
    model::SymbolTable& symbols);

}  // namespace yinguo::evaluation
