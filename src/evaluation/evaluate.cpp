#include "evaluation/evaluate.hpp"

#include <algorithm>
#include <deque>

#include "evaluation/errors.hpp"
#include "evaluation/join.hpp"
#include "evaluation/statistics.hpp"

namespace yinguo::evaluation {
namespace {

using model::Value;
using rules::IoDirective;
using rules::Relation;
using rules::RelationId;
using rules::RelationKind;
using rules::Rule;
using rules::Stratum;

/// One rule of a stratum with one of its plans: over all facts, or over the last round's of one
/// atom.
struct Task {
  const Rule* rule = nullptr;
  const RuleBody* body = nullptr;
  Plan plan;
  RelationId delta{};
  std::uint32_t delta_condition = kNowhere;
  bool is_delta = false;
};

class Evaluation {
 public:
  Evaluation(const rules::Program& program, model::SymbolTable& symbols, const FactInputs& inputs,
             const Limits& limits, Database& database)
      : program_{program},
        inputs_{inputs},
        records_heights_{limits.heights},
        database_{database},
        machine_{program, database, symbols, limits} {}

  base::Result<void> run() {
    if (auto checked = check(); !checked) return checked;
    for (std::uint32_t i = 0; i < program_.relations.size(); ++i) {
      if (auto loaded = load(RelationId{i}); !loaded) return loaded;
    }
    for (const Stratum& stratum : program_.strata) {
      settle(stratum);
      if (machine_.failed()) return machine_.error();
    }
    return {};
  }

 private:
  base::Result<void> check() const {
    for (const Relation& relation : program_.relations) {
      if (relation.attributes.size() <= 64) continue;
      return base::Error{kTooManyColumns,
                         "`" + relation.name + "` has " +
                             std::to_string(relation.attributes.size()) + " attributes",
                         "split it, joined by a key", relation.span};
    }
    const bool converges =
        program_.algebra == rules::Algebra::kGodel || program_.algebra == rules::Algebra::kBoolean;
    for (const Stratum& stratum : program_.strata) {
      if (converges || !stratum.recursive || stratum.relations.empty()) continue;
      const Relation& relation = program_.relation(stratum.relations.front());
      if (relation.kind != RelationKind::kDegree) continue;
      return base::Error{kDivergingAlgebra, "`" + relation.name + "` depends on itself",
                         "use the algebra `godel` or `boolean`", relation.span};
    }
    return {};
  }

  base::Result<void> load(RelationId id) {
    const Relation& relation = program_.relation(id);
    if (relation.kind == RelationKind::kDegreeInput) return {};
    for (const IoDirective& directive : relation.io) {
      if (directive.kind != IoDirective::Kind::kInput) continue;
      Table& table = database_.table(id);
      const auto insert = [&](std::span<const Value> tuple) { table.insert(tuple, 0); };
      const auto io = std::ranges::find(directive.parameters, "IO",
                                        &std::pair<std::string, std::string>::first);
      const bool from_store = io != directive.parameters.end() && io->second == "store";
      auto loaded = from_store ? load_from_store(relation, insert)
                               : load_from_file(relation, directive, insert);
      if (!loaded) return loaded;
      table.settle();
      machine_.check_size();
      if (machine_.failed()) return machine_.error();
    }
    return {};
  }

  base::Result<void> load_from_store(const Relation& relation, FactVisitor insert) {
    if (inputs_.store == nullptr) {
      return base::Error{kNoStore, "`" + relation.name + "` reads the store and none is open",
                         "open a store", relation.span};
    }
    const auto* schema = inputs_.store->schema(relation.name);
    if (schema == nullptr) {
      return base::Error{kNotOffered, "the store offers no relation `" + relation.name + "`", "",
                         relation.span};
    }
    const bool agrees = std::ranges::equal(schema->attributes, relation.attributes, {},
                                           &model::Attribute::type, &model::Attribute::type);
    if (!agrees) {
      std::string offered;
      for (const auto& attribute : schema->attributes) {
        offered +=
            (offered.empty() ? "" : ", ") + attribute.name + ": " + model::name_of(attribute.type);
      }
      return base::Error{kNotOffered, "the store offers `" + relation.name + "(" + offered + ")`",
                         "declare the relation with these types", relation.span};
    }
    return inputs_.store->scan(relation.name, machine_.symbols(), insert);
  }

