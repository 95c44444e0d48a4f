#include "rules/alternatives.hpp"

#include <algorithm>

#include "rules/errors.hpp"
#include "rules/grounding.hpp"

namespace yinguo::rules {
namespace {

class Variables {
 public:
  void literals(const std::vector<Literal>& list) {
    for (const auto& one : list)
      literal(one);
  }

  void terms(const std::vector<Term>& list) {
    for (const auto& one : list)
      term(one);
  }

  std::set<VariableId> take() { return std::move(found_); }

 private:
  void literal(const Literal& literal) {
    if (const auto* const atom = std::get_if<Atom>(&literal.what)) {
      terms(atom->arguments);
    } else if (const auto* const constraint = std::get_if<Constraint>(&literal.what)) {
      term(constraint->left);
      term(constraint->right);
    } else if (const auto* const quantified = std::get_if<Quantified>(&literal.what)) {
      terms(quantified->threshold);
      Variables inner;
      inner.literals(quantified->group);
      inner.terms(quantified->atom.arguments);
      add(inner, quantified->locals);
    }
  }

  void term(const Term& term) {
    if (term.kind == Term::Kind::kVariable) found_.insert(term.variable);
    terms(term.arguments);
    for (const auto& aggregate : term.aggregate) {
      Variables inner;
      inner.literals(aggregate.body);
      inner.terms(aggregate.target);
      add(inner, aggregate.locals);
    }
  }

  void add(Variables& inner, const std::vector<VariableId>& locals) {
    for (const auto variable : locals)
      inner.found_.erase(variable);
    found_.merge(inner.found_);
  }

  std::set<VariableId> found_;
};

bool is_wildcard(const Rule& rule, VariableId variable) {
  return rule.variable_names[static_cast<std::size_t>(variable)] == "_";
}

/// A wildcard in a positive atom, each value of which would count.
const Term* counted_wildcard(const std::vector<Literal>& body, const Rule& rule) {
  for (const auto& literal : body) {
    if (literal.kind != Literal::Kind::kAtom) continue;
    for (const auto& argument : std::get<Atom>(literal.what).arguments) {
      if (argument.kind == Term::Kind::kVariable && is_wildcard(rule, argument.variable)) {
        return &argument;
      }
    }
  }
  return nullptr;
}

/// The columns of the relation.
std::vector<VariableId> columns_of(const Alternatives& alternatives, const Rule& rule) {
  std::set<VariableId> all;
  for (const auto& body : alternatives.bodies)
    all.merge(variables_of(body));
  std::vector<VariableId> columns;
  for (const auto variable : all) {
    const auto& locals = *alternatives.locals;
    const bool matters = alternatives.wanted == nullptr ||
                         alternatives.wanted->count(variable) != 0 ||
                         std::find(locals.begin(), locals.end(), variable) == locals.end();
    if (matters && !is_wildcard(rule, variable)) columns.push_back(variable);
  }
  return columns;
}

void check_alternative(const Rule& rule, const std::vector<VariableId>& columns, bool all_count,
                       const Declarations& declarations, Reporter& reporter) {
  constexpr auto* kHelp = "give the disjunction a relation of its own";
  const auto* const wildcard = all_count ? counted_wildcard(rule.body, rule) : nullptr;
  if (wildcard != nullptr) {
    reporter.error(kAlternatives, wildcard->span,
                   "a wildcard stands in an alternative of an aggregate", kHelp,
                   "each of its values would count, but the other alternatives have none");
  }
  const auto bound = bound_by(rule, declarations, reporter);
  bool is_good = true;
  for (const auto variable : columns) {
    if (bound[static_cast<std::size_t>(variable)]) continue;
    is_good = false;
    reporter.error(kAlternatives, rule.span,
                   quoted(rule.variable_names[static_cast<std::size_t>(variable)]) +
                       " is not bound by this alternative",
                   kHelp, "the alternatives bind the same variables, each by itself");
  }
  if (is_good) check_grounded(rule, declarations, reporter);
}

base::Span span_of(const std::vector<Literal>& body, const base::Span& otherwise) {
  if (body.empty()) return otherwise;
  return {body.front().span.source, body.front().span.begin, body.back().span.end};
}

}  // namespace

std::set<VariableId> variables_of(const std::vector<Literal>& body) {
  Variables variables;
  variables.literals(body);
  return variables.take();
}

std::set<VariableId> variables_of(const std::vector<Term>& terms) {
  Variables variables;
  variables.terms(terms);
  return variables.take();
}

Literal own_relation(Alternatives alternatives, const Rule& rule, const std::string& name,
                     Declarations& declarations, std::vector<Rule>& rules, Reporter& reporter) {
  const auto columns = columns_of(alternatives, rule);
  std::vector<model::Attribute> attributes;
  Atom head;
  head.span = alternatives.span;
  for (const auto variable : columns) {
    const auto index = static_cast<std::size_t>(variable);
    attributes.push_back(
        {rule.variable_names[index], rule.variable_types[index], rule.variable_records[index]});
    Term term;
    term.kind = Term::Kind::kVariable;
    term.type = rule.variable_types[index];
    term.variable = variable;
    term.span = alternatives.span;
    head.arguments.push_back(std::move(term));
  }
  head.relation = declarations.add_auxiliary(name, std::move(attributes), alternatives.span);
  for (auto& body : alternatives.bodies) {
    Rule one;
    one.span = span_of(body, alternatives.span);
    one.head = head;
    one.body = std::move(body);
    one.variable_names = rule.variable_names;
    one.variable_types = rule.variable_types;
    one.variable_records = rule.variable_records;
    check_alternative(one, columns, alternatives.wanted == nullptr, declarations, reporter);
    rules.push_back(std::move(one));
  }
  Literal literal;
  literal.kind = Literal::Kind::kAtom;
  literal.what = std::move(head);
  literal.span = alternatives.span;
  return literal;
}

}  // namespace yinguo::rules
