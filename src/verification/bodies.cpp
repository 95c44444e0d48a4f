#include "verification/bodies.hpp"

#include <algorithm>

#include "base/sorting.hpp"

#include "verification/generators.hpp"
#include "verification/terms.hpp"

namespace yinguo::verification {
using model::Tuple;
using model::Value;
using rules::Literal;
using rules::Term;

bool Interpreter::spend() {
  if (steps_left_ == 0) failure_ = "the check passed its limit of work";
  if (steps_left_ > 0) --steps_left_;
  return failure_.empty();
}

void Interpreter::solve(const std::vector<Literal>& body, const rules::Rule& rule,
                        const Bindings& bindings, Found found) {
  Left left;
  for (const Literal& literal : body)
    left.push_back(&literal);
  search(std::move(left), rule, bindings, found);
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
  if (rank(literal, bindings) == kWaits) {
    if (counters_ == Counters::kStop) return found(bindings);
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

bool Interpreter::match(const Term& term, Value value, Bindings& bindings) {
  if (term.kind == Term::Kind::kVariable) {
    if (bindings.has(term.variable)) return bindings.at(term.variable) == value;
    bindings.set(term.variable, value);
    return true;
  }
  if (term.kind != Term::Kind::kRecord) return true;
  const auto record = value.as_record();
  if (record == model::kNil || symbols_.records().shape_id(record) != shape_of(term)) return false;
  const auto fields = symbols_.records().fields(record);
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (!match(term.arguments[i], fields[i], bindings)) return false;
  }
  return true;
}

model::ShapeId Interpreter::shape_of(const Term& record) {
  const auto [place, is_new] = shapes_.try_emplace({record.record, record.branch});
  if (is_new) {
    const auto& branch = program_.branch_of(record);
    model::RecordShape shape{branch.name, {}};
    for (const auto& field : branch.fields)
      shape.fields.push_back(field.type);
    place->second = symbols_.records().shape(shape);
  }
  return place->second;
}

bool Interpreter::unify(const rules::Atom& atom, const Tuple& tuple, const rules::Rule& rule,
                        Bindings& bindings) {
  for (std::size_t i = 0; i < tuple.size(); ++i) {
    if (!match(atom.arguments[i], tuple[i], bindings)) return false;
  }
  for (std::size_t i = 0; i < tuple.size(); ++i) {
    if (value(atom.arguments[i], rule, bindings) != tuple[i]) return false;
  }
  return true;
}

void Interpreter::try_filter(const Literal& literal, const Left& left, const rules::Rule& rule,
                             const Bindings& bindings, Found found) {
  if (const auto* constraint = std::get_if<rules::Constraint>(&literal.what)) {
    if (is_generator(constraint->right))
      return try_generator(*constraint, left, rule, bindings, found);
    if (try_binding(*constraint, left, rule, bindings, found)) return;
  }
  if (holds(literal, rule, bindings)) search(left, rule, bindings, found);
}

/// An equation that gives variables their values; false: it is none.
bool Interpreter::try_binding(const rules::Constraint& constraint, const Left& left,
                              const rules::Rule& rule, const Bindings& bindings, Found found) {
  if (constraint.op != rules::Comparison::kEqual) return false;
  for (const bool flipped : {false, true}) {
    const Term& target = flipped ? constraint.right : constraint.left;
    const Term& source = flipped ? constraint.left : constraint.right;
    if (is_known(target, bindings) || !is_known(source, bindings)) continue;
    const auto result = value(source, rule, bindings);
    Bindings extended = bindings;
    if (result && match(target, *result, extended) && value(target, rule, extended) == result)
      search(left, rule, extended, found);
    return true;
  }
  return false;
}

void Interpreter::try_generator(const rules::Constraint& generator, const Left& left,
                                const rules::Rule& rule, const Bindings& bindings, Found found) {
  const auto variable = generator.left.variable;
  if (generator.right.functor == rules::Functor::kCounter) {
    if (counters_ == Counters::kGiven && bindings.has(variable))
      return search(left, rule, bindings, found);
    failure_ = "which numbers a counter gave cannot be derived anew";
    return;
  }
  const auto arguments = ground(generator.right.arguments, rule, bindings);
  if (!arguments) return;
  const bool is_bound = bindings.has(variable);
  each_of_range(generator.right.functor, *arguments, [&](Value one) {
    if (!spend()) return false;
    if (is_bound && bindings.at(variable) != one) return true;
    Bindings extended = bindings;
    extended.set(variable, one);
    search(left, rule, extended, found);
    return !is_bound && failure_.empty();
  });
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
      if (term.functor == rules::Functor::kOrd)
        failure_ = "the numbers of `ord` are others in each run";
      return apply(term.functor, *arguments, symbols_);
    }
    case Term::Kind::kRecord: {
      const auto fields = ground(term.arguments, rule, bindings);
      if (!fields) return std::nullopt;
      return Value::from_record(symbols_.records().intern(shape_of(term), *fields));
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
  base::sort_unique(members);
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
  base::sort_unique(members);
  return members;
}

}  // namespace yinguo::verification
