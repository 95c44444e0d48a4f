#pragma once
#include "rules/branches.hpp"
#include "rules/clause_names.hpp"
#include "rules/declarations.hpp"
#include "rules/program.hpp"
#include "rules/typing.hpp"

namespace yinguo::rules {

/// One rule in its checked form, from its tree, names and types. Reports YG-R236 for a negated
/// quantified literal.
[[nodiscard]] Rule lower(const syntax::Atom& head, const Branch& body, const ClauseNames& names,
                         const Typing& typing, Declarations& declarations,
                         model::SymbolTable& symbols, Reporter& reporter);

}  // namespace yinguo::rules
