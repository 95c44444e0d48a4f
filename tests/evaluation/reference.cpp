#include "evaluation/reference.hpp"

#include <algorithm>
#include <stdexcept>

namespace yinguo::test {

using model::Interval;
using model::Value;
using rules::Literal;
using rules::RelationKind;
using rules::Term;

Reference::Reference(const rules::Program& program, InputDegrees inputs)
    : program_{&program}, inputs_{std::move(inputs)}, facts_(program.relations.size()) {
  for (const auto& stratum : program.strata) {
    settle(stratum);
    settle_degrees(stratum);
  }
}

std::vector<const Literal*> Reference::literals_of(const rules::Rule& rule) {
  std::vector<const Literal*> literals;
  for (const auto& literal : rule.body)
    literals.push_back(&literal);
  return literals;
}

void Reference::settle_degrees(const rules::Stratum& stratum) {
  bool changed = true;
  while (changed) {
    std::map<std::pair<rules::RelationId, Fact>, Interval> next;
    for (const auto id : stratum.rules) {
      const auto& rule = program_->rule(id);
      if (is_ordinary(rule.head.relation)) continue;
      for_each(literals_of(rule), {}, [&](const Bindings& b) {
        auto& degree =
            next.try_emplace({rule.head.relation, ground(rule.head.arguments, b)}, model::kFalse)
                .first->second;
        degree.lower = disjunction(degree.lower, degree_of(rule, b, true));
        degree.upper = disjunction(degree.upper, degree_of(rule, b, false));
      });
    }
    changed = false;
    for (const auto& [fact, degree] : next) {
      auto& known = degrees_.try_emplace(fact, model::kFalse).first->second;
      changed = changed || !(known == degree);
      known = degree;
    }
  }
}

bool Reference::is_known(const Term& term, const Bindings& bindings) const {
  switch (term.kind) {
    case Term::Kind::kConstant:
      return true;
    case Term::Kind::kVariable:
      return bindings.count(term.variable) > 0;
    case Term::Kind::kFunctor:
    case Term::Kind::kRecord:
      return std::all_of(term.arguments.begin(), term.arguments.end(),
                         [&](const Term& argument) { return is_known(argument, bindings); });
    case Term::Kind::kAggregate:
      return true;  // the generated ones read no variable they do not bind
  }
  return false;
}

bool Reference::is_ready(const Literal& literal, const Bindings& bindings) const {
  if (literal.kind == Literal::Kind::kAtom) return false;
  if (literal.kind == Literal::Kind::kNegatedAtom || literal.kind == Literal::Kind::kQuantified) {
    return false;  // last, when all variables have values
  }
  if (literal.kind != Literal::Kind::kConstraint) return true;
  const auto& constraint = std::get<rules::Constraint>(literal.what);
  const bool left = is_known(constraint.left, bindings);
  const bool right = is_known(constraint.right, bindings);
  const bool has_aggregate = constraint.left.kind == Term::Kind::kAggregate ||
                             constraint.right.kind == Term::Kind::kAggregate;
  if (has_aggregate) return false;
  const auto is_target = [](const Term& term) {
    return term.kind == Term::Kind::kVariable || term.kind == Term::Kind::kRecord;
  };
  const bool binds = (left && is_target(constraint.right)) || (right && is_target(constraint.left));
  return (left && right) || (constraint.op == rules::Comparison::kEqual && binds);
}

void Reference::for_each(std::vector<const Literal*> left, const Bindings& bindings,
                         const Found& found) const {
  if (left.empty()) {
    found(bindings);
    return;
  }
  // Constraints that can be decided, then atoms that bind in the order written, then the rest.
  auto next = std::find_if(left.begin(), left.end(),
                           [&](const Literal* l) { return is_ready(*l, bindings); });
  if (next == left.end()) {
    next = std::find_if(left.begin(), left.end(), [&](const Literal* l) {
      return l->kind == Literal::Kind::kAtom &&
             program_->relation(std::get<rules::Atom>(l->what).relation).kind !=
                 RelationKind::kDegreeInput;
    });
  }
  if (next == left.end()) {
    next = std::find_if(left.begin(), left.end(),
                        [](const Literal* l) { return l->kind == Literal::Kind::kConstraint; });
  }
  if (next == left.end()) next = left.begin();
  const Literal& literal = **next;
  left.erase(next);
  const bool binds = literal.kind == Literal::Kind::kAtom &&
                     program_->relation(std::get<rules::Atom>(literal.what).relation).kind !=
                         RelationKind::kDegreeInput;
  if (binds) {
    try_atom(std::get<rules::Atom>(literal.what), left, bindings, found);
  } else {
    try_filter(literal, left, bindings, found);
  }
}

void Reference::try_atom(const rules::Atom& atom, const std::vector<const Literal*>& left,
                         const Bindings& bindings, const Found& found) const {
  const auto known = facts_[static_cast<std::size_t>(atom.relation)];
  for (const Fact& fact : known) {
    Bindings extended = bindings;
    bool agrees = true;
    for (std::size_t i = 0; i < fact.size(); ++i)
      agrees = agrees && match(atom.arguments[i], fact[i], extended);
    if (!agrees) continue;
    for (std::size_t i = 0; i < fact.size(); ++i) {
      agrees = agrees && value(atom.arguments[i], extended) == fact[i];
    }
    if (agrees) for_each(left, extended, found);
  }
}

void Reference::try_filter(const Literal& literal, const std::vector<const Literal*>& left,
                           const Bindings& bindings, const Found& found) const {
  if (literal.kind == Literal::Kind::kConstraint) {
    const auto& constraint = std::get<rules::Constraint>(literal.what);
    for (const bool flip : {false, true}) {
      const Term& target = flip ? constraint.right : constraint.left;
      const Term& source = flip ? constraint.left : constraint.right;
      if (source.kind == Term::Kind::kFunctor && source.functor == rules::Functor::kIRange) {
        std::vector<std::int64_t> arguments;
        for (const Term& argument : source.arguments)
          arguments.push_back(value(argument, bindings)->as_number());
        const auto step =
            arguments.size() > 2 ? std::optional{arguments[2]} : std::optional<std::int64_t>{};
        for (const Value one : range(arguments[0], arguments[1], step)) {
          Bindings extended = bindings;
          extended.try_emplace(target.variable, one);
          if (extended[target.variable] == one) for_each(left, extended, found);
        }
        return;
      }
      const bool is_pattern = target.kind == Term::Kind::kRecord &&
                              constraint.op == rules::Comparison::kEqual &&
                              !is_known(target, bindings);
      if (is_pattern) {
        Bindings extended = bindings;
        if (match(target, *value(source, bindings), extended) &&
            value(target, extended) == value(source, bindings)) {
          for_each(left, extended, found);
        }
        return;
      }
      if (target.kind != Term::Kind::kVariable || is_known(target, bindings)) continue;
      const auto result = value(source, bindings);
      if (!result) return;
      Bindings extended = bindings;
      extended[target.variable] = *result;
      for_each(left, extended, found);
      return;
    }
  }
  if (holds(literal, bindings)) for_each(left, bindings, found);
}

bool Reference::holds(const Literal& literal, const Bindings& bindings) const {
  switch (literal.kind) {
    case Literal::Kind::kTrue:
      return true;
    case Literal::Kind::kFalse:
      return false;
    case Literal::Kind::kAtom:
      return true;  // a degree input
    case Literal::Kind::kQuantified:
      return holds(std::get<rules::Quantified>(literal.what), bindings);
    case Literal::Kind::kNegatedAtom: {
      const auto& atom = std::get<rules::Atom>(literal.what);
      if (!is_ordinary(atom.relation)) return true;
      bool absent = true;
      try_atom(atom, {}, bindings, [&](const Bindings&) { absent = false; });
      return absent;
    }
    case Literal::Kind::kConstraint:
      break;
  }
  const auto& constraint = std::get<rules::Constraint>(literal.what);
  const auto left = value(constraint.left, bindings);
  const auto right = value(constraint.right, bindings);
  if (!left || !right) return false;
  switch (constraint.op) {
    case rules::Comparison::kEqual:
      return *left == *right;
    case rules::Comparison::kNotEqual:
      return *left != *right;
    case rules::Comparison::kILess:
      return left->as_number() < right->as_number();
    case rules::Comparison::kILessEqual:
      return left->as_number() <= right->as_number();
    case rules::Comparison::kIGreater:
      return left->as_number() > right->as_number();
    case rules::Comparison::kIGreaterEqual:
      return left->as_number() >= right->as_number();
    default:
      throw std::logic_error{"the reference does not compare so"};
  }
}

std::set<Fact> Reference::members(const rules::Quantified& quantified,
                                  const Bindings& bindings) const {
  std::set<Fact> members;
  std::vector<const Literal*> group;
  for (const auto& literal : quantified.group)
    group.push_back(&literal);
  for_each(group, bindings,
           [&](const Bindings& b) { members.insert(ground(quantified.atom.arguments, b)); });
  return members;
}

bool Reference::holds(const rules::Quantified& quantified, const Bindings& bindings) const {
  const auto group = members(quantified, bindings);
  if (quantified.quantifier == rules::Quantifier::kMean) return !group.empty();
  if (!is_ordinary(quantified.atom.relation)) return true;
  const auto& known = facts(quantified.atom.relation);
  const auto count = std::count_if(group.begin(), group.end(),
                                   [&](const Fact& fact) { return known.count(fact) > 0; });
  switch (quantified.quantifier) {
    case rules::Quantifier::kAll:
      return static_cast<std::size_t>(count) == group.size();
    case rules::Quantifier::kAny:
      return count > 0;
    default:
      return count >= value(quantified.threshold.front(), bindings)->as_number();
  }
}

std::optional<Value> Reference::value(const Term& term, const Bindings& bindings) const {
  switch (term.kind) {
    case Term::Kind::kConstant:
      return term.constant;
    case Term::Kind::kVariable:
      return bindings.at(term.variable);
    case Term::Kind::kAggregate:
      return aggregate(term.aggregate.front(), bindings);
    case Term::Kind::kRecord:
      return record(program_->branch_of(term).name, ground(term.arguments, bindings));
    case Term::Kind::kFunctor:
      break;
  }
  const auto left = value(term.arguments.at(0), bindings)->as_number();
  const auto right = value(term.arguments.at(1), bindings)->as_number();
  switch (term.functor) {
    case rules::Functor::kIAdd:
      return Value::from_number(left + right);
    case rules::Functor::kISub:
      return Value::from_number(left - right);
    case rules::Functor::kIMul:
      return Value::from_number(left * right);
    default:
      throw std::logic_error{"the reference does not compute so"};
  }
}

std::optional<Value> Reference::aggregate(const rules::Aggregate& aggregate,
                                          const Bindings& bindings) const {
  std::vector<std::int64_t> values;
  std::vector<const Literal*> body;
  for (const auto& literal : aggregate.body)
    body.push_back(&literal);
  for_each(body, bindings, [&](const Bindings& b) {
    const auto one = aggregate.target.empty() ? Value{} : *value(aggregate.target.front(), b);
    values.push_back(one.as_number());
  });
  std::int64_t sum = 0;
  for (const auto one : values)
    sum += one;
  switch (aggregate.op) {
    case rules::AggregateOp::kCount:
      return Value::from_number(static_cast<std::int64_t>(values.size()));
    case rules::AggregateOp::kISum:
      return Value::from_number(sum);
    case rules::AggregateOp::kIMin:
      if (values.empty()) return std::nullopt;
      return Value::from_number(*std::min_element(values.begin(), values.end()));
    case rules::AggregateOp::kIMax:
      if (values.empty()) return std::nullopt;
      return Value::from_number(*std::max_element(values.begin(), values.end()));
    default:
      throw std::logic_error{"the reference does not aggregate so"};
  }
}

Fact Reference::ground(const std::vector<Term>& terms, const Bindings& bindings) const {
  Fact fact;
  for (const auto& term : terms)
    fact.push_back(*value(term, bindings));
  return fact;
}

Interval Reference::degree(rules::RelationId id, const Fact& fact) const {
  if (program_->relation(id).kind == RelationKind::kDegreeInput) return inputs_(id, fact);
  if (is_ordinary(id)) return facts(id).count(fact) > 0 ? model::kTrue : model::kFalse;
  const auto found = degrees_.find({id, fact});
  return found == degrees_.end() ? model::kFalse : found->second;
}

double Reference::end(rules::RelationId id, const Fact& fact, bool lower) const {
  const Interval interval = degree(id, fact);
  const double x = lower ? interval.lower : interval.upper;
  return program_->relation(id).kind == RelationKind::kDegreeInput ? admit(x) : x;
}

double Reference::degree_of(const rules::Rule& rule, const Bindings& bindings, bool lower) const {
  double degree = 1.0;
  for (const auto& literal : rule.body) {
    degree = conjunction(degree, degree_of(literal, bindings, lower));
  }
  return degree;
}

double Reference::degree_of(const Literal& literal, const Bindings& bindings, bool lower) const {
  if (literal.kind == Literal::Kind::kQuantified) {
    return degree_of(std::get<rules::Quantified>(literal.what), bindings, lower);
  }
  const bool negated = literal.kind == Literal::Kind::kNegatedAtom;
  if (!negated && literal.kind != Literal::Kind::kAtom) return 1.0;
  const auto& atom = std::get<rules::Atom>(literal.what);
  if (is_ordinary(atom.relation)) return 1.0;
  const Fact fact = ground(atom.arguments, bindings);
  return negated ? 1.0 - end(atom.relation, fact, !lower) : end(atom.relation, fact, lower);
}

double Reference::degree_of(const rules::Quantified& quantified, const Bindings& bindings,
                            bool lower) const {
  std::vector<double> degrees;
  for (const auto& fact : members(quantified, bindings)) {
    degrees.push_back(end(quantified.atom.relation, fact, lower));
  }
  double all = 1.0;
  double any = 0.0;
  double sum = 0.0;
  for (const double degree : degrees) {
    all = conjunction(all, degree);
    any = disjunction(any, degree);
    sum += degree;
  }
  switch (quantified.quantifier) {
    case rules::Quantifier::kAll:
      return all;
    case rules::Quantifier::kAny:
      return any;
    case rules::Quantifier::kMean:
      return degrees.empty() ? 0.0 : admit(sum / static_cast<double>(degrees.size()));
    case rules::Quantifier::kAtLeast:
      break;
  }
  const auto k = value(quantified.threshold.front(), bindings)->as_number();
  if (k <= 0) return 1.0;
  if (k > static_cast<std::int64_t>(degrees.size())) return 0.0;
  std::sort(degrees.rbegin(), degrees.rend());
  return degrees[static_cast<std::size_t>(k - 1)];
}

double Reference::admit(double degree) const {
  if (program_->algebra != rules::Algebra::kBoolean) return degree;
  return degree < 0.5 ? 0.0 : 1.0;
}

double Reference::conjunction(double a, double b) const {
  if (program_->algebra == rules::Algebra::kProduct) return a * b;
  if (program_->algebra == rules::Algebra::kLukasiewicz) return std::max(0.0, a + b - 1.0);
  return std::min(a, b);
}

double Reference::disjunction(double a, double b) const {
  if (program_->algebra == rules::Algebra::kProduct) return a + b - a * b;
  if (program_->algebra == rules::Algebra::kLukasiewicz) return std::min(1.0, a + b);
  return std::max(a, b);
}

}  // namespace yinguo::test
