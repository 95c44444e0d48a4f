// Which literal of a body can be tried next.
#include <algorithm>
#include <functional>

#include "verification/bodies.hpp"
#include "verification/generators.hpp"

namespace yinguo::verification {
namespace {

using rules::Literal;
using rules::Term;
using rules::VariableId;

/// Calls `visit` for each variable that `term` needs from outside its aggregates.
void each_variable(const Term& term, std::vector<VariableId>& locals,
                   const std::function<void(VariableId)>& visit);

void each_variable(const std::vector<Literal>& body, std::vector<VariableId>& locals,
                   const std::function<void(VariableId)>& visit) {
  for (const Literal& literal : body) {
    if (const auto* atom = std::get_if<rules::Atom>(&literal.what)) {
      for (const Term& argument : atom->arguments)
        each_variable(argument, locals, visit);
    } else if (const auto* constraint = std::get_if<rules::Constraint>(&literal.what)) {
      each_variable(constraint->left, locals, visit);
      each_variable(constraint->right, locals, visit);
    } else if (const auto* quantified = std::get_if<rules::Quantified>(&literal.what)) {
      const auto before = locals.size();
      locals.insert(locals.end(), quantified->locals.begin(), quantified->locals.end());
      each_variable(quantified->group, locals, visit);
      for (const Term& argument : quantified->atom.arguments)
        each_variable(argument, locals, visit);
      for (const Term& threshold : quantified->threshold)
        each_variable(threshold, locals, visit);
      locals.resize(before);
    }
  }
}

void each_variable(const Term& term, std::vector<VariableId>& locals,
                   const std::function<void(VariableId)>& visit) {
  if (term.kind == Term::Kind::kVariable &&
      std::find(locals.begin(), locals.end(), term.variable) == locals.end()) {
    visit(term.variable);
  }
  for (const Term& argument : term.arguments)
    each_variable(argument, locals, visit);
  for (const auto& aggregate : term.aggregate) {
    const auto before = locals.size();
    locals.insert(locals.end(), aggregate.locals.begin(), aggregate.locals.end());
    each_variable(aggregate.body, locals, visit);
    for (const Term& target : aggregate.target)
      each_variable(target, locals, visit);
    locals.resize(before);
  }
}

bool all_bound(const std::vector<Literal>& body, const Bindings& bindings) {
  bool all = true;
  std::vector<VariableId> locals;
  each_variable(body, locals, [&](VariableId id) { all = all && bindings.has(id); });
  return all;
}

}  // namespace

bool Interpreter::is_known(const Term& term, const Bindings& bindings) {
  bool all = true;
  std::vector<VariableId> locals;
  each_variable(term, locals, [&](VariableId id) { all = all && bindings.has(id); });
  return all;
}

namespace {

/// Gives every variable that a value of `term` would give one: it is one, or a part of a record.
void bind_own(const Term& term, Bindings& bindings) {
  if (term.kind == Term::Kind::kVariable) bindings.set(term.variable, {});
  if (term.kind != Term::Kind::kRecord) return;
  for (const Term& part : term.arguments)
    bind_own(part, bindings);
}

void bind_wildcards(const Term& term, const std::vector<std::uint8_t>& is_wildcard,
                    Bindings& bindings) {
  const bool is_one = term.kind == Term::Kind::kVariable &&
                      is_wildcard[static_cast<std::size_t>(term.variable)] != 0;
  if (is_one) bindings.set(term.variable, {});
  if (term.kind != Term::Kind::kRecord) return;
  for (const Term& part : term.arguments)
    bind_wildcards(part, is_wildcard, bindings);
}

}  // namespace

/// How ready a literal is to be tried, least first: what can be decided, then atoms, those with the
/// most known arguments first; what must wait is greatest.
int Interpreter::rank(const Literal& literal, const Bindings& bindings) const {
  switch (literal.kind) {
    case Literal::Kind::kTrue:
    case Literal::Kind::kFalse:
      return 0;
    case Literal::Kind::kConstraint:
      return rank(std::get<rules::Constraint>(literal.what), bindings);
    case Literal::Kind::kAtom: {
      const auto& atom = std::get<rules::Atom>(literal.what);
      int unknown = 0;
      for (const Term& argument : atom.arguments)
        unknown += is_known(argument, bindings) ? 0 : 1;
      constexpr int kAtoms = 10;
      if (program_.relation(atom.relation).kind == rules::RelationKind::kDegreeInput)
        return unknown == 0 ? 2 : kWaits;
      return is_matchable(atom, bindings) ? kAtoms + unknown : kWaits;
    }
    case Literal::Kind::kNegatedAtom:
      return is_deniable(std::get<rules::Atom>(literal.what), bindings) ? 3 : kWaits;
    case Literal::Kind::kQuantified:
      return all_bound({literal}, bindings) ? 4 : kWaits;
  }
  return kWaits;
}

int Interpreter::rank(const rules::Constraint& constraint, const Bindings& bindings) const {
  if (is_generator(constraint.right)) {
    const bool is_counter = constraint.right.functor == rules::Functor::kCounter;
    if (is_counter && counters_ == Counters::kStop) return kWaits;
    constexpr int kGenerators = 5;
    return is_known(constraint.right, bindings) ? kGenerators : kWaits;
  }
  const bool left = is_known(constraint.left, bindings);
  const bool right = is_known(constraint.right, bindings);
  if (left && right) return 1;
  if (constraint.op != rules::Comparison::kEqual) return kWaits;
  const bool binds = (left && is_matchable(constraint.right, bindings)) ||
                     (right && is_matchable(constraint.left, bindings));
  return binds ? 1 : kWaits;
}

/// Whether a value gives all its variables theirs: it is one, or a record with parts that are.
bool Interpreter::is_matchable(const Term& term, const Bindings& bindings) {
  if (term.kind != Term::Kind::kVariable && term.kind != Term::Kind::kRecord) return false;
  Bindings with_own = bindings;
  bind_own(term, with_own);
  return is_known(term, with_own);
}

/// Whether arguments that compute something have their variables, or get them from the atom itself.
bool Interpreter::is_matchable(const rules::Atom& atom, const Bindings& bindings) {
  Bindings with_own = bindings;
  for (const Term& argument : atom.arguments)
    bind_own(argument, with_own);
  return std::all_of(atom.arguments.begin(), atom.arguments.end(),
                     [&](const Term& argument) { return is_known(argument, with_own); });
}

/// Whether all but its wildcards have a value.
bool Interpreter::is_deniable(const rules::Atom& atom, const Bindings& bindings) const {
  Bindings with_wildcards = bindings;
  for (const Term& argument : atom.arguments)
    bind_wildcards(argument, is_wildcard_, with_wildcards);
  return std::all_of(atom.arguments.begin(), atom.arguments.end(),
                     [&](const Term& argument) { return is_known(argument, with_wildcards); });
}

}  // namespace yinguo::verification
