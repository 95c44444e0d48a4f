#include "evaluation/rule_body.hpp"

#include <algorithm>

#include "base/sorting.hpp"

namespace yinguo::evaluation {
namespace {

using rules::Functor;
using rules::Literal;
using rules::Term;

bool can_fail(Functor functor) {
  switch (functor) {
    case Functor::kIDiv:
    case Functor::kIMod:
    case Functor::kIPow:
    case Functor::kUDiv:
    case Functor::kUMod:
    case Functor::kSToI:
    case Functor::kSToU:
    case Functor::kSToF:
    case Functor::kFToI:
    case Functor::kFToU:
      return true;
    default:
      return false;
  }
}

class Lowering {
 public:
  Lowering(const rules::Program& program, const rules::Rule& rule, model::SymbolTable& symbols)
      : program_{program}, rule_{rule}, symbols_{symbols} {}

  RuleBody run() {
    body_.variable_count = static_cast<std::uint32_t>(rule_.variable_types.size());
    body_.slot_count = body_.variable_count;
    for (std::uint32_t i = 0; i < rule_.body.size(); ++i) {
      lower_literal(rule_.body[i], i, body_.conditions);
    }
    for (const Term& term : rule_.head.arguments) {
      body_.head.push_back(lower_term(term, kNowhere, body_.conditions));
    }
    tie_head();
    body_.is_wildcard.assign(body_.slot_count, 0);
    for (std::size_t i = 0; i < rule_.variable_names.size() && i < body_.variable_count; ++i) {
      body_.is_wildcard[i] = rule_.variable_names[i] == "_" ? 1 : 0;
    }
    return std::move(body_);
  }

 private:
  Slot fresh_slot() { return body_.slot_count++; }

  ExpressionId add(Expression expression) {
    body_.expressions.push_back(expression);
    return static_cast<ExpressionId>(body_.expressions.size() - 1);
  }

  ExpressionId read_slot(Slot slot) { return add({.kind = Expression::Kind::kSlot, .slot = slot}); }

  /// Of an aggregate or a generative term: a value that an atom cannot give it.
  [[nodiscard]] bool is_computed(ExpressionId id) const {
    const Expression& node = body_.expressions[id];
    return node.kind == Expression::Kind::kSlot && node.slot >= body_.variable_count;
  }

  ExpressionId lower_constant(const Term& term) {
    model::Value value = term.constant;
    if (term.type == model::ValueType::kSymbol) {
      value = model::Value::from_symbol(symbols_.intern(program_.symbols.text(value.as_symbol())));
    }
    return add({.kind = Expression::Kind::kConstant, .constant = value});
  }

  ExpressionId lower_term(const Term& term, std::uint32_t literal, std::vector<Condition>& out) {
    switch (term.kind) {
      case Term::Kind::kConstant:
        return lower_constant(term);
      case Term::Kind::kVariable:
        return read_slot(static_cast<Slot>(term.variable));
      case Term::Kind::kAggregate:
        return lower_aggregate(term.aggregate.front(), literal, out);
      case Term::Kind::kFunctor:
      case Term::Kind::kRecord:
        break;
    }
    const bool is_record = term.kind == Term::Kind::kRecord;
    if (!is_record && is_generative(term.functor)) return lower_generative(term, literal, out);
    std::vector<ExpressionId> arguments;
    bool is_partial = !is_record && can_fail(term.functor);
    for (const Term& argument : term.arguments) {
      arguments.push_back(lower_term(argument, literal, out));
      is_partial = is_partial || body_.expressions[arguments.back()].is_partial;
    }
    const auto first = static_cast<std::uint32_t>(body_.arguments.size());
    body_.arguments.insert(body_.arguments.end(), arguments.begin(), arguments.end());
    for (std::size_t i = 0; i < arguments.size(); ++i)
      body_.parts.push_back(is_record ? read_slot(fresh_slot()) : kNowhere);
    return add({.kind = is_record ? Expression::Kind::kRecord : Expression::Kind::kFunctor,
                .functor = term.functor,
                .shape = is_record ? shape_of(term) : model::ShapeId{},
                .is_partial = is_partial,
                .first_argument = first,
                .argument_count = static_cast<std::uint32_t>(arguments.size())});
  }

