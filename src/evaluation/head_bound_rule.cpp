#include "evaluation/head_bound_rule.hpp"

#include "evaluation/errors.hpp"

namespace yinguo::evaluation {

void HeadBoundRule::restart(std::span<const model::Value> tuple, std::uint32_t ceiling) {
  for (std::size_t i = 0; i < tuple.size(); ++i)
    frame[body.head_slots[i]] = tuple[i];
  join->restart(0, ceiling);
}

HeadBoundRules::HeadBoundRules(Machine& machine)
    : machine_{machine},
      statistics_{machine, Statistics::Look::kClose},
      rules_(machine.program().relations.size()),
      waiting_(machine.program().relations.size()) {
  const auto& all = machine.program().rules;
  for (std::uint32_t i = 0; i < all.size(); ++i) {
    const auto head = static_cast<std::size_t>(all[i].head.relation);
    if (!rules::is_fact(all[i])) waiting_[head].push_back(rules::RuleId{i});
  }
}

const std::vector<std::unique_ptr<HeadBoundRule>>& HeadBoundRules::of(rules::RelationId relation) {
  auto& waiting = waiting_[static_cast<std::size_t>(relation)];
  for (const rules::RuleId id : waiting)
    prepare(id, machine_.program().rule(id));
  waiting.clear();
  return rules_[static_cast<std::size_t>(relation)];
}

void HeadBoundRules::prepare(rules::RuleId id, const rules::Rule& rule) {
  auto prepared = std::make_unique<HeadBoundRule>();
  prepared->id = id;
  prepared->body = lower_rule(machine_.program(), rule, machine_.symbols());
  RuleBody& body = prepared->body;
  auto conditions = body.conditions;
  conditions.insert(conditions.end(), body.head_conditions.begin(), body.head_conditions.end());
  PlanContext context{&machine_.program(), &statistics_};
  context.counters_are_given = true;
  auto plan = make_plan(context, body, conditions, body.head_slots);
  bool is_planned = plan.has_value();
  for (const Group& group : body.groups) {
    auto group_plan = make_group_plan(context, body, group);
    is_planned = is_planned && group_plan.has_value();
    prepared->group_plans.push_back(group_plan ? std::move(*group_plan) : Plan{});
  }
  if (!is_planned) {
    machine_.fail({kUnorderable,
                   "a rule of `" + machine_.program().relation(rule.head.relation).name +
                       "` has a variable without a value",
                   "", rule.span});
    return;
  }
  prepared->plan = std::move(*plan);
  prepared->frame.resize(body.slot_count);
  prepared->join = std::make_unique<Join>(machine_, body, prepared->plan);
  for (const Plan& group_plan : prepared->group_plans) {
    prepared->group_joins.push_back(std::make_unique<Join>(machine_, body, group_plan));
  }
  rules_[static_cast<std::size_t>(rule.head.relation)].push_back(std::move(prepared));
}

}  // namespace yinguo::evaluation
