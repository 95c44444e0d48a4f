#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "model/symbol_table.hpp"
#include "model/value.hpp"

#include "rules/program.hpp"
#include "syntax/ast.hpp"

namespace yinguo::verification {

/// `relation("a", X, _)`: a fact, or a pattern of facts.
struct FactPattern {
  rules::RelationId relation{};
  model::Tuple values{};                 ///< by column; meaningless in free columns
  std::uint64_t free_columns = 0;        ///< bit i: column i is a variable or `_`
  std::vector<std::string> variables{};  ///< by column; empty for values and `_`

  /// Whether `tuple` is one of the facts meant: a variable that occurs twice has one value.
  [[nodiscard]] bool matches(std::span<const model::Value> tuple) const;
};

/// Reads `text` as a pattern of a relation of `program`; new symbols are interned.
/// Errors (YG-V901): it is no atom, the program has no such relation, or an argument is no value
/// of its attribute's type.
[[nodiscard]] base::Result<FactPattern> read_pattern(std::string_view text,
                                                     const rules::Program& program,
                                                     model::SymbolTable& symbols);
/// As read_pattern(), without free columns.
[[nodiscard]] base::Result<FactPattern> read_fact(std::string_view text,
                                                  const rules::Program& program,
                                                  model::SymbolTable& symbols);

/// The constant `text` as a value of the type of `column`; records are of the types of `program`,
/// and of at most 200 levels, as in a program. Errors (YG-V901).
[[nodiscard]] base::Result<model::Value> read_constant(std::string_view text,
                                                       const model::Attribute& column,
                                                       const rules::Program& program,
                                                       model::SymbolTable& symbols);

/// `relation("a", 3, _)` with `_` in the free columns: what read_pattern() reads.
[[nodiscard]] std::string print_fact(const rules::Program& program,
                                     const model::SymbolTable& symbols, rules::RelationId relation,
                                     std::span<const model::Value> tuple,
                                     std::uint64_t free_columns = 0);

/// The atom that `text` is. Errors (YG-V901): it is something else.
[[nodiscard]] base::Result<syntax::Atom> read_atom(std::string_view text);

}  // namespace yinguo::verification
