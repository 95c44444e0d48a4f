#pragma once
#include <cstddef>
#include <vector>

#include "rules/branches.hpp"
#include "rules/clause_names.hpp"
#include "rules/declarations.hpp"
#include "rules/program.hpp"
#include "rules/typing.hpp"

namespace yinguo::rules {

struct Lowered {
  Rule rule;
  std::vector<Rule> alternatives;  ///< of the relations that disjunctions in aggregates become
};

/// What is known of a rule, and what lowering it may add to.
struct LoweringContext {
  const ClauseNames& names;
  const Typing& typing;
  Declarations& declarations;
  model::SymbolTable& symbols;
  Reporter& reporter;
  std::size_t max_alternatives = 0;
};

/// One rule in its checked form, from its tree, names and types. Reports YG-R211 and R213 for
/// disjunctions in aggregates, YG-R236 for a negated quantified literal.
[[nodiscard]] Lowered lower(const syntax::Atom& head, const Branch& body,
                            const LoweringContext& context);

}  // namespace yinguo::rules
