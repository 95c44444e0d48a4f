#include "evaluation/errors.hpp"
#include "evaluation/stratum_update.hpp"

namespace yinguo::evaluation {
namespace {

using model::Value;
using rules::RelationId;
using rules::RelationKind;
using Kind = Condition::Kind;

/// Gives the wildcards of `terms` variables of their own.
void renew_wildcards(rules::Rule& rule, std::vector<rules::Term>& terms) {
  for (rules::Term& term : terms) {
    renew_wildcards(rule, term.arguments);
    const auto variable = static_cast<std::size_t>(term.variable);
    if (term.kind != rules::Term::Kind::kVariable || rule.variable_names[variable] != "_") continue;
    term.variable = static_cast<rules::VariableId>(rule.variable_names.size());
    rule.variable_names.emplace_back("_");
    rule.variable_types.push_back(rule.variable_types[variable]);
    rule.variable_records.resize(rule.variable_types.size());
    rule.variable_records.back() = rule.variable_records[variable];
  }
}

/// The rule with `literal`, which is negated, once more as a premise.
rules::Rule with_premise(const rules::Rule& rule, std::uint32_t literal) {
  rules::Rule variant = rule;
  rules::Literal premise = rule.body[literal];
  premise.kind = rules::Literal::Kind::kAtom;
  renew_wildcards(variant, std::get<rules::Atom>(premise.what).arguments);
  variant.body.push_back(std::move(premise));
  return variant;
}

}  // namespace

void StratumUpdate::prepare() {
  for (const rules::RuleId id : stratum_.rules)
    add_rule(machine_.program().rule(id));
}

void StratumUpdate::add_rule(const rules::Rule& rule) {
  const RuleBody& body =
      bodies_.emplace_back(lower_rule(machine_.program(), rule, machine_.symbols()));
  for (std::uint32_t i = 0; i < body.conditions.size(); ++i) {
    const Condition& condition = body.conditions[i];
    if (condition.kind == Kind::kAtom) add_atom_tasks(rule, body, i);
    if (condition.kind == Kind::kNegatedAtom) add_absence_tasks(rule, condition);
  }
}

void StratumUpdate::add_atom_tasks(const rules::Rule& rule, const RuleBody& body,
                                   std::uint32_t condition) {
  const RelationId relation = body.conditions[condition].relation;
  const Task gaining{
      .rule = &rule, .body = &body, .conditions = body.conditions, .delta = condition};
  if (find_own(relation) != nullptr) {
    tasks_.losing_own.push_back(losing_task(rule, body, condition));
    tasks_.gaining_own.push_back(gaining);
    return;
  }
  const RowChanges& changes = changes_of(relation);
  are_heights_old_ = are_heights_old_ && changes.raised.empty();
  if (!changes.removed.empty() || !changes.raised.empty()) {
    tasks_.losing.push_back(losing_task(rule, body, condition));
  }
  if (!changes.added.empty() || !changes.lowered.empty()) tasks_.gaining.push_back(gaining);
}

void StratumUpdate::add_absence_tasks(const rules::Rule& rule, const Condition& negated) {
  const RowChanges& changes = changes_of(negated.relation);
  const bool is_ordinary =
      machine_.program().relation(negated.relation).kind == RelationKind::kOrdinary;
  if (!is_ordinary || (changes.added.empty() && changes.removed.empty())) return;
  const rules::Rule& variant = variants_.emplace_back(with_premise(rule, negated.literal));
  const RuleBody& body =
      bodies_.emplace_back(lower_rule(machine_.program(), variant, machine_.symbols()));
  const auto literal = static_cast<std::uint32_t>(variant.body.size() - 1);
  std::uint32_t premise = 0;
  while (body.conditions[premise].kind != Kind::kAtom ||
         body.conditions[premise].literal != literal)
    ++premise;
  if (!changes.added.empty()) {
    tasks_.losing_by_absence.push_back(losing_task(variant, body, premise));
  }
  if (!changes.removed.empty()) {
    tasks_.gaining_by_absence.push_back(
        {.rule = &variant, .body = &body, .conditions = body.conditions, .delta = premise});
  }
}

/// Finds the firings there were: what is negated now and changed may not have been there.
StratumUpdate::Task StratumUpdate::losing_task(const rules::Rule& rule, const RuleBody& body,
                                               std::uint32_t condition) const {
  Task task{.rule = &rule, .body = &body};
  for (std::uint32_t i = 0; i < body.conditions.size(); ++i) {
    if (i == condition) task.delta = static_cast<std::uint32_t>(task.conditions.size());
    const Condition& one = body.conditions[i];
    const bool is_left_out = one.kind == Kind::kNegatedAtom && !changes_of(one.relation).empty();
    if (!is_left_out) task.conditions.push_back(one);
  }
  return task;
}

void StratumUpdate::run_tasks(std::vector<Task>& tasks, Found found) {
  for (Task& task : tasks) {
    if (is_over()) return;
    if (!machine_.delta(task.conditions[task.delta].relation).empty()) run_task(task, found);
  }
}

void StratumUpdate::run_task(Task& task, Found found) {
  machine_.set_rule(task.rule);
  if (!task.plan) {
    const PlanContext context{&machine_.program(), &statistics_, false};
    task.plan = make_plan(context, *task.body, task.conditions, {}, task.delta);
  }
  if (!task.plan) {
    machine_.fail({kUnorderable, "a rule has a variable without a value", "", task.rule->span});
    return;
  }
  std::vector<Value> frame(task.body->slot_count);
  std::vector<Operand> operands;
  for (const ExpressionId id : task.body->head)
    operands.push_back(operand_of(*task.body, id));
  Join join{machine_, *task.body, *task.plan};
  model::Tuple tuple(operands.size());
  while (!is_over() && join.next(frame)) {
    ++spent_;
    for (std::size_t i = 0; i < operands.size(); ++i)
      tuple[i] = machine_.value(*task.body, operands[i], frame);
    if (!machine_.failed()) found(task.rule->head.relation, tuple, join.height() + 1);
  }
}

}  // namespace yinguo::evaluation
