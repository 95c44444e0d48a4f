#include "evaluation/settle.hpp"

#include <algorithm>

#include "evaluation/errors.hpp"
#include "evaluation/ordered_rounds.hpp"
#include "evaluation/stratum_tasks.hpp"

namespace yinguo::evaluation {
namespace {

using model::Value;
using rules::IoDirective;
using rules::Relation;
using rules::RelationId;
using rules::RelationKind;
using rules::Stratum;

class Loading {
 public:
  Loading(Machine& machine, Database& database, const FactInputs& inputs)
      : program_{machine.program()}, machine_{machine}, database_{database}, inputs_{inputs} {}

  base::Result<void> run() {
    for (std::uint32_t i = 0; i < program_.relations.size(); ++i) {
      if (auto loaded = load(RelationId{i}); !loaded) return loaded;
    }
    return {};
  }

 private:
  base::Result<void> load(RelationId id) {
    const auto given_for = program_.relation(id).given_for;
    const Relation& relation = program_.relation(given_for.value_or(id));
    if (relation.kind == RelationKind::kDegreeInput) return {};
    machine_.set_rule(nullptr);
    for (const IoDirective& directive : program_.relation(id).io) {
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

  const rules::Program& program_;
  Machine& machine_;
  Database& database_;
  const FactInputs& inputs_;
};

}  // namespace

base::Result<void> check_evaluable(const rules::Program& program) {
  for (const Relation& relation : program.relations) {
    if (relation.attributes.size() <= 64) continue;
    return base::Error{
        kTooManyColumns,
        "`" + relation.name + "` has " + std::to_string(relation.attributes.size()) + " attributes",
        "split it, joined by a key", relation.span};
  }
  const bool converges =
      program.algebra == rules::Algebra::kGodel || program.algebra == rules::Algebra::kBoolean;
  for (const Stratum& stratum : program.strata) {
    if (converges || !stratum.recursive || stratum.relations.empty()) continue;
    const Relation& relation = program.relation(stratum.relations.front());
    if (relation.kind != RelationKind::kDegree) continue;
    return base::Error{kDivergingAlgebra, "`" + relation.name + "` depends on itself",
                       "use the algebra `godel` or `boolean`", relation.span};
  }
  return {};
}

base::Result<void> load_given(Machine& machine, Database& database, const FactInputs& inputs) {
  return Loading{machine, database, inputs}.run();
}

std::vector<Table> stated_facts(Machine& machine) {
  const rules::Program& program = machine.program();
  std::vector<Table> stated;
  for (const Relation& relation : program.relations)
    stated.emplace_back(relation.attributes.size());
  for (const rules::Rule& rule : program.rules) {
    if (!rules::is_fact(rule)) continue;
    const RuleBody body = lower_rule(program, rule, machine.symbols());
    if (!body.conditions.empty()) continue;
    model::Tuple tuple;
    for (const ExpressionId id : body.head)
      tuple.push_back(machine.value(body, id, {}));
    stated[static_cast<std::size_t>(rule.head.relation)].insert(tuple, 0);
  }
  return stated;
}

Settling::Settling(Machine& machine, Database& database)
    : machine_{machine}, database_{database}, statistics_{machine} {
  for (std::uint32_t i = 0; i < database.relation_count(); ++i)
    heads_.push_back(&database.table(RelationId{i}));
}

void Settling::run(const Stratum& stratum) {
  machine_.focus(stratum.relations);
  if (depends_on_order(machine_.program(), stratum)) {
    settle_in_ordered_rounds(machine_, database_, stratum, statistics_);
  } else {
    run_at_once(stratum);
  }
  machine_.show_new_rows();
  for (const RelationId id : stratum.relations) {
    machine_.drop_indexes(id);  // later strata may want others, and these have room to grow
    database_.table(id).settle();
  }
}

void Settling::run_at_once(const Stratum& stratum) {
  StratumTasks tasks{machine_, stratum, rules_of(machine_.program(), stratum), statistics_, heads_};
  tasks.prepare();
  if (machine_.failed()) return;
  tasks.run(Task::Part::kSettled);
  tasks.run(Task::Part::kRecursive);
  while (stratum.recursive && !machine_.failed() && tasks.take_delta())
    tasks.run(Task::Part::kDelta);
}

}  // namespace yinguo::evaluation
