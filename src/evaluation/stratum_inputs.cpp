#include "evaluation/stratum_inputs.hpp"

#include <algorithm>

#include "base/sorting.hpp"

#include "evaluation/ordered_rounds.hpp"
#include "evaluation/rule_body.hpp"

namespace yinguo::evaluation {
namespace {

using rules::RelationId;

bool is_match(const Condition& condition) {
  return condition.kind == Condition::Kind::kCompare &&
         (condition.op == rules::Comparison::kMatch ||
          condition.op == rules::Comparison::kNotMatch);
}

bool is_atom(const Condition& condition) {
  return condition.kind == Condition::Kind::kAtom ||
         condition.kind == Condition::Kind::kNegatedAtom;
}

bool adds_fractions(const Group& group) {
  return group.result != kNowhere &&
         (group.op == rules::AggregateOp::kFSum || group.op == rules::AggregateOp::kMean);
}

void add_rule(const RuleBody& body, StratumInputs& inputs) {
  const auto add_tests = [&](const Condition& condition) {
    const bool is_variable =
        is_match(condition) && body.expressions[condition.left].kind != Expression::Kind::kConstant;
    inputs.can_fail = inputs.can_fail || is_variable;
  };
  for (const Condition& condition : body.conditions) {
    if (is_atom(condition)) inputs.relations.push_back(condition.relation);
    add_tests(condition);
  }
  for (const Group& group : body.groups) {
    for (const Condition& condition : group.conditions) {
      if (is_atom(condition)) inputs.grouped.push_back(condition.relation);
      add_tests(condition);
    }
    if (group.result == kNowhere) inputs.grouped.push_back(group.relation);
    inputs.follows_rows = inputs.follows_rows || adds_fractions(group);
  }
  inputs.follows_rows = inputs.follows_rows || !body.counters.empty();
  inputs.can_fail =
      inputs.can_fail || std::ranges::any_of(body.expressions, &Expression::is_partial);
}

void make_set(std::vector<RelationId>& relations, const rules::Stratum& stratum) {
  std::erase_if(relations, [&](RelationId id) {
    return std::ranges::find(stratum.relations, id) != stratum.relations.end();
  });
  base::sort_unique(relations);
}

StratumInputs inputs_of(const rules::Program& program, const rules::Stratum& stratum,
                        model::SymbolTable& symbols) {
  StratumInputs inputs;
  inputs.is_ordered = depends_on_order(program, stratum);
  for (const rules::RuleId id : stratum.rules)
    add_rule(lower_rule(program, program.rule(id), symbols), inputs);
  for (const rules::Rule& rule : program.subsumptions) {
    const bool is_own =
        std::ranges::find(stratum.relations, rule.head.relation) != stratum.relations.end();
    if (is_own) add_rule(lower_rule(program, rule, symbols), inputs);
  }
  for (const RelationId id : stratum.relations) {
    if (const auto given = program.relation(id).classes_of) inputs.relations.push_back(*given);
  }
  make_set(inputs.relations, stratum);
  make_set(inputs.grouped, stratum);
  return inputs;
}

}  // namespace

std::vector<StratumInputs> inputs_of_strata(const rules::Program& program,
                                            model::SymbolTable& symbols) {
  std::vector<StratumInputs> all;
  for (const rules::Stratum& stratum : program.strata)
    all.push_back(inputs_of(program, stratum, symbols));
  return all;
}

std::vector<bool> reaching_row_order(const rules::Program& program,
                                     const std::vector<StratumInputs>& inputs) {
  std::vector<bool> reaches(program.relations.size());
  const auto mark = [&](const std::vector<RelationId>& relations) {
    for (const RelationId id : relations)
      reaches[static_cast<std::size_t>(id)] = true;
  };
  for (std::size_t i = program.strata.size(); i-- > 0;) {  // what reads a stratum comes after it
    const auto& own = program.strata[i].relations;
    const bool is_reached = std::ranges::any_of(
        own, [&](RelationId id) { return bool{reaches[static_cast<std::size_t>(id)]}; });
    if (!inputs[i].follows_rows && !is_reached) continue;
    mark(own);
    mark(inputs[i].relations);
    mark(inputs[i].grouped);
  }
  return reaches;
}

}  // namespace yinguo::evaluation