  base::Result<void> load_from_file(const Relation& relation, const IoDirective& directive,
                                    FactVisitor insert) {
    if (!inputs_.loader) {
      return base::Error{kNoLoader, "`" + relation.name + "` reads a file",
                         "give a folder of facts", relation.span};
    }
    return inputs_.loader(relation, directive, machine_.symbols(), insert);
  }

  void settle(const Stratum& stratum) {
    machine_.show_new_rows();
    estimate_sizes(stratum);
    bodies_.clear();
    std::vector<Task> tasks;
    for (const rules::RuleId id : stratum.rules) {
      add_tasks(stratum, program_.rule(id), tasks);
      if (machine_.failed()) return;
    }
    machine_.show_new_rows();
    std::vector<std::vector<std::uint32_t>> lowered(program_.relations.size());
    run_round(tasks, false, lowered);
    std::size_t planned_for = 0;
    while (stratum.recursive && !machine_.failed() && take_delta(stratum, lowered)) {
      plan_again(stratum, tasks, planned_for);
      run_round(tasks, true, lowered);
    }
    machine_.show_new_rows();
    for (const RelationId id : stratum.relations) {
      machine_.drop_indexes(id);  // later strata may want others, and these have room to grow
      database_.table(id).settle();
    }
  }

  /// Sizes of settled relations are known; those of this stratum are taken for as large as its
  /// largest.
  void estimate_sizes(const Stratum& stratum) {
    statistics_.restart();
    std::size_t largest = 1;
    for (std::uint32_t i = 0; i < program_.relations.size(); ++i) {
      largest = std::max(largest, statistics_.size(RelationId{i}));
    }
    for (const RelationId id : stratum.relations)
      statistics_.assume(id, largest);
  }

  /// Plans the rounds to come from what the stratum's relations are like by now, when they have
  /// grown so much since `planned_for` that it may matter.
  void plan_again(const Stratum& stratum, std::vector<Task>& tasks, std::size_t& planned_for) {
    constexpr std::size_t kGrowth = 4;
    std::size_t size = 0;
    for (const RelationId id : stratum.relations)
      size += machine_.table(id).size();
    if (size < planned_for * kGrowth) return;
    planned_for = size;
    statistics_.restart();
    for (const RelationId id : stratum.relations)
      machine_.drop_indexes(id);
    for (Task& task : tasks) {
      if (task.is_delta) task.plan = *plan(*task.body, task.delta_condition);
    }
  }

  std::optional<Plan> plan(const RuleBody& body, std::uint32_t delta) {
    const PlanContext context{&program_, &statistics_, false};
    return make_plan(context, body, body.conditions, {}, delta);
  }

  void add_tasks(const Stratum& stratum, const Rule& rule, std::vector<Task>& tasks) {
    machine_.set_rule(&rule);
    const RuleBody& body = bodies_.emplace_back(lower_rule(program_, rule, machine_.symbols()));
    if (rule.body.empty() && body.conditions.empty()) {
      insert_fact(rule, body);
      return;
    }
    add_task(rule, body, kNowhere, tasks);
    for (std::uint32_t i = 0; stratum.recursive && i < body.conditions.size(); ++i) {
      const Condition& condition = body.conditions[i];
      const bool reads_stratum =
          condition.kind == Condition::Kind::kAtom &&
          std::ranges::find(stratum.relations, condition.relation) != stratum.relations.end();
      if (reads_stratum) add_task(rule, body, i, tasks);
    }
  }

  void add_task(const Rule& rule, const RuleBody& body, std::uint32_t delta,
                std::vector<Task>& tasks) {
    auto planned = plan(body, delta);
    bool is_safe = planned.has_value();
    for (const ExpressionId id : body.head)
      is_safe = is_safe && has_value(body, id, *planned);
    if (!is_safe) {
      machine_.fail({kUnorderable,
                     "a rule of `" + program_.relation(rule.head.relation).name +
                         "` has a variable without a value",
                     "", rule.span});
      return;
    }
    Task task{.rule = &rule, .body = &body, .plan = std::move(*planned)};
    if (delta != kNowhere) {
      task.is_delta = true;
      task.delta = body.conditions[delta].relation;
      task.delta_condition = delta;
    }
    tasks.push_back(std::move(task));
  }

