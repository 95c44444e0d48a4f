#include "verification/firing_check.hpp"

#include <algorithm>

#include "rules/print.hpp"
#include "verification/generators.hpp"
#include "verification/rule_parts.hpp"

namespace yinguo::verification {

using model::Value;
using rules::Literal;
using rules::RelationKind;

struct FiringCheck::Case {
  const Step& step;
  const FactPattern& fact;
  const rules::Rule& written;
  const rules::Rule& rule;  ///< the same without generators
  Bindings bindings;
  std::vector<Fault> faults{};

  void fault(std::string place, std::string message) {
    faults.push_back({std::move(place), std::move(message)});
  }

  /// The literals that give the values of ranges and counters.
  [[nodiscard]] std::span<const Literal> generators() const {
    return std::span{rule.body}.subspan(written.body.size());
  }
};

namespace {

/// Whether a value is another for each run of the rule, or one of several.
bool is_generated(const rules::Rule& written, const rules::Term& term) {
  return term.kind == rules::Term::Kind::kVariable &&
         static_cast<std::size_t>(term.variable) >= written.variable_names.size();
}

}  // namespace

std::vector<Fault> FiringCheck::run(const Step& step, const FactPattern& fact, rules::RuleId id,
                                    std::vector<std::uint64_t>& numbers) const {
  const auto& rule = plain_.rule(id);
  Case c{step, fact, program_.rule(id), rule, Bindings{rule.variable_names.size()}};
  if (rule.head.relation != fact.relation) c.fault("", "its rule derives another relation");
  if (rule.body.empty()) c.fault("", "its rule has no body");
  bind(c);
  if (c.faults.empty()) bind_by_facts(c);
  if (!c.faults.empty()) return std::move(c.faults);
  bind_by_equations(c);
  find_values(c);
  if (!c.faults.empty()) return std::move(c.faults);
  for (const Literal& literal : c.generators()) {
    if (!is_counter(literal)) continue;
    const auto variable = std::get<rules::Constraint>(literal.what).left.variable;
    numbers.push_back(c.bindings.at(variable).as_unsigned());
  }
  return {};
}

void FiringCheck::check_parts(Case& c) const {
  const bool has_stray = std::ranges::any_of(c.step.premises, [&](const Premise& premise) {
    return premise.literal >= c.written.body.size() && premise.literal != kInHead;
  });
  if (has_stray) c.fault("", "a premise is of no literal of the rule");
  for (std::uint32_t i = 0; i < c.written.body.size(); ++i)
    check_literal(c, i);
  check_head(c);
}

void FiringCheck::check_head(Case& c) const {
  std::vector<const rules::Term*> in_head;
  for (const auto& argument : c.rule.head.arguments)
    collect(c, argument, in_head);
  std::vector<const Premise*> premises;
  for (const Premise& premise : c.step.premises) {
    if (premise.literal == kInHead) premises.push_back(&premise);
  }
  check_aggregates(c, in_head, premises, "head");
  if (!premises.empty()) c.fault("head", "it has a premise too many");
  const auto head = interpreter_.ground(c.rule.head.arguments, c.rule, c.bindings);
  if (!head || *head != c.fact.values) c.fault("", "the rule gives another fact");
}

/// The aggregates of a term; those that a range needs stand where the range does.
void FiringCheck::collect(const Case& c, const rules::Term& term,
                          std::vector<const rules::Term*>& aggregates) const {
  if (term.kind == rules::Term::Kind::kAggregate) aggregates.push_back(&term);
  if (is_generated(c.written, term)) {
    for (const Literal& literal : c.generators()) {
      const auto& generator = std::get<rules::Constraint>(literal.what);
      if (generator.left.variable == term.variable) collect(c, generator.right, aggregates);
    }
  }
  for (const auto& argument : term.arguments)
    collect(c, argument, aggregates);
}

void FiringCheck::collect(const Case& c, const Literal& literal,
                          std::vector<const rules::Term*>& aggregates) const {
  if (const auto* constraint = std::get_if<rules::Constraint>(&literal.what)) {
    collect(c, constraint->left, aggregates);
    collect(c, constraint->right, aggregates);
  } else if (const auto* atom = std::get_if<rules::Atom>(&literal.what)) {
    for (const auto& argument : atom->arguments)
      collect(c, argument, aggregates);
  } else if (const auto* quantified = std::get_if<rules::Quantified>(&literal.what)) {
    for (const auto& threshold : quantified->threshold)
      collect(c, threshold, aggregates);
    for (const auto& argument : quantified->atom.arguments)
      collect(c, argument, aggregates);
  }
}

void FiringCheck::bind(Case& c) const {
  const auto is_named = named_variables(c.written);
  std::size_t next = 0;
  for (std::size_t i = 0; i < is_named.size(); ++i) {
    if (is_named[i] == 0) continue;
    const auto& name = c.written.variable_names[i];
    if (next >= c.step.bindings.size() || c.step.bindings[next].first != name) {
      c.fault("bindings", "`" + name + "` has none");
      return;
    }
    const model::Attribute column{name, c.written.variable_types[i], c.written.variable_records[i]};
    const auto value = read_constant(c.step.bindings[next++].second, column, program_, symbols_);
    if (!value) {
      c.fault("bindings", "`" + name + "` has no value of its type");
      return;
    }
    c.bindings.set(rules::VariableId{static_cast<std::uint32_t>(i)}, *value);
  }
  if (next != c.step.bindings.size()) c.fault("bindings", "there are too many");
}

/// The facts of positive literals give the wildcards their values, and the fact itself those that
/// stand in the head.
void FiringCheck::bind_by_facts(Case& c) const {
  for (const Premise& premise : c.step.premises) {
    if (premise.kind != PremiseKind::kFact || premise.literal >= c.written.body.size()) continue;
    const auto* atom = std::get_if<rules::Atom>(&c.rule.body[premise.literal].what);
    const auto fact = read_fact(premise.fact, program_, symbols_);
    if (atom == nullptr || !fact || fact->relation != atom->relation) continue;
    for (std::size_t i = 0; i < atom->arguments.size(); ++i) {
      if (!interpreter_.match(atom->arguments[i], fact->values[i], c.bindings))
        c.fault("literal " + std::to_string(premise.literal + 1),
                "with these bindings it is another fact");
    }
  }
  for (std::size_t i = 0; i < c.fact.values.size(); ++i) {
    const auto& argument = c.rule.head.arguments[i];
    if (is_generated(c.written, argument) && !c.bindings.has(argument.variable))
      c.bindings.set(argument.variable, c.fact.values[i]);
  }
}

/// `x = range(…)` and `x = [_, y]`: what has no name is known by the other side.
void FiringCheck::bind_by_equations(Case& c) const {
  for (const Literal& literal : c.rule.body) {
    const auto* constraint = std::get_if<rules::Constraint>(&literal.what);
    const bool is_equation = constraint != nullptr && constraint->op == rules::Comparison::kEqual &&
                             !is_generator(constraint->right);
    if (!is_equation) continue;
    bind_by_equation(c, constraint->left, constraint->right);
    bind_by_equation(c, constraint->right, constraint->left);
  }
}

void FiringCheck::bind_by_equation(Case& c, const rules::Term& target,
                                   const rules::Term& source) const {
  if (Interpreter::is_known(target, c.bindings) || !Interpreter::is_known(source, c.bindings))
    return;
  const auto value = interpreter_.value(source, c.rule, c.bindings);
  if (value && !interpreter_.match(target, *value, c.bindings))
    c.fault("bindings", "an equation takes no such record apart");
}

/// Ranges have one of their values with which everything stands; the faults are otherwise those
/// with the first.
void FiringCheck::find_values(Case& c) const {
  const std::vector<Literal> generators{c.generators().begin(), c.generators().end()};
  const Bindings known = c.bindings;
  std::optional<std::vector<Fault>> first;
  bool stands = false;
  interpreter_.set_counters(Counters::kGiven);
  interpreter_.solve(generators, c.rule, known, [&](const Bindings& choice) {
    if (stands) return;
    c.bindings = choice;
    c.faults.clear();
    check_parts(c);
    stands = c.faults.empty();
    if (!first) first = c.faults;
  });
  interpreter_.set_counters(Counters::kFail);
  if (!stands)
    c.faults = first.value_or(std::vector<Fault>{{"", "a range does not give its value"}});
}

void FiringCheck::check_literal(Case& c, std::uint32_t number) const {
  const Literal& literal = c.rule.body[number];
  const auto text = rules::print_literal(program_, c.written, c.written.body[number]);
  const auto place = "literal " + std::to_string(number + 1);
  std::vector<const Premise*> premises;
  for (const Premise& premise : c.step.premises) {
    if (premise.literal == number) premises.push_back(&premise);
  }
  for (const Premise* premise : premises) {
    if (premise->cut) c.fault(place, "its group is cut");
    if (premise->text != text) c.fault(place, "the rule says otherwise");
  }
  std::vector<const rules::Term*> aggregates;
  collect(c, literal, aggregates);
  check_aggregates(c, aggregates, premises, place);
  if (literal.kind == Literal::Kind::kTrue && premises.empty()) return;
  if (premises.size() != 1) {
    c.fault(place, premises.empty() ? "its premise is missing" : "it has a premise too many");
    return;
  }
  check_own(c, literal, *premises.front(), place);
}

/// Takes the premises of the aggregates off the front of `premises`.
void FiringCheck::check_aggregates(Case& c, const std::vector<const rules::Term*>& aggregates,
                                   std::vector<const Premise*>& premises,
                                   const std::string& place) const {
  for (const rules::Term* term : aggregates) {
    if (premises.empty() || premises.front()->kind != PremiseKind::kAggregate) {
      c.fault(place, "the premise of its aggregate is missing");
      return;
    }
    const Premise& premise = *premises.front();
    premises.erase(premises.begin());
    const auto value = interpreter_.value(*term, c.rule, c.bindings);
    const bool has_result = premise.values.size() == 1 && value;
    if (!has_result || !agrees(premise.values.front(), *value, term->type))
      c.fault(place, "the aggregate comes to something else");
    std::vector<std::string> members;
    for (const auto& member : interpreter_.members(term->aggregate.front(), c.rule, c.bindings)) {
      members.push_back(print_fact(program_, symbols_, member.relation, member.tuple));
    }
    check_members(c, std::move(members), premise, place);
  }
}

void FiringCheck::check_own(Case& c, const Literal& literal, const Premise& premise,
                            const std::string& place) const {
  check_own_degree(c, literal, premise, place);
  const auto* atom = std::get_if<rules::Atom>(&literal.what);
  const bool is_negated = literal.kind == Literal::Kind::kNegatedAtom;
  if (atom != nullptr && !is_negated && premise.kind == PremiseKind::kFact)
    return check_fact(c, *atom, premise, place);
  if (is_negated && premise.kind == PremiseKind::kNegatedFact)
    return check_negated(c, *atom, premise, place);
  if (is_negated && premise.kind == PremiseKind::kQuantified)
    return check_negated_group(c, *atom, premise, place);
  const auto* constraint = std::get_if<rules::Constraint>(&literal.what);
  if (constraint != nullptr && premise.kind == PremiseKind::kConstraint)
    return check_constraint(c, *constraint, premise, place);
  if (literal.kind == Literal::Kind::kQuantified && premise.kind == PremiseKind::kQuantified)
    return check_quantified(c, literal, premise, place);
  c.fault(place, "its premise is of another kind");
}

void FiringCheck::check_own_degree(Case& c, const Literal& literal, const Premise& premise,
                                   const std::string& place) const {
  const bool wants_degree = is_about_degrees(literal, premise);
  if (premise.degree.has_value() != wants_degree) {
    c.fault(place, wants_degree ? "its degree is missing" : "it has no degree");
  } else if (wants_degree && !is_near(*premise.degree, degrees_.of(literal, c.rule, c.bindings))) {
    c.fault(place, "its degree is another");
  }
}

/// `!d(x, _)` over degrees: of all the facts meant.
void FiringCheck::check_negated_group(Case& c, const rules::Atom& atom, const Premise& premise,
                                      const std::string& place) const {
  std::vector<std::string> members;
  for (const auto& row : interpreter_.relation(atom.relation).rows()) {
    Bindings extended = c.bindings;
    if (interpreter_.unify(atom, row, c.rule, extended))
      members.push_back(print_fact(program_, symbols_, atom.relation, row));
  }
  check_members(c, std::move(members), premise, place);
}

void FiringCheck::check_quantified(Case& c, const Literal& literal, const Premise& premise,
                                   const std::string& place) const {
  const auto& quantified = std::get<rules::Quantified>(literal.what);
  std::vector<std::string> members;
  for (const auto& tuple : interpreter_.members(quantified, c.rule, c.bindings))
    members.push_back(print_fact(program_, symbols_, quantified.atom.relation, tuple));
  check_members(c, std::move(members), premise, place);
  if (!interpreter_.holds(literal, c.rule, c.bindings)) c.fault(place, "it does not hold");
}

void FiringCheck::check_fact(Case& c, const rules::Atom& atom, const Premise& premise,
                             const std::string& place) const {
  const auto tuple = interpreter_.ground(atom.arguments, c.rule, c.bindings);
  const bool is_the_fact =
      tuple && print_fact(program_, symbols_, atom.relation, *tuple) == premise.fact;
  if (!is_the_fact) c.fault(place, "with these bindings it is another fact");
  const bool is_a_step =
      premise.step < proof_.steps.size() && proof_.steps[premise.step].fact == premise.fact;
  if (!is_a_step) c.fault(place, "the fact it rests on is another");
}

void FiringCheck::check_negated(Case& c, const rules::Atom& atom, const Premise& premise,
                                const std::string& place) const {
  const auto pattern = read_pattern(premise.fact, program_, symbols_);
  bool agrees = pattern && pattern->relation == atom.relation;
  for (std::size_t i = 0; agrees && i < atom.arguments.size(); ++i) {
    const auto value = interpreter_.value(atom.arguments[i], c.rule, c.bindings);
    const bool is_free = (pattern->free_columns >> i & 1U) != 0;
    agrees = is_free ? !value.has_value() : value == pattern->values[i];
  }
  if (!agrees) {
    c.fault(place, "with these bindings it is another fact");
    return;
  }
  if (program_.relation(atom.relation).kind == RelationKind::kOrdinary &&
      interpreter_.any_fact(atom, c.rule, c.bindings))
    c.fault(place, "the fact holds");
}

void FiringCheck::check_constraint(Case& c, const rules::Constraint& constraint,
                                   const Premise& premise, const std::string& place) const {
  const auto left = interpreter_.value(constraint.left, c.rule, c.bindings);
  const auto right = interpreter_.value(constraint.right, c.rule, c.bindings);
  const bool has_values = left && right && premise.values.size() == 2;
  if (!has_values || !agrees(premise.values[0], *left, constraint.left.type) ||
      !agrees(premise.values[1], *right, constraint.right.type)) {
    c.fault(place, "it compares other values");
    return;
  }
  Literal literal;
  literal.kind = Literal::Kind::kConstraint;
  literal.what = constraint;
  const bool is_float_sum = constraint.op == rules::Comparison::kEqual &&
                            constraint.left.type == model::ValueType::kFloat &&
                            is_near(left->as_float(), right->as_float());
  if (!is_float_sum && !interpreter_.holds(literal, c.rule, c.bindings))
    c.fault(place, "it does not hold");
}

void FiringCheck::check_members(Case& c, std::vector<std::string> members, const Premise& premise,
                                const std::string& place) const {
  std::vector<std::string> claimed;
  for (const Member& member : premise.members) {
    claimed.push_back(member.fact);
    const bool is_a_step =
        member.step == kNoStep ||
        (member.step < proof_.steps.size() && proof_.steps[member.step].fact == member.fact);
    if (!is_a_step) c.fault(place, "a member of its group is another fact");
  }
  std::sort(members.begin(), members.end());
  std::sort(claimed.begin(), claimed.end());
  if (members != claimed) c.fault(place, "its group is another");
}

bool FiringCheck::agrees(const std::string& text, Value value, model::ValueType type) const {
  if (type != model::ValueType::kFloat) return rules::print_constant(value, type, symbols_) == text;
  const auto claimed = read_constant(text, {"", type, model::kNoRecordType}, program_, symbols_);
  return claimed && is_near(claimed->as_float(), value.as_float());
}

bool FiringCheck::is_about_degrees(const Literal& literal, const Premise& premise) const {
  const auto has_degree = [&](rules::RelationId id) {
    return program_.relation(id).kind != RelationKind::kOrdinary;
  };
  if (const auto* quantified = std::get_if<rules::Quantified>(&literal.what))
    return !premise.members.empty() && has_degree(quantified->atom.relation);
  const auto* atom = std::get_if<rules::Atom>(&literal.what);
  if (atom == nullptr || !has_degree(atom->relation)) return false;
  return premise.kind != PremiseKind::kQuantified || !premise.members.empty();
}

}  // namespace yinguo::verification
