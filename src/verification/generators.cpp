#include "verification/generators.hpp"

#include <algorithm>

namespace yinguo::verification {

using rules::Functor;
using rules::Literal;
using rules::Rule;
using rules::Term;
using rules::VariableId;

bool is_generator(const Term& term) {
  return term.kind == Term::Kind::kFunctor &&
         (term.functor == Functor::kIRange || term.functor == Functor::kURange ||
          term.functor == Functor::kFRange || term.functor == Functor::kCounter);
}

bool is_counter(const Literal& literal) {
  const auto* const constraint = std::get_if<rules::Constraint>(&literal.what);
  return constraint != nullptr && is_generator(constraint->right) &&
         constraint->right.functor == Functor::kCounter;
}

bool has_counter(const Rule& rule) {
  return std::ranges::any_of(rule.body, is_counter);
}

namespace {

class Rewriting {
 public:
  explicit Rewriting(Rule& rule) : rule_{rule} {}

  void run() {
    std::vector<Literal> added;
    body(rule_.body, added);
    terms(rule_.head.arguments, added);
    append(rule_.body, std::move(added));
  }

 private:
  static void append(std::vector<Literal>& body, std::vector<Literal> added) {
    std::ranges::move(added, std::back_inserter(body));
  }

  void body(std::vector<Literal>& literals, std::vector<Literal>& added) {
    for (Literal& literal : literals) {
      if (auto* const atom = std::get_if<rules::Atom>(&literal.what)) {
        terms(atom->arguments, added);
      } else if (auto* const constraint = std::get_if<rules::Constraint>(&literal.what)) {
        term(constraint->left, added);
        term(constraint->right, added);
      } else if (auto* const quantified = std::get_if<rules::Quantified>(&literal.what)) {
        terms(quantified->threshold, added);
        group(quantified->group, quantified->atom.arguments, quantified->locals);
      }
    }
  }

  /// What stands in a group, or in what ranges over it, is the group's own.
  void group(std::vector<Literal>& literals, std::vector<Term>& over,
             std::vector<VariableId>& locals) {
    const auto first = rule_.variable_names.size();
    std::vector<Literal> added;
    body(literals, added);
    terms(over, added);
    append(literals, std::move(added));
    for (auto i = first; i < rule_.variable_names.size(); ++i)
      locals.push_back(VariableId{static_cast<std::uint32_t>(i)});
  }

  void terms(std::vector<Term>& list, std::vector<Literal>& added) {
    for (Term& one : list)
      term(one, added);
  }

  void term(Term& one, std::vector<Literal>& added) {
    terms(one.arguments, added);
    for (auto& aggregate : one.aggregate)
      group(aggregate.body, aggregate.target, aggregate.locals);
    if (!is_generator(one)) return;
    Term variable;
    variable.kind = Term::Kind::kVariable;
    variable.type = one.type;
    variable.variable = VariableId{static_cast<std::uint32_t>(rule_.variable_names.size())};
    variable.span = one.span;
    rule_.variable_names.emplace_back();
    rule_.variable_types.push_back(one.type);
    rule_.variable_records.push_back(model::kNoRecordType);
    Literal& literal = added.emplace_back();
    literal.kind = Literal::Kind::kConstraint;
    literal.span = one.span;
    literal.what =
        rules::Constraint{rules::Comparison::kEqual, variable, std::exchange(one, variable)};
  }

  Rule& rule_;
};

}  // namespace

rules::Program without_generators(const rules::Program& program) {
  rules::Program plain;
  plain.relations = program.relations;
  plain.rules = program.rules;
  plain.subsumptions = program.subsumptions;
  plain.strata = program.strata;
  plain.algebra = program.algebra;
  plain.pragmas = program.pragmas;
  plain.record_types = program.record_types;
  for (std::uint32_t i = 0; i < program.symbols.size(); ++i)
    plain.symbols.intern(program.symbols.text(model::SymbolId{i}));
  for (Rule& rule : plain.rules)
    Rewriting{rule}.run();
  for (Rule& rule : plain.subsumptions)
    Rewriting{rule}.run();
  return plain;
}

}  // namespace yinguo::verification
