#include <algorithm>

#include "verification/closure.hpp"
#include "verification/errors.hpp"

namespace yinguo::verification {

using model::Interval;
using model::Tuple;
using model::Value;
using rules::Algebra;
using rules::RelationId;
using rules::RelationKind;

Degrees::Degrees(const rules::Program& program, Interpreter& interpreter,
                 const std::string& case_name, model::SymbolTable& symbols)
    : program_{program},
      interpreter_{interpreter},
      case_{Value::from_symbol(symbols.intern(case_name))} {}

base::Result<void> Degrees::settle() {
  for (const auto& stratum : program_.strata) {
    while (settle(stratum)) {
    }
  }
  if (interpreter_.failure().empty()) return {};
  return base::Error{kCheckLimit, interpreter_.failure(), ""};
}

/// One round; whether a degree changed.
bool Degrees::settle(const rules::Stratum& stratum) {
  std::map<std::pair<RelationId, Tuple>, Interval> next;
  for (const rules::RuleId id : stratum.rules) {
    const auto& rule = program_.rule(id);
    if (program_.relation(rule.head.relation).kind != RelationKind::kDegree) continue;
    interpreter_.solve(
        rule.body, rule, Bindings{rule.variable_names.size()}, [&](const Bindings& solution) {
          const auto head = interpreter_.ground(rule.head.arguments, rule, solution);
          if (!head) return;
          Interval whole = model::kTrue;
          for (const auto& literal : rule.body)
            whole = both(whole, of(literal, rule, solution));
          auto& degree = next.try_emplace({rule.head.relation, *head}, model::kFalse).first->second;
          degree = either(degree, whole);
        });
  }
  bool changed = false;
  for (const auto& [fact, degree] : next) {
    auto& known = known_.try_emplace(fact, model::kFalse).first->second;
    changed = changed || !(known == degree);
    known = degree;
  }
  return changed && interpreter_.failure().empty();
}

Interval Degrees::of(RelationId id, const Tuple& tuple) {
  const auto kind = program_.relation(id).kind;
  if (kind == RelationKind::kDegreeInput) {
    const Interval given = input(id, tuple);
    return {admit(given.lower), admit(given.upper)};
  }
  if (kind == RelationKind::kOrdinary)
    return interpreter_.relation(id).contains(tuple) ? model::kTrue : model::kFalse;
  const auto found = known_.find({id, tuple});
  return found == known_.end() ? model::kFalse : found->second;
}

/// The smallest interval around what the rows of the case say.
Interval Degrees::input(RelationId id, const Tuple& tuple) {
  const auto from = program_.relation(id).degrees_from;
  if (!from) return model::kUnknown;
  Relation& rows = interpreter_.relation(*from);
  std::optional<Interval> around;
  for (const auto number : rows.rows_with(0, case_)) {
    const Tuple& row = rows.rows()[number];
    if (!std::equal(tuple.begin(), tuple.end(), row.begin() + 1)) continue;
    const Interval one{row[row.size() - 2].as_float(), row.back().as_float()};
    around = around
                 ? Interval{std::min(around->lower, one.lower), std::max(around->upper, one.upper)}
                 : one;
  }
  return around.value_or(model::kUnknown);
}

Interval Degrees::of(const rules::Literal& literal, const rules::Rule& rule,
                     const Bindings& bindings) {
  if (const auto* quantified = std::get_if<rules::Quantified>(&literal.what))
    return of(*quantified, rule, bindings);
  const auto* atom = std::get_if<rules::Atom>(&literal.what);
  if (atom == nullptr || program_.relation(atom->relation).kind == RelationKind::kOrdinary)
    return model::kTrue;
  if (literal.kind == rules::Literal::Kind::kNegatedAtom) return negated(*atom, rule, bindings);
  const auto tuple = interpreter_.ground(atom->arguments, rule, bindings);
  if (!tuple) return model::kUnknown;
  return of(atom->relation, *tuple);
}

/// Not any of the facts meant; with a wildcard these are all that exist.
Interval Degrees::negated(const rules::Atom& atom, const rules::Rule& rule,
                          const Bindings& bindings) {
  Interval any = model::kFalse;
  if (const auto tuple = interpreter_.ground(atom.arguments, rule, bindings)) {
    any = of(atom.relation, *tuple);
  } else {
    for (const Tuple& row : interpreter_.relation(atom.relation).rows()) {
      Bindings extended = bindings;
      if (interpreter_.unify(atom, row, rule, extended)) any = either(any, of(atom.relation, row));
    }
  }
  return {1.0 - any.upper, 1.0 - any.lower};
}

Interval Degrees::of(const rules::Quantified& quantified, const rules::Rule& rule,
                     const Bindings& bindings) {
  std::vector<double> lower;
  std::vector<double> upper;
  Interval all = model::kTrue;
  Interval any = model::kFalse;
  Interval sum = model::kFalse;
  for (const Tuple& tuple : interpreter_.members(quantified, rule, bindings)) {
    const Interval one = of(quantified.atom.relation, tuple);
    lower.push_back(one.lower);
    upper.push_back(one.upper);
    all = both(all, one);
    any = either(any, one);
    sum = {sum.lower + one.lower, sum.upper + one.upper};
  }
  const auto count = static_cast<double>(lower.size());
  switch (quantified.quantifier) {
    case rules::Quantifier::kAll:
      return all;
    case rules::Quantifier::kAny:
      return any;
    case rules::Quantifier::kMean:
      if (lower.empty()) return model::kFalse;
      return {admit(sum.lower / count), admit(sum.upper / count)};
    default:
      break;
  }
  const auto wanted = interpreter_.value(quantified.threshold.front(), rule, bindings);
  const auto k = wanted ? wanted->as_number() : 0;
  if (k <= 0) return model::kTrue;
  if (static_cast<std::uint64_t>(k) > lower.size()) return model::kFalse;
  std::sort(lower.rbegin(), lower.rend());
  std::sort(upper.rbegin(), upper.rend());
  return {lower[static_cast<std::size_t>(k - 1)], upper[static_cast<std::size_t>(k - 1)]};
}

double Degrees::admit(double degree) const {
  constexpr double kHalf = 0.5;
  if (program_.algebra != Algebra::kBoolean) return degree;
  return degree < kHalf ? 0.0 : 1.0;
}

Interval Degrees::both(Interval a, Interval b) const {
  const auto conjunction = [this](double x, double y) {
    if (program_.algebra == Algebra::kProduct) return x * y;
    if (program_.algebra == Algebra::kLukasiewicz) return std::max(0.0, x + y - 1.0);
    return std::min(x, y);
  };
  return {conjunction(a.lower, b.lower), conjunction(a.upper, b.upper)};
}

Interval Degrees::either(Interval a, Interval b) const {
  const auto disjunction = [this](double x, double y) {
    if (program_.algebra == Algebra::kProduct) return x + y - x * y;
    if (program_.algebra == Algebra::kLukasiewicz) return std::min(1.0, x + y);
    return std::max(x, y);
  };
  return {disjunction(a.lower, b.lower), disjunction(a.upper, b.upper)};
}

}  // namespace yinguo::verification
