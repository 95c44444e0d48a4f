#pragma once
#include <string>

#include "syntax/ast.hpp"

namespace yinguo::syntax {

/// The canonical text of a tree, one item a line: parse(print(x)) == x for every tree that parse()
/// made without a mistake.
[[nodiscard]] std::string print(const Ast& ast);
[[nodiscard]] std::string print(const Clause& clause);
[[nodiscard]] std::string print(const Literal& literal);
[[nodiscard]] std::string print(const Atom& atom);
[[nodiscard]] std::string print(const Term& term);

/// The text in quotes, with escapes.
[[nodiscard]] std::string quote(std::string_view text);

}  // namespace yinguo::syntax