  /// Whether the plan gives every slot that `expression` reads a value.
  static bool has_value(const RuleBody& body, ExpressionId expression, const Plan& plan) {
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

  void insert_fact(const Rule& rule, const RuleBody& body) {
    model::Tuple tuple;
    for (const ExpressionId id : body.head)
      tuple.push_back(machine_.value(body, id, {}));
    if (!machine_.failed()) database_.table(rule.head.relation).insert(tuple, 0);
  }

  void run_round(std::vector<Task>& tasks, bool on_delta,
                 std::vector<std::vector<std::uint32_t>>& lowered) {
    for (Task& task : tasks) {
      if (task.is_delta != on_delta || (on_delta && machine_.delta(task.delta).empty())) continue;
      machine_.set_rule(task.rule);
      run_task(task, lowered[static_cast<std::size_t>(task.rule->head.relation)]);
      machine_.check_size();
      if (machine_.failed()) return;
    }
  }

  /// Whether `plan` looks up single facts of `relation`: these may be facts of the same round.
  static bool looks_up(const Plan& plan, RelationId relation) {
    return std::ranges::any_of(plan.steps, [&](const Step& step) {
      return step.kind == Step::Kind::kFind && step.relation == relation;
    });
  }

  void run_task(const Task& task, std::vector<std::uint32_t>& lowered) {
    constexpr std::size_t kCheckEvery = 1U << 16U;  // insertions between two looks at the size
    const RelationId relation = task.rule->head.relation;
    Table& table = database_.table(relation);
    const std::size_t batch = looks_up(task.plan, relation) ? 1 : Table::kBatch;
    std::vector<Value> frame(task.body->slot_count);
    std::vector<Operand> head;
    for (const ExpressionId id : task.body->head)
      head.push_back(operand_of(*task.body, id));
    model::Tuple tuples;
    std::vector<std::uint32_t> heights;
    Join join{machine_, *task.body, task.plan};
    std::size_t checked = table.size();
    while (join.next(frame)) {
      for (const Operand& operand : head)
        tuples.push_back(machine_.value(*task.body, operand, frame));
      if (machine_.failed()) return;
      heights.push_back(records_heights_ ? join.height() + 1 : 0);
      if (heights.size() < batch) continue;
      table.insert_batch(tuples, heights, lowered);
      tuples.clear();
      heights.clear();
      if (table.size() - checked < kCheckEvery) continue;
      machine_.check_size();
      checked = table.size();
    }
    table.insert_batch(tuples, heights, lowered);
  }

  /// Makes the rows found in the last round, each once, the delta of the next; false: there were
  /// none.
  bool take_delta(const Stratum& stratum, std::vector<std::vector<std::uint32_t>>& lowered) {
    bool any = false;
    for (const RelationId id : stratum.relations) {
      auto& rows = lowered[static_cast<std::size_t>(id)];
      Delta& delta = machine_.delta(id);
      delta.begin = machine_.visible(id);  // as it was when the round began
      delta.end = static_cast<std::uint32_t>(machine_.table(id).size());
      std::erase_if(rows, [&](std::uint32_t row) { return row >= delta.begin; });
      std::ranges::sort(rows);
      rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
      delta.lowered.swap(rows);
      rows.clear();
      any = any || !delta.empty();
    }
    machine_.show_new_rows();
    return any;
  }

  const rules::Program& program_;
  const FactInputs& inputs_;
  bool records_heights_;
  Database& database_;
  Machine machine_;
  Statistics statistics_{machine_};
  std::deque<RuleBody> bodies_;  ///< of the stratum at hand; addresses are stable
};

}  // namespace

base::Result<Database> evaluate(const rules::Program& program, model::SymbolTable& symbols,
                                const FactInputs& inputs, const Limits& limits) {
  Database database{program};
  auto done = Evaluation{program, symbols, inputs, limits, database}.run();
  if (!done) return done.error();
  return database;
}

}  // namespace yinguo::evaluation
