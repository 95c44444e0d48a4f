#pragma once
#include <string>
#include <string_view>
#include <variant>

#include "model/record_type.hpp"
#include "model/symbol_table.hpp"

namespace yinguo::evaluation {

/// How the symbols of a record are written.
enum class RecordSymbols {
  kPlain,  ///< as they are, up to the next `,` or closing bracket: not every symbol can be read
  kQuoted  ///< in quotes with the escapes of strings, or else plain
};

/// A record as fact files spell it: `[1, [2, nil]]`, `$Leaf(3)`, `$Empty`. Returns the value, or
/// what is wrong. Requires: attribute.record is of `types`.
[[nodiscard]] std::variant<model::Value, std::string> parse_record(
    std::string_view text, const model::Attribute& attribute, const model::RecordTypes& types,
    model::SymbolTable& symbols, RecordSymbols spelling = RecordSymbols::kPlain);

/// The text of a file as messages repeat it: in backquotes, of a long one the beginning and `…`.
[[nodiscard]] std::string shown(std::string_view text);

}  // namespace yinguo::evaluation
