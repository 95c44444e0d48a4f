#include "evaluation/stratum_tasks.hpp"

#include <algorithm>

#include "base/sorting.hpp"

#include "evaluation/errors.hpp"

namespace yinguo::evaluation {
namespace {

using model::Value;
using rules::RelationId;
using rules::Rule;

/// Whether the plan gives every slot that `expression` reads a value.
bool has_value(const RuleBody& body, ExpressionId expression, const Plan& plan) {
  std::vector<Slot> slots;
  body.collect_slots(expression, slots);
  return std::ranges::all_of(slots, [&](Slot slot) {
    return std::ranges::any_of(plan.steps, [&](const Step& step) {
      const bool assigns = step.kind == Step::Kind::kAssign || step.kind == Step::Kind::kRange ||
                           step.kind == Step::Kind::kCounter;
      return (assigns && step.target == slot) ||
             (step.kind == Step::Kind::kAggregate && body.groups[step.group].result == slot) ||
             std::ranges::find(step.outputs, slot, &std::pair<std::uint32_t, Slot>::second) !=
                 step.outputs.end();
    });
  });
}

/// Growth of a stratum after which its rules are planned again.
constexpr std::size_t kGrowth = 4;

}  // namespace

std::vector<const Rule*> rules_of(const rules::Program& program, const rules::Stratum& stratum) {
  std::vector<const Rule*> rules;
  for (const rules::RuleId id : stratum.rules)
    rules.push_back(&program.rule(id));
  return rules;
}

StratumTasks::StratumTasks(Machine& machine, const rules::Stratum& stratum,
                           std::vector<const Rule*> rules, Statistics& statistics,
                           const std::vector<Table*>& heads)
    : machine_{machine},
      stratum_{stratum},
      rules_{std::move(rules)},
      statistics_{statistics},
      heads_{heads} {
  for (const RelationId id : stratum.relations)
    lowered_.try_emplace(id);
}

void StratumTasks::prepare() {
  machine_.show_new_rows();
  estimate_sizes();
  for (const Rule* rule : rules_) {
    add_rule(*rule);
    if (machine_.failed()) return;
  }
  machine_.show_new_rows();
}

/// Sizes of settled relations are known; those of this stratum are taken for as large as its
/// largest.
void StratumTasks::estimate_sizes() {
  statistics_.restart();
  const std::size_t largest = std::max<std::size_t>(1, machine_.largest());
  for (const RelationId id : stratum_.relations)
    statistics_.assume(id, largest);
}

void StratumTasks::add_rule(const Rule& rule) {
  machine_.set_rule(&rule);
  const RuleBody& body =
      bodies_.emplace_back(lower_rule(machine_.program(), rule, machine_.symbols()));
  if (rule.body.empty() && body.conditions.empty()) {
    insert_fact(rule, body);
    return;
  }
  const auto reads_stratum = [&](const Condition& condition) {
    return condition.kind == Condition::Kind::kAtom && is_own(condition.relation);
  };
  const bool is_recursive = std::ranges::any_of(body.conditions, reads_stratum);
  add_task(rule, body, is_recursive ? Task::Part::kRecursive : Task::Part::kSettled, kNowhere);
  for (std::uint32_t i = 0; stratum_.recursive && i < body.conditions.size(); ++i) {
    if (reads_stratum(body.conditions[i])) add_task(rule, body, Task::Part::kDelta, i);
  }
}

PlanContext StratumTasks::context() const {
  return {.program = &machine_.program(),
          .statistics = &statistics_,
          .reads_wildcards = false,
          .has_rivals = true,
          .counts_cost = true};
}

bool StratumTasks::is_late_better(const Task& task, std::size_t delta_rows) const {
  const auto cost_of = [rows = static_cast<double>(delta_rows)](const Plan& plan) {
    return plan.cost + rows * plan.cost_of_delta_row;
  };
  return cost_of(*task.late_plan) * machine_.late_gain() < cost_of(task.plan);
}

const Plan& StratumTasks::plan_for_round(const Task& task) const {
  const Delta& delta = machine_.delta(task.delta);
  const bool is_late =
      task.late_plan && delta.lowered.empty() && is_late_better(task, delta.end - delta.begin);
  return is_late ? *task.late_plan : task.plan;
}

/// Plans the rounds to come from what the stratum's relations are like by now, when they have grown
/// so much since they were planned that it may matter. Indexes that serve the new plans stay;
/// others would have to grow with their relations for nothing.
void StratumTasks::plan_again() {
  std::size_t size = 0;
  for (const RelationId id : stratum_.relations)
    size += machine_.table(id).size();
  if (size < planned_for_ * kGrowth) return;
  planned_for_ = size;
  statistics_.restart();
  std::vector<const Plan*> plans;
  for (Task& task : tasks_) {
    if (task.part != Task::Part::kDelta) continue;
    const RuleBody& body = *task.body;
    task.plan = *make_plan(context(), body, body.conditions, {}, task.delta_condition);
    task.late_plan = make_late_plan(context(), body, task.delta_condition);
    plans.push_back(&task.plan);
    if (!task.late_plan) continue;
    if (is_late_better(task, size * kGrowth)) {
      plans.push_back(&*task.late_plan);
    } else {
      task.late_plan.reset();
    }
  }
  machine_.keep_indexes(stratum_.relations, plans);
}

void StratumTasks::add_task(const Rule& rule, const RuleBody& body, Task::Part part,
                            std::uint32_t delta) {
  auto planned = make_plan(context(), body, body.conditions, {}, delta);
  bool is_safe = planned.has_value();
  for (const ExpressionId id : body.head)
    is_safe = is_safe && has_value(body, id, *planned);
  if (!is_safe) {
    machine_.fail({kUnorderable,
                   "a rule of `" + machine_.program().relation(rule.head.relation).name +
                       "` has a variable without a value",
                   "", rule.span});
    return;
  }
  Task task{.rule = &rule, .body = &body, .plan = std::move(*planned), .part = part};
  if (delta != kNowhere) {
    task.delta = body.conditions[delta].relation;
    task.delta_condition = delta;
  }
  tasks_.push_back(std::move(task));
}

void StratumTasks::insert_fact(const Rule& rule, const RuleBody& body) {
  model::Tuple tuple;
  for (const ExpressionId id : body.head)
    tuple.push_back(machine_.value(body, id, {}));
  if (!machine_.failed()) head(rule.head.relation).insert(tuple, 0);
}

void StratumTasks::run(Task::Part part) {
  if (part == Task::Part::kDelta) plan_again();
  std::deque<std::pair<const Task*, TaskRun>>
      runs;  // all first: indexes are of the rows visible now
  for (const Task& task : tasks_) {
    const bool is_idle = part == Task::Part::kDelta && machine_.delta(task.delta).empty();
    if (task.part != part || is_idle) continue;
    const RelationId relation = task.rule->head.relation;
    Table& table = head(relation);
    const bool is_final = &table == &machine_.table(relation);
    auto& lowered = is_final ? lowered_.at(relation) : unseen_;
    runs.emplace_back(&task, TaskRun{machine_, *task.body, plan_for_round(task), table, lowered});
  }
  for (auto& [task, run] : runs) {
    machine_.set_rule(task->rule);
    run.run();
    machine_.check_size();
    if (machine_.failed()) return;
  }
  unseen_.clear();
}

void StratumTasks::insert(RelationId relation, std::span<const Value> tuple, std::uint32_t height,
                          Table& table) {
  const auto [row, outcome] = table.insert(tuple, height);
  if (outcome != Table::Outcome::kLowered) return;
  lowered_.at(relation).push_back(row);
}

bool StratumTasks::take_delta() {
  bool any = false;
  for (const RelationId id : stratum_.relations) {
    auto& rows = lowered_.at(id);
    Delta& delta = machine_.delta(id);
    delta.begin = machine_.visible(id);  // as it was when the round began
    delta.end = static_cast<std::uint32_t>(machine_.table(id).size());
    std::erase_if(rows, [&](std::uint32_t row) { return row >= delta.begin; });
    base::sort_unique(rows);
    delta.lowered.swap(rows);
    rows.clear();
    any = any || !delta.empty();
  }
  machine_.show_new_rows();
  return any;
}

}  // namespace yinguo::evaluation
