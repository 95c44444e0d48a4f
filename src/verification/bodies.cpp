#include "verification/bodies.hpp"

#include <algorithm>
#include <functional>
#include <limits>

#include "verification/terms.hpp"

namespace yinguo::verification {
namespace {

using model::Tuple;
using model::Value;
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

bool Interpreter::spend() {
  if (steps_left_ == 0) failure_ = "the check passed its limit of work";
  if (steps_left_ > 0) --steps_left_;
  return failure_.empty();
}

bool Interpreter::is_known(const Term& term, const Bindings& bindings) const {
  bool all = true;
  std::vector<VariableId> locals;
  each_variable(term, locals, [&](VariableId id) { all = all && bindings.has(id); });
  return all;
}

void Interpreter::solve(const std::vector<Literal>& body, const rules::Rule& rule,
                        const Bindings& bindings, Found found) {
  Left left;
  for (const Literal& literal : body)
    left.push_back(&literal);
  search(std::move(left), rule, bindings, found);
}

/// How ready a literal is to be tried, least first: what can be decided, then atoms, those with the
/// most known arguments first; what must wait is greatest.
int Interpreter::rank(const Literal& literal, const Bindings& bindings) const {
  constexpr int kWaits = std::numeric_limits<int>::max();
  switch (literal.kind) {
    case Literal::Kind::kTrue:
    case Literal::Kind::kFalse:
      return 0;
    case Literal::Kind::kConstraint: {
      const auto& constraint = std::get<rules::Constraint>(literal.what);
      const bool left = is_known(constraint.left, bindings);
      const bool right = is_known(constraint.right, bindings);
      const bool binds = constraint.op == rules::Comparison::kEqual &&
                         ((left && constraint.right.kind == Term::Kind::kVariable) ||
                          (right && constraint.left.kind == Term::Kind::kVariable));
      return (left && right) || binds ? 1 : kWaits;
    }
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
    case Literal::Kind::kNegatedAtom: {
      const auto& atom = std::get<rules::Atom>(literal.what);
      const bool ready =
          std::all_of(atom.arguments.begin(), atom.arguments.end(), [&](const Term& argument) {
            return argument.kind == Term::Kind::kVariable || is_known(argument, bindings);
          });
      return ready && named_are_bound(atom, bindings) ? 3 : kWaits;
    }
    case Literal::Kind::kQuantified:
      return all_bound({literal}, bindings) ? 4 : kWaits;
  }
  return kWaits;
}

/// Whether arguments that compute something have their variables, or get them from the atom itself.
bool Interpreter::is_matchable(const rules::Atom& atom, const Bindings& bindings) const {
  Bindings with_own = bindings;
  for (const Term& argument : atom.arguments) {
    if (argument.kind == Term::Kind::kVariable) with_own.set(argument.variable, {});
  }
  return std::all_of(atom.arguments.begin(), atom.arguments.end(),
                     [&](const Term& argument) { return is_known(argument, with_own); });
}

bool Interpreter::named_are_bound(const rules::Atom& atom, const Bindings& bindings) const {
  return std::all_of(atom.arguments.begin(), atom.arguments.end(), [&](const Term& argument) {
    return argument.kind != Term::Kind::kVariable || bindings.has(argument.variable) ||
           is_wildcard_[static_cast<std::size_t>(argument.variable)] != 0;
  });
}

void Interpreter::search(Left left, const rules::Rule& rule, const Bindings& bindings,
                         Found found) {
  if (!spend()) return;
  if (left.empty()) {
    found(bindings);
    return;
  }
  is_wildcard_.assign(rule.variable_names.size(), 0);
  for (std::size_t i = 0; i < is_wildcard_.size(); ++i)
    is_wildcard_[i] = rule.variable_names[i] == "_" ? 1 : 0;
  const auto next = std::min_element(left.begin(), left.end(), [&](const auto* a, const auto* b) {
    return rank(*a, bindings) < rank(*b, bindings);
  });
  const Literal& literal = **next;
  if (rank(literal, bindings) == std::numeric_limits<int>::max()) {
    failure_ = "a literal of a rule has a variable without a value";
    return;
  }
  left.erase(next);
  const auto* atom = std::get_if<rules::Atom>(&literal.what);
  const bool binds = literal.kind == Literal::Kind::kAtom &&
                     program_.relation(atom->relation).kind != rules::RelationKind::kDegreeInput;
  if (binds) {
    try_atom(*atom, left, rule, bindings, found);
  } else {
    try_filter(literal, left, rule, bindings, found);
  }
}

void Interpreter::try_atom(const rules::Atom& atom, const Left& left, const rules::Rule& rule,
                           const Bindings& bindings, Found found) {
  Relation& table = relation(atom.relation);
  const auto try_row = [&](std::size_t row) {
    if (!spend()) return;
    Bindings extended = bindings;
    if (unify(atom, table.rows()[row], rule, extended)) search(left, rule, extended, found);
  };
  for (std::size_t column = 0; column < atom.arguments.size(); ++column) {
    if (!is_known(atom.arguments[column], bindings)) continue;
    const auto key = value(atom.arguments[column], rule, bindings);
    if (!key) return;
    const auto rows = table.rows_with(column, *key);
    for (const auto row : std::vector<std::uint32_t>{rows.begin(), rows.end()})
      try_row(row);
    return;
  }
  const std::size_t count = table.rows().size();
  for (std::size_t row = 0; row < count; ++row)
    try_row(row);
}

bool Interpreter::unify(const rules::Atom& atom, const Tuple& tuple, const rules::Rule& rule,
                        Bindings& bindings) {
  for (std::size_t i = 0; i < tuple.size(); ++i) {
    const Term& term = atom.arguments[i];
    if (term.kind != Term::Kind::kVariable) continue;
    if (bindings.has(term.variable) && bindings.at(term.variable) != tuple[i]) return false;
    bindings.set(term.variable, tuple[i]);
  }
  for (std::size_t i = 0; i < tuple.size(); ++i) {
    if (value(atom.arguments[i], rule, bindings) != tuple[i]) return false;
  }
  return true;
}

void Interpreter::try_filter(const Literal& literal, const Left& left, const rules::Rule& rule,
                             const Bindings& bindings, Found found) {
  if (const auto* constraint = std::get_if<rules::Constraint>(&literal.what)) {
    for (const bool flipped : {false, true}) {
      const Term& target = flipped ? constraint->right : constraint->left;
      const Term& source = flipped ? constraint->left : constraint->right;
      if (target.kind != Term::Kind::kVariable || bindings.has(target.variable)) continue;
      const auto result = value(source, rule, bindings);
      if (!result) return;
      Bindings extended = bindings;
      extended.set(target.variable, *result);
      search(left, rule, extended, found);
      return;
    }
  }
  if (holds(literal, rule, bindings)) search(left, rule, bindings, found);
}

std::optional<Value> Interpreter::value(const Term& term, const rules::Rule& rule,
                                        const Bindings& bindings) {
  switch (term.kind) {
    case Term::Kind::kConstant:
      if (term.type == model::ValueType::kSymbol)
        return Value::from_symbol(constants_[static_cast<std::size_t>(term.constant.as_symbol())]);
      return term.constant;
    case Term::Kind::kVariable:
      if (!bindings.has(term.variable)) return std::nullopt;
      return bindings.at(term.variable);
    case Term::Kind::kFunctor: {
      const auto arguments = ground(term.arguments, rule, bindings);
      if (!arguments) return std::nullopt;
      return apply(term.functor, *arguments, symbols_);
    }
    case Term::Kind::kAggregate: {
      const auto& one = term.aggregate.front();
      std::vector<Value> values;
      solve(one.body, rule, bindings, [&](const Bindings& solution) {
        const auto target =
            one.target.empty() ? Value{} : value(one.target.front(), rule, solution);
        if (target) values.push_back(*target);
      });
      const auto type = one.target.empty() ? term.type : one.target.front().type;
      return aggregate(one.op, type, values);
    }
    default:
      failure_ = "a rule has a term that the checker does not know";
  }
  return std::nullopt;
}

std::optional<Tuple> Interpreter::ground(const std::vector<Term>& terms, const rules::Rule& rule,
                                         const Bindings& bindings) {
  Tuple tuple;
  for (const Term& term : terms) {
    const auto one = value(term, rule, bindings);
    if (!one) return std::nullopt;
    tuple.push_back(*one);
  }
  return tuple;
}

bool Interpreter::any_fact(const rules::Atom& atom, const rules::Rule& rule,
                           const Bindings& bindings) {
  const auto tuple = ground(atom.arguments, rule, bindings);
  if (tuple) return relation(atom.relation).contains(*tuple);
  bool any = false;
  try_atom(atom, {}, rule, bindings, [&](const Bindings&) { any = true; });
  return any;
}

bool Interpreter::holds(const Literal& literal, const rules::Rule& rule, const Bindings& bindings) {
  switch (literal.kind) {
    case Literal::Kind::kTrue:
      return true;
    case Literal::Kind::kFalse:
      return false;
    case Literal::Kind::kAtom: {
      const auto& atom = std::get<rules::Atom>(literal.what);
      const bool is_input =
          program_.relation(atom.relation).kind == rules::RelationKind::kDegreeInput;
      return is_input || any_fact(atom, rule, bindings);
    }
    case Literal::Kind::kNegatedAtom: {
      const auto& atom = std::get<rules::Atom>(literal.what);
      return !is_ordinary(atom.relation) || !any_fact(atom, rule, bindings);
    }
    case Literal::Kind::kQuantified:
      return holds(std::get<rules::Quantified>(literal.what), rule, bindings);
    case Literal::Kind::kConstraint:
      break;
  }
  const auto* constraint = std::get_if<rules::Constraint>(&literal.what);
  if (constraint == nullptr) {
    failure_ = "a rule has a literal that the checker does not know";
    return false;
  }
  const auto left = value(constraint->left, rule, bindings);
  const auto right = value(constraint->right, rule, bindings);
  if (!left || !right) return false;
  const auto result = compare(constraint->op, *left, *right, symbols_);
  if (!result) failure_ = "a comparison that the checker cannot decide";
  return result.value_or(false);
}

bool Interpreter::holds(const rules::Quantified& quantified, const rules::Rule& rule,
                        const Bindings& bindings) {
  const auto group = members(quantified, rule, bindings);
  if (quantified.quantifier == rules::Quantifier::kMean) return !group.empty();
  if (!is_ordinary(quantified.atom.relation)) return true;
  const auto count = std::count_if(group.begin(), group.end(), [&](const Tuple& tuple) {
    return relation(quantified.atom.relation).contains(tuple);
  });
  switch (quantified.quantifier) {
    case rules::Quantifier::kAll:
      return static_cast<std::size_t>(count) == group.size();
    case rules::Quantifier::kAny:
      return count > 0;
    default:
      break;
  }
  const auto wanted = value(quantified.threshold.front(), rule, bindings);
  return wanted && count >= wanted->as_number();
}

std::vector<Tuple> Interpreter::members(const rules::Quantified& quantified,
                                        const rules::Rule& rule, const Bindings& bindings) {
  std::vector<Tuple> members;
  solve(quantified.group, rule, bindings, [&](const Bindings& solution) {
    if (auto tuple = ground(quantified.atom.arguments, rule, solution))
      members.push_back(std::move(*tuple));
  });
  std::sort(members.begin(), members.end());
  members.erase(std::unique(members.begin(), members.end()), members.end());
  return members;
}

std::vector<GroundAtom> Interpreter::members(const rules::Aggregate& aggregate,
                                             const rules::Rule& rule, const Bindings& bindings) {
  std::vector<GroundAtom> members;
  solve(aggregate.body, rule, bindings, [&](const Bindings& solution) {
    for (const Literal& literal : aggregate.body) {
      if (literal.kind != Literal::Kind::kAtom) continue;
      const auto& atom = std::get<rules::Atom>(literal.what);
      if (auto tuple = ground(atom.arguments, rule, solution))
        members.push_back({atom.relation, std::move(*tuple)});
    }
  });
  std::sort(members.begin(), members.end());
  members.erase(std::unique(members.begin(), members.end()), members.end());
  return members;
}

}  // namespace yinguo::verification
