#pragma once
#include <stdexcept>
#include <string>

#include "evaluation/evaluate.hpp"
#include "rules/checked.hpp"

namespace yinguo::test {

/// `r(1, "a")`, or `r()`.
inline std::string print_tuple(const rules::Program& program, const model::SymbolTable& symbols,
                               rules::RelationId id, std::span<const model::Value> tuple) {
  const auto& relation = program.relation(id);
  std::string out = relation.name + "(";
  for (std::size_t i = 0; i < tuple.size(); ++i) {
    if (i > 0) out += ", ";
    out += rules::print_constant(tuple[i], relation.attributes[i].type, symbols);
  }
  return out + ")";
}

/// A program text, checked and evaluated.
struct Run {
  Checked checked;
  model::SymbolTable symbols;
  std::optional<base::Result<evaluation::Database>> result;

  explicit Run(const std::string& text, const evaluation::FactInputs& inputs = {},
               const evaluation::Limits& limits = {})
      : checked{text, inputs.store} {
    if (!checked.program) throw std::runtime_error{checked.reports() + text};
    result.emplace(evaluation::evaluate(*checked.program, symbols, inputs, limits));
  }

  [[nodiscard]] const rules::Program& program() const { return *checked.program; }

  [[nodiscard]] const evaluation::Database& database() const { return result->value(); }

  /// The facts of one relation in canonical order, without its name: `(1, 2) (1, 3)`; or the error.
  [[nodiscard]] std::string facts(std::string_view name) const {
    if (!*result) return std::string{result->error().code.id} + " " + result->error().message;
    const auto id = *program().find_relation(name);
    const auto& table = database().table(id);
    std::string out;
    for (const auto row :
         evaluation::canonical_order(table, program().relation(id).attributes, symbols)) {
      out += (out.empty() ? "" : " ") +
             print_tuple(program(), symbols, id, table.row(row)).substr(name.size());
    }
    return out;
  }
};

}  // namespace yinguo::test
