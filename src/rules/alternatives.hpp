#pragma once
#include <set>
#include <string>
#include <vector>

#include "rules/declarations.hpp"
#include "rules/program.hpp"
#include "rules/reporter.hpp"

namespace yinguo::rules {

/// A disjunction in the body of an aggregate or of a quantified literal, which becomes a relation
/// of its own with a rule for each alternative.
struct Alternatives {
  std::vector<std::vector<Literal>> bodies;  ///< the alternatives, lowered
  const std::vector<VariableId>* locals = nullptr;
  /// The variables whose values matter; null: each binding of all variables counts.
  const std::set<VariableId>* wanted = nullptr;
  base::Span span;
};

/// The variables of a body, but for those of aggregates and quantified literals within it.
[[nodiscard]] std::set<VariableId> variables_of(const std::vector<Literal>& body);
[[nodiscard]] std::set<VariableId> variables_of(const std::vector<Term>& terms);

/// The literal that stands for the disjunction in `rule`, of which names and types are known; the
/// rules of its relation are appended to `rules`. It ranges over the distinct bindings of the
/// variables that matter, so every alternative must bind them all. Reports YG-R213.
[[nodiscard]] Literal own_relation(Alternatives alternatives, const Rule& rule,
                                   const std::string& name, Declarations& declarations,
                                   std::vector<Rule>& rules, Reporter& reporter);

}  // namespace yinguo::rules
