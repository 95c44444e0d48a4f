#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/error_code.hpp"
#include "model/symbol_table.hpp"
#include "model/value.hpp"

#include "rules/program.hpp"

namespace yinguo::evaluation {

/// Why a functor has no value.
struct FunctorFailure {
  base::ErrorCode code;
  std::string message;  ///< "division by zero"
};

/// The value of `functor` for `arguments`; on failure sets `failure` and returns any value.
///
/// As in Soufflé: integers wrap around, shifts count modulo 64, `ord` is the number of the symbol,
/// `substr` counts bytes and gives "" outside of the text, to_string of a float has six decimals,
/// and to_number reads decimal, 0x… and 0b….
[[nodiscard]] model::Value apply(rules::Functor functor, std::span<const model::Value> arguments,
                                 model::SymbolTable& symbols,
                                 std::optional<FunctorFailure>& failure);

/// Numbers as fact files and to_number spell them, the whole of `text`; nullopt: not a number of
/// this type.
[[nodiscard]] std::optional<model::Value> parse_number(model::ValueType type,
                                                       std::string_view text);

}  // namespace yinguo::evaluation
