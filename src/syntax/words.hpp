#pragma once
#include <optional>
#include <span>
#include <string_view>

namespace yinguo::syntax {

/// An infix operator; a higher precedence binds tighter.
struct Infix {
  std::string_view text;
  int precedence = 0;
  bool right_associative = false;
};

/// Precedence of the prefix operators `-`, `bnot`, `lnot`: below `^`, above `*`.
inline constexpr int kPrefixPrecedence = 10;

[[nodiscard]] const Infix* find_infix(std::string_view text);

/// `cat`, `strlen`, …: a name that makes a term when `(` follows.
[[nodiscard]] bool is_functor(std::string_view word);
[[nodiscard]] std::span<const std::string_view> functor_names();

/// A word that cannot name a relation or a variable.
[[nodiscard]] bool is_reserved(std::string_view word);

/// `decl`, `input`, …: the directives that are understood, if only to be refused.
[[nodiscard]] std::span<const std::string_view> directive_names();

/// A qualifier of `.decl` (`input`, `brie`, …).
[[nodiscard]] bool is_qualifier(std::string_view word);

}  // namespace yinguo::syntax