  model::ShapeId shape_of(const Term& term) {
    const auto& branch = program_.branch_of(term);
    model::RecordShape shape{branch.name, {}};
    for (const auto& field : branch.fields)
      shape.fields.push_back(field.type);
    return symbols_.records().shape(shape);
  }

  static bool is_generative(Functor functor) {
    return functor == Functor::kIRange || functor == Functor::kURange ||
           functor == Functor::kFRange || functor == Functor::kCounter;
  }

  /// What has several values, or another one each time, gets its value from a condition.
  ExpressionId lower_generative(const Term& term, std::uint32_t literal,
                                std::vector<Condition>& out) {
    const bool is_counter = term.functor == Functor::kCounter;
    Condition condition{.kind = is_counter ? Condition::Kind::kCounter : Condition::Kind::kRange,
                        .literal = literal,
                        .functor = term.functor};
    for (const Term& argument : term.arguments)
      condition.arguments.push_back(lower_term(argument, literal, out));
    condition.target = fresh_slot();
    const Slot target = condition.target;
    if (is_counter) body_.counters.push_back(target);
    out.push_back(std::move(condition));
    return read_slot(target);
  }

  ExpressionId lower_aggregate(const rules::Aggregate& aggregate, std::uint32_t literal,
                               std::vector<Condition>& out) {
    Group group;
    group.op = aggregate.op;
    lower_body(aggregate.body, group);
    if (!aggregate.target.empty()) {
      group.target = lower_term(aggregate.target.front(), kNowhere, group.conditions);
      group.target_type = aggregate.target.front().type;
    }
    group.result = fresh_slot();
    const Slot result = group.result;
    out.push_back({.kind = Condition::Kind::kAggregate,
                   .literal = literal,
                   .group = add_group(std::move(group), aggregate.locals)});
    return read_slot(result);
  }

  void lower_body(const std::vector<Literal>& literals, Group& group) {
    for (const Literal& literal : literals)
      lower_literal(literal, kNowhere, group.conditions);
  }

  void lower_literal(const Literal& literal, std::uint32_t index, std::vector<Condition>& out) {
    switch (literal.kind) {
      case Literal::Kind::kTrue:
        return;
      case Literal::Kind::kFalse:
        out.push_back({.literal = index});
        return;
      case Literal::Kind::kAtom:
        lower_atom(literal, index, false, out);
        return;
      case Literal::Kind::kNegatedAtom:
        lower_atom(literal, index, true, out);
        return;
      case Literal::Kind::kQuantified:
        lower_quantified(std::get<rules::Quantified>(literal.what), index, out);
        return;
      case Literal::Kind::kConstraint:
        break;
    }
    const auto& constraint = std::get<rules::Constraint>(literal.what);
    Condition condition{.kind = Condition::Kind::kCompare, .literal = index, .op = constraint.op};
    condition.left = lower_term(constraint.left, index, out);
    condition.right = lower_term(constraint.right, index, out);
    out.push_back(std::move(condition));
  }

  void lower_atom(const Literal& literal, std::uint32_t index, bool negated,
                  std::vector<Condition>& out) {
    const auto& atom = std::get<rules::Atom>(literal.what);
    Condition condition{.kind = negated ? Condition::Kind::kNegatedAtom : Condition::Kind::kAtom,
                        .literal = index,
                        .relation = atom.relation};
    for (const Term& term : atom.arguments) {
      condition.arguments.push_back(lower_term(term, index, out));
      const auto kind = body_.expressions[condition.arguments.back()].kind;
      const bool needs_stand_in =
          !negated && (kind == Expression::Kind::kFunctor || kind == Expression::Kind::kRecord ||
                       is_computed(condition.arguments.back()));
      condition.stand_ins.push_back(needs_stand_in ? fresh_slot() : kNowhere);
      condition.stand_in_values.push_back(needs_stand_in ? read_slot(condition.stand_ins.back())
                                                         : kNowhere);
    }
    out.push_back(std::move(condition));
  }

