#include "rules/subsumption.hpp"

#include <algorithm>

#include "rules/errors.hpp"
#include "syntax/printer.hpp"

namespace yinguo::rules {
namespace {

/// What is wrong with the heads; empty: nothing.
std::string problem_of(const syntax::Clause& clause, RelationId dominated, RelationId dominating,
                       const Declarations& declarations) {
  const auto& relation = declarations.relation(dominated);
  if (dominated != dominating) {
    return "a fact of " + quoted(clause.heads[0].name.text) + " cannot be subsumed by one of " +
           quoted(clause.heads[1].name.text);
  }
  const auto& equivalences = declarations.equivalences();
  const bool is_equivalence =
      std::any_of(equivalences.begin(), equivalences.end(),
                  [&](const Equivalence& one) { return one.relation == dominated; });
  const auto* kind = relation.kind != RelationKind::kOrdinary ? "a degree relation"
                     : is_equivalence                         ? "an equivalence relation"
                     : !relation.choice_domains.empty()       ? "a relation with a choice domain"
                                                              : nullptr;
  if (kind == nullptr) return {};
  return "facts of " + quoted(relation.name) + ", " + kind + ", cannot be subsumed";
}

syntax::Literal literal_of(const syntax::Atom& atom) {
  syntax::Literal literal;
  literal.what = atom;
  literal.span = atom.span;
  return literal;
}

}  // namespace

std::optional<syntax::Clause> without_subsumption(const syntax::Clause& clause,
                                                  Declarations& declarations, Reporter& reporter) {
  auto problem = problem_of(clause, declarations.resolve(clause.heads[0].name),
                            declarations.resolve(clause.heads[1].name), declarations);
  if (!problem.empty()) {
    reporter.error(kSubsumption, clause.span, std::move(problem), {},
                   "a fact is subsumed by another one of the same ordinary relation");
    return std::nullopt;
  }
  syntax::Clause plain = clause;
  plain.is_subsumptive = false;
  const auto text = syntax::print(clause);
  int wildcards = 0;
  for (auto& head : plain.heads) {
    for (auto& argument : head.arguments) {
      if (argument.kind != syntax::Term::Kind::kWildcard) continue;
      argument.kind = syntax::Term::Kind::kVariable;
      do {
        argument.text = "_" + std::to_string(++wildcards);
      } while (text.find(argument.text) != std::string::npos);
    }
  }
  for (auto& alternative : plain.alternatives) {
    alternative.insert(alternative.begin(),
                       {literal_of(plain.heads[0]), literal_of(plain.heads[1])});
  }
  plain.heads.pop_back();
  return plain;
}

}  // namespace yinguo::rules
