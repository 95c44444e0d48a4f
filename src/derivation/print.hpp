#pragma once
#include <string>

#include "model/symbol_table.hpp"

#include "derivation/proof.hpp"

namespace yinguo::derivation {

/// `relation("a", 1, _)`.
[[nodiscard]] std::string print_fact(const Graph& graph, const rules::Program& program,
                                     const model::SymbolTable& symbols, NodeId node);

/// The whole graph in canonical order: one line for each fact, and below it, indented, one for each
/// firing. With a solution, degrees follow in brackets.
[[nodiscard]] std::string print(const Graph& graph, const rules::Program& program,
                                const model::SymbolTable& symbols,
                                const Solution* solution = nullptr);

/// One line for each step: the fact, its degree, and the rule that derives it.
[[nodiscard]] std::string print(const Proof& proof, const Graph& graph,
                                const rules::Program& program, const model::SymbolTable& symbols);

}  // namespace yinguo::derivation
