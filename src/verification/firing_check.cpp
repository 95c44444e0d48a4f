#include "verification/firing_check.hpp"

#include <algorithm>

#include "rules/print.hpp"
#include "verification/rule_parts.hpp"

namespace yinguo::verification {

using model::Value;
using rules::Literal;
using rules::RelationKind;

struct FiringCheck::Case {
  const Step& step;
  const FactPattern& fact;
  const rules::Rule& rule;
  Bindings bindings;
  std::vector<Fault> faults{};

  void fault(std::string place, std::string message) {
    faults.push_back({std::move(place), std::move(message)});
  }
};

std::vector<Fault> FiringCheck::run(const Step& step, const FactPattern& fact,
                                    rules::RuleId id) const {
  const auto& rule = program_.rule(id);
  Case c{step, fact, rule, Bindings{rule.variable_names.size()}};
  if (rule.head.relation != fact.relation) c.fault("", "its rule derives another relation");
  if (rule.body.empty()) c.fault("", "its rule has no body");
  bind(c);
  bind_wildcards(c);
  if (!c.faults.empty()) return std::move(c.faults);
  std::size_t expected = 0;
  for (const Premise& premise : step.premises) {
    const bool is_there = premise.literal < rule.body.size() || premise.literal == kInHead;
    expected += is_there ? 0 : 1;
  }
  if (expected > 0) c.fault("", "a premise is of no literal of the rule");
  for (std::uint32_t i = 0; i < rule.body.size(); ++i)
    check_literal(c, i);
  std::vector<const rules::Term*> in_head;
  for (const auto& argument : rule.head.arguments)
    collect_aggregates(argument, in_head);
  std::vector<const Premise*> premises;
  for (const Premise& premise : step.premises) {
    if (premise.literal == kInHead) premises.push_back(&premise);
  }
  check_aggregates(c, in_head, premises, "head");
  if (!premises.empty()) c.fault("head", "it has a premise too many");
  const auto head = interpreter_.ground(rule.head.arguments, rule, c.bindings);
  if (!head || *head != fact.values) c.fault("", "the rule gives another fact");
  return std::move(c.faults);
}

void FiringCheck::bind(Case& c) const {
  const auto is_named = named_variables(c.rule);
  std::size_t next = 0;
  for (std::size_t i = 0; i < is_named.size(); ++i) {
    if (is_named[i] == 0) continue;
    const bool is_there =
        next < c.step.bindings.size() && c.step.bindings[next].first == c.rule.variable_names[i];
    if (!is_there) {
      c.fault("bindings", "`" + c.rule.variable_names[i] + "` has none");
      return;
    }
    const auto value =
        read_constant(c.step.bindings[next++].second, c.rule.variable_types[i], symbols_);
    if (!value) {
      c.fault("bindings", "`" + c.rule.variable_names[i] + "` has no value of its type");
      return;
    }
    c.bindings.set(rules::VariableId{static_cast<std::uint32_t>(i)}, *value);
  }
  if (next != c.step.bindings.size()) c.fault("bindings", "there are too many");
}

/// The facts of positive literals give the wildcards their values.
void FiringCheck::bind_wildcards(Case& c) const {
  for (const Premise& premise : c.step.premises) {
    if (premise.kind != PremiseKind::kFact || premise.literal >= c.rule.body.size()) continue;
    const auto* atom = std::get_if<rules::Atom>(&c.rule.body[premise.literal].what);
    const auto fact = read_fact(premise.fact, program_, symbols_);
    if (atom == nullptr || !fact || fact->relation != atom->relation) continue;
    for (std::size_t i = 0; i < atom->arguments.size(); ++i) {
      const auto& argument = atom->arguments[i];
      const bool is_open =
          argument.kind == rules::Term::Kind::kVariable && !c.bindings.has(argument.variable);
      if (is_open) c.bindings.set(argument.variable, fact->values[i]);
    }
  }
}

void FiringCheck::check_literal(Case& c, std::uint32_t number) const {
  const Literal& literal = c.rule.body[number];
  const auto place = "literal " + std::to_string(number + 1);
  std::vector<const Premise*> premises;
  for (const Premise& premise : c.step.premises) {
    if (premise.literal == number) premises.push_back(&premise);
  }
  for (const Premise* premise : premises) {
    if (premise->cut) c.fault(place, "its group is cut");
    if (premise->text != rules::print_literal(program_, c.rule, literal))
      c.fault(place, "the rule says otherwise");
  }
  std::vector<const rules::Term*> aggregates;
  collect_aggregates(literal, aggregates);
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
  const bool wants_degree = is_about_degrees(literal, premise);
  if (premise.degree.has_value() != wants_degree) {
    c.fault(place, wants_degree ? "its degree is missing" : "it has no degree");
  } else if (wants_degree && !is_near(*premise.degree, degrees_.of(literal, c.rule, c.bindings))) {
    c.fault(place, "its degree is another");
  }
  const auto* atom = std::get_if<rules::Atom>(&literal.what);
  if (literal.kind == Literal::Kind::kAtom && premise.kind == PremiseKind::kFact) {
    check_fact(c, *atom, premise, place);
  } else if (literal.kind == Literal::Kind::kNegatedAtom &&
             premise.kind == PremiseKind::kNegatedFact) {
    check_negated(c, *atom, premise, place);
  } else if (literal.kind == Literal::Kind::kNegatedAtom &&
             premise.kind == PremiseKind::kQuantified) {
    std::vector<std::string> members;
    for (const auto& row : interpreter_.relation(atom->relation).rows()) {
      Bindings extended = c.bindings;
      if (interpreter_.unify(*atom, row, c.rule, extended))
        members.push_back(print_fact(program_, symbols_, atom->relation, row));
    }
    check_members(c, std::move(members), premise, place);
  } else if (const auto* constraint = std::get_if<rules::Constraint>(&literal.what);
             constraint != nullptr && premise.kind == PremiseKind::kConstraint) {
    check_constraint(c, *constraint, premise, place);
  } else if (const auto* quantified = std::get_if<rules::Quantified>(&literal.what);
             quantified != nullptr && premise.kind == PremiseKind::kQuantified) {
    std::vector<std::string> members;
    for (const auto& tuple : interpreter_.members(*quantified, c.rule, c.bindings))
      members.push_back(print_fact(program_, symbols_, quantified->atom.relation, tuple));
    check_members(c, std::move(members), premise, place);
    if (!interpreter_.holds(literal, c.rule, c.bindings)) c.fault(place, "it does not hold");
  } else {
    c.fault(place, "its premise is of another kind");
  }
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
  const auto claimed = read_constant(text, type, symbols_);
  if (!claimed) return false;
  if (type == model::ValueType::kFloat) return is_near(claimed->as_float(), value.as_float());
  return *claimed == value;
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
