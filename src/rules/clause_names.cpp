#include "rules/clause_names.hpp"

namespace yinguo::rules {

// Two walks a scope: `declare` finds the names that stand in the scope itself, wherever in it they
// stand; then `enter` goes into the aggregates and quantified literals, which may use them.

ClauseNames::ClauseNames(const syntax::Atom& head, const Branch& body) {
  Scope scope;
  declare_all(head.arguments, scope);
  for (const auto& signed_literal : body)
    declare(*signed_literal.literal, scope);
  for (const auto& argument : head.arguments)
    enter(argument, scope);
  for (const auto& signed_literal : body)
    enter(*signed_literal.literal, scope);
}

const VariableId* ClauseNames::find(std::string_view name, const Scope& scope) {
  for (const auto* at = &scope; at != nullptr; at = at->outer) {
    if (const auto found = at->names.find(name); found != at->names.end()) return &found->second;
  }
  return nullptr;
}

VariableId ClauseNames::add(const syntax::Term& occurrence, Scope& scope) {
  const auto id = static_cast<VariableId>(variables_.size());
  const bool is_wildcard = occurrence.kind == syntax::Term::Kind::kWildcard;
  variables_.push_back({is_wildcard ? "_" : occurrence.text, occurrence.span});
  scope.own.push_back(id);
  if (!is_wildcard) scope.names.emplace(occurrence.text, id);
  return id;
}

void ClauseNames::declare(const syntax::Term& term, Scope& scope) {
  if (term.kind == syntax::Term::Kind::kVariable) {
    const auto* const known = find(term.text, scope);
    variable_of_[&term] = known != nullptr ? *known : add(term, scope);
  } else if (term.kind == syntax::Term::Kind::kWildcard) {
    variable_of_[&term] = add(term, scope);
  }
  declare_all(term.arguments, scope);
}

void ClauseNames::declare_all(const std::vector<syntax::Term>& terms, Scope& scope) {
  for (const auto& term : terms)
    declare(term, scope);
}

void ClauseNames::declare(const syntax::Literal& literal, Scope& scope) {
  if (const auto* const atom = std::get_if<syntax::Atom>(&literal.what)) {
    declare_all(atom->arguments, scope);
  } else if (const auto* const constraint = std::get_if<syntax::Constraint>(&literal.what)) {
    declare(constraint->left, scope);
    declare(constraint->right, scope);
  } else if (const auto* const quantified = std::get_if<syntax::Quantified>(&literal.what)) {
    declare_all(quantified->threshold, scope);
  } else if (const auto* const group = std::get_if<syntax::Group>(&literal.what)) {
    for (const auto& alternative : group->alternatives) {
      for (const auto& inner : alternative)
        declare(inner, scope);
    }
  }
}

void ClauseNames::enter(const syntax::Term& term, const Scope& scope) {
  for (const auto& aggregate : term.aggregate)
    enter_aggregate(aggregate, scope);
  for (const auto& argument : term.arguments)
    enter(argument, scope);
}

void ClauseNames::enter(const syntax::Literal& literal, const Scope& scope) {
  if (const auto* const atom = std::get_if<syntax::Atom>(&literal.what)) {
    for (const auto& argument : atom->arguments)
      enter(argument, scope);
  } else if (const auto* const constraint = std::get_if<syntax::Constraint>(&literal.what)) {
    enter(constraint->left, scope);
    enter(constraint->right, scope);
  } else if (const auto* const quantified = std::get_if<syntax::Quantified>(&literal.what)) {
    enter_quantified(*quantified, scope);
  } else if (const auto* const group = std::get_if<syntax::Group>(&literal.what)) {
    for (const auto& alternative : group->alternatives) {
      for (const auto& inner : alternative)
        enter(inner, scope);
    }
  }
}

void ClauseNames::enter_aggregate(const syntax::Aggregate& aggregate, const Scope& scope) {
  Scope target;  // its names hide those outside
  declare_all(aggregate.target, target);
  Scope inner{&scope, std::move(target.names), std::move(target.own)};
  for (const auto& literal : aggregate.body)
    declare(literal, inner);
  for (const auto& term : aggregate.target)
    enter(term, inner);
  for (const auto& literal : aggregate.body)
    enter(literal, inner);
  locals_of_[&aggregate] = std::move(inner.own);
}

void ClauseNames::enter_quantified(const syntax::Quantified& quantified, const Scope& scope) {
  for (const auto& term : quantified.threshold)
    enter(term, scope);
  Scope inner{&scope, {}, {}};
  for (const auto& literal : quantified.group)
    declare(literal, inner);
  declare_all(quantified.atom.arguments, inner);
  for (const auto& literal : quantified.group)
    enter(literal, inner);
  for (const auto& argument : quantified.atom.arguments)
    enter(argument, inner);
  locals_of_[&quantified] = std::move(inner.own);
}

}  // namespace yinguo::rules
