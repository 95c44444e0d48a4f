#pragma once
#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "model/value.hpp"

#include "rules/program.hpp"

namespace yinguo::rules {

/// One typed reading of an operator or functor. No functor: the value is the argument's
/// (`to_number(1)`).
struct Overload {
  std::vector<model::ValueType> arguments;
  model::ValueType result{};
  std::optional<Functor> functor;
};

/// The readings of `name` with `arity` arguments, `number` before `unsigned` before `float`; empty
/// when there is none. Unary minus is `-` with one argument.
[[nodiscard]] std::vector<Overload> overloads_of(std::string_view name, std::size_t arity);

/// How many arguments `name` takes, for messages: "2", "2 or more".
[[nodiscard]] std::string_view arity_of(std::string_view name);

/// The source form of a functor: `+` for kIAdd and kFAdd.
[[nodiscard]] std::string_view name_of(Functor functor);

}  // namespace yinguo::rules