  void lower_quantified(const rules::Quantified& quantified, std::uint32_t index,
                        std::vector<Condition>& out) {
    Group group;
    group.quantifier = quantified.quantifier;
    group.relation = quantified.atom.relation;
    lower_body(quantified.group, group);
    for (const Term& term : quantified.atom.arguments) {
      group.arguments.push_back(lower_term(term, kNowhere, group.conditions));
    }
    if (!quantified.threshold.empty()) {
      group.threshold = lower_term(quantified.threshold.front(), index, out);
    }
    out.push_back({.kind = Condition::Kind::kQuantified,
                   .literal = index,
                   .group = add_group(std::move(group), quantified.locals)});
  }

  /// Finds the slots a group takes from outside: all it reads but its locals and what it computes.
  std::uint32_t add_group(Group group, const std::vector<rules::VariableId>& locals) {
    std::vector<Slot> read;
    for (const Condition& condition : group.conditions) {
      for (const ExpressionId argument : condition.arguments)
        body_.collect_slots(argument, read);
      if (condition.kind == Condition::Kind::kCompare) {
        body_.collect_slots(condition.left, read);
        body_.collect_slots(condition.right, read);
      }
      if (condition.group != kNowhere) {
        const auto& inner = body_.groups[condition.group].outer;
        read.insert(read.end(), inner.begin(), inner.end());
      }
    }
    for (const ExpressionId argument : group.arguments)
      body_.collect_slots(argument, read);
    if (group.target != kNowhere) body_.collect_slots(group.target, read);
    std::erase_if(read, [&](Slot slot) {
      return slot >= body_.variable_count ||
             std::ranges::find(locals, rules::VariableId{slot}) != locals.end();
    });
    if (group.threshold != kNowhere) body_.collect_slots(group.threshold, read);
    base::sort_unique(read);
    group.outer = std::move(read);
    body_.groups.push_back(std::move(group));
    return static_cast<std::uint32_t>(body_.groups.size() - 1);
  }

  void tie_head() {
    std::vector<Slot> taken;
    for (const ExpressionId id : body_.head) {
      const Expression expression = body_.expressions[id];
      const bool is_new_variable = expression.kind == Expression::Kind::kSlot &&
                                   expression.slot < body_.variable_count &&
                                   std::ranges::find(taken, expression.slot) == taken.end();
      if (is_new_variable) {
        taken.push_back(expression.slot);
        body_.head_slots.push_back(expression.slot);
        continue;
      }
      const Slot given = fresh_slot();
      body_.head_slots.push_back(given);
      body_.head_conditions.push_back({.kind = Condition::Kind::kCompare,
                                       .op = rules::Comparison::kEqual,
                                       .left = id,
                                       .right = read_slot(given)});
    }
  }

  const rules::Program& program_;
  const rules::Rule& rule_;
  model::SymbolTable& symbols_;
  RuleBody body_;
};

}  // namespace

void RuleBody::collect_slots(ExpressionId expression, std::vector<Slot>& slots) const {
  const Expression& node = expressions[expression];
  if (node.kind == Expression::Kind::kSlot) slots.push_back(node.slot);
  for (std::uint32_t i = 0; i < node.argument_count; ++i) {
    collect_slots(arguments[node.first_argument + i], slots);
  }
}

RuleBody lower_rule(const rules::Program& program, const rules::Rule& rule,
                    model::SymbolTable& symbols) {
  return Lowering{program, rule, symbols}.run();
}

}  // namespace yinguo::evaluation
