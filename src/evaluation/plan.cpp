#include "evaluation/plan.hpp"

#include <algorithm>
#include <deque>
#include <limits>
#include <utility>

#include "evaluation/plan_waiting.hpp"

namespace yinguo::evaluation {
namespace {

using Kind = Condition::Kind;

class Planner : private Waiting {
 public:
  Planner(const PlanContext& context, const RuleBody& body, std::span<const Slot> bound)
      : Waiting{context, body, bound},
        context_{context},
        body_{body},
        domains_(context.counts_cost ? body.slot_count : 0) {}

  /// `is_late`: the delta comes when it is its turn.
  std::optional<Plan> run(std::span<const Condition> conditions, std::uint32_t delta,
                          bool is_late) {
    for (const Condition& condition : conditions)
      waiting_.push_back(&condition);
    if (delta != kNowhere) delta_ = &conditions[delta];
    if (delta != kNowhere && !is_late) schedule_atom(*std::exchange(waiting_[delta], nullptr));
    while (true) {
      if (schedule_first(true) || schedule_first(false)) continue;
      if (schedule_best_atom() || schedule_counter()) continue;
      if (!schedule_late_partial()) break;
    }
    if (std::ranges::any_of(waiting_, [](const auto* c) { return c != nullptr; })) {
      return std::nullopt;
    }
    return failed_ ? std::nullopt : std::optional{std::move(plan_)};
  }

 private:
  /// Schedules the first ready condition that computes or tests; groups only when `cheap` is false.
  bool schedule_first(bool cheap) {
    bool all_before = true;
    for (auto& waiting : waiting_) {
      if (waiting == nullptr) continue;
      const bool is_group = waiting->group != kNowhere || waiting->kind == Kind::kRange;
      if (is_ready(*waiting) && is_group != cheap && (all_before || !can_fail(*waiting))) {
        schedule(*std::exchange(waiting, nullptr));
        return true;
      }
      all_before = false;
    }
    return false;
  }

  /// Counts what all atoms and tests have let through.
  bool schedule_counter() {
    for (auto& waiting : waiting_) {
      if (waiting == nullptr || waiting->kind != Kind::kCounter) continue;
      const Condition& condition = *std::exchange(waiting, nullptr);
      push({.kind = Step::Kind::kCounter, .target = condition.target});
      bind(condition.target);
      return true;
    }
    return false;
  }

  bool schedule_late_partial() {
    for (auto& waiting : waiting_) {
      if (waiting == nullptr || !is_ready(*waiting)) continue;
      schedule(*std::exchange(waiting, nullptr));
      return true;
    }
    return false;
  }

  bool schedule_best_atom() {
    const Condition** best = nullptr;
    double best_cost = std::numeric_limits<double>::infinity();
    for (auto& waiting : waiting_) {
      if (waiting == nullptr || waiting->kind != Kind::kAtom || always_exists(*waiting)) continue;
      const double cost = expected_matches(*waiting);
      if (cost >= best_cost) continue;
      best = &waiting;
      best_cost = cost;
    }
    if (best == nullptr) return false;
    const Condition& atom = *std::exchange(*best, nullptr);
    if (&atom == delta_ || !schedule_with_rivals(atom)) schedule_atom(atom);
    return true;
  }

  /// The variable that alone keeps `atom` from being looked up, when all else of it is a key.
  [[nodiscard]] Slot only_missing(const Condition& atom) const {
    Slot missing = kNowhere;
    for (std::size_t column = 0; column < atom.arguments.size(); ++column) {
      const ExpressionId argument = atom.arguments[column];
      if (is_bound(argument) && !is_partial(argument)) continue;
      if (atom.stand_ins[column] != kNowhere || missing != kNowhere || is_wildcard(argument)) {
        return kNowhere;
      }
      missing = body_.expressions[argument].slot;
    }
    return atom.arguments.size() > 1 ? missing : kNowhere;
  }

  /// Whether facts of `relation` are still being found, so that an index on it has to grow.
  [[nodiscard]] bool is_growing(rules::RelationId relation) const {
    return std::ranges::any_of(context_.program->strata, [&](const rules::Stratum& stratum) {
      return stratum.recursive &&
             std::ranges::find(stratum.relations, relation) != stratum.relations.end();
    });
  }

  /// Takes the one value that `atom` lacks from the smallest of all atoms that lack it alone, when
  /// there are several; false: there are not.
  bool schedule_with_rivals(const Condition& atom) {
    const Slot missing = context_.has_rivals ? only_missing(atom) : kNowhere;
    if (missing == kNowhere) return false;
    std::vector<const Condition*> others;
    for (auto& waiting : waiting_) {
      const bool is_rival = waiting != nullptr && waiting->kind == Kind::kAtom &&
                            waiting != delta_ && !always_exists(*waiting) &&
                            only_missing(*waiting) == missing &&
                            (waiting->relation == atom.relation || !is_growing(waiting->relation));
      if (is_rival) others.push_back(std::exchange(waiting, nullptr));
    }
    if (others.empty()) return false;
    std::vector<Rival> rivals;
    rivals.reserve(others.size());
    for (const Condition* other : others)
      rivals.push_back(rival_of(*other));
    const auto chosen_at = static_cast<std::uint32_t>(plan_.steps.size());
    schedule_atom(atom);
    plan_.steps.back().rivals = std::move(rivals);
    others.insert(others.begin(), &atom);
    for (std::uint32_t choice = 0; choice < others.size(); ++choice) {
      schedule_atom(*others[choice]);
      plan_.steps.back().chosen_at = chosen_at;
      plan_.steps.back().choice = choice;
    }
    return true;
  }

  [[nodiscard]] Rival rival_of(const Condition& atom) const {
    Rival rival{.relation = atom.relation};
    for (std::uint32_t column = 0; column < atom.arguments.size(); ++column) {
      const ExpressionId argument = atom.arguments[column];
      if (is_bound(argument)) {
        rival.key |= ColumnMask{1} << column;
        rival.key_values.push_back(argument);
      } else {
        rival.outputs.emplace_back(column, body_.expressions[argument].slot);
      }
    }
    return rival;
  }

  void schedule(const Condition& condition) {
    if (always_exists(condition)) return;
    switch (condition.kind) {
      case Kind::kNever:
        push({.kind = Step::Kind::kNever});
        return;
      case Kind::kAtom:
        schedule_atom(condition);
        return;
      case Kind::kNegatedAtom:
        schedule_negation(condition);
        return;
      case Kind::kCompare:
        schedule_comparison(condition);
        return;
      case Kind::kRange:
        push({.kind = Step::Kind::kRange,
              .key_values = condition.arguments,
              .target = condition.target,
              .functor = condition.functor});
        bind(condition.target);
        return;
      case Kind::kCounter:  // scheduled last, or given
        return;
      case Kind::kAggregate:
      case Kind::kQuantified:
        break;
    }
    const Group& group = body_.groups[condition.group];
    auto plan = make_group_plan(context_, body_, group);
    if (!plan) {
      failed_ = true;
      return;
    }
    const bool is_aggregate = condition.kind == Kind::kAggregate;
    push({.kind = is_aggregate ? Step::Kind::kAggregate : Step::Kind::kQuantified,
          .group = condition.group});
    plan_.group_of_step.back() = static_cast<std::uint32_t>(plan_.groups.size());
    plan_.groups.push_back(std::move(*plan));
    if (is_aggregate) bind(group.result);
  }

  void schedule_comparison(const Condition& condition) {
    const bool left = is_bound(condition.left);
    const bool right = is_bound(condition.right);
    if (condition.op == rules::Comparison::kEqual) {
      if (right && is_record(condition.left)) return unpack(condition.right, condition.left);
      if (left && is_record(condition.right)) return unpack(condition.left, condition.right);
    }
    if (left && right) {
      push({.kind = Step::Kind::kCompare,
            .op = condition.op,
            .left = condition.left,
            .right = condition.right});
      return;
    }
    const ExpressionId value = left ? condition.left : condition.right;
    const Slot target = body_.expressions[left ? condition.right : condition.left].slot;
    push({.kind = Step::Kind::kAssign, .left = value, .target = target});
    bind(target);
  }

  /// Takes `value` apart; the parts that are not just given to a variable are tied to their slots.
  void unpack(ExpressionId value, ExpressionId record) {
    const Expression& node = body_.expressions[record];
    Step step{.kind = Step::Kind::kUnpack, .left = value, .shape = node.shape};
    for (std::uint32_t i = 0; i < node.argument_count; ++i) {
      const ExpressionId part = body_.arguments[node.first_argument + i];
      const ExpressionId own = body_.parts[node.first_argument + i];
      const bool is_new =
          is_assignable(part) && body_.expressions[part].slot < body_.variable_count;
      const Slot slot = body_.expressions[is_new ? part : own].slot;
      step.outputs.emplace_back(i, slot);
      bind(slot);
      if (!is_new) tie(part, own);
    }
    push(std::move(step));
  }

  /// Called while what `step` binds is not yet bound. A value is taken to be one of the smallest
  /// column's that it stands in (Selinger and others, "Access path selection", 1979), so that as
  /// many solutions are expected whatever comes first.
  void count_cost(const Condition& atom, const Step& step) {
    constexpr double kIndexedRow = 4.0;  // that an index takes in, in look-ups
    if (!context_.counts_cost) return;
    const bool is_found = step.kind == Step::Kind::kFind;
    const double share = share_that_matches(atom, [&](ExpressionId argument) {
      const Expression& node = body_.expressions[argument];
      return node.kind == Expression::Kind::kSlot ? domains_[node.slot] : 1.0;
    });
    is_behind_delta_ = is_behind_delta_ || step.from_delta;
    const double before = solutions_;
    if (step.from_delta) {
      plan_.cost += before;
      solutions_ = step.is_late ? before * share : 1.0;
      plan_.cost_of_delta_row += solutions_;
    } else {
      const double matches = facts_of(atom) * share;
      solutions_ = before * (is_found ? std::min(matches, 1.0) : matches);
      (is_behind_delta_ ? plan_.cost_of_delta_row : plan_.cost) += before + solutions_;
    }
    const bool looks_up = !step.from_delta || step.is_late;
    if (looks_up && !is_found && step.key != 0 && is_growing(atom.relation))
      plan_.cost_of_delta_row += kIndexedRow;
    for (std::size_t column = 0; column < atom.arguments.size(); ++column) {
      const Expression& node = body_.expressions[atom.arguments[column]];
      if (node.kind != Expression::Kind::kSlot) continue;
      const double values = context_.statistics->distinct(atom.relation, column);
      double& domain = domains_[node.slot];
      domain = domain == 0.0 ? values : std::min(domain, values);
    }
  }

  void tie(ExpressionId left, ExpressionId right) {
    guards_.push_back(
        {.kind = Kind::kCompare, .op = rules::Comparison::kEqual, .left = left, .right = right});
    waiting_.push_back(&guards_.back());
  }

  void schedule_negation(const Condition& condition) {
    Step step{.kind = Step::Kind::kAbsent, .relation = condition.relation};
    for (std::uint32_t column = 0; column < condition.arguments.size(); ++column) {
      if (!is_bound(condition.arguments[column])) continue;
      step.key |= ColumnMask{1} << column;
      step.key_values.push_back(condition.arguments[column]);
    }
    push(std::move(step));
  }

  void schedule_atom(const Condition& condition) {
    Step step{.kind = Step::Kind::kScan, .relation = condition.relation};
    step.from_delta = &condition == delta_;
    step.is_late = step.from_delta && !plan_.steps.empty();
    const bool is_scanned = step.from_delta && !step.is_late;
    std::vector<std::uint32_t> deferred;
    for (std::uint32_t column = 0; column < condition.arguments.size(); ++column) {
      const ExpressionId argument = condition.arguments[column];
      const Slot stand_in = condition.stand_ins[column];
      if (is_bound(argument) && !is_partial(argument)) {
        step.key |= ColumnMask{1} << column;
        step.key_values.push_back(argument);
        continue;
      }
      if (!is_scanned) add_fields(step, column, argument);
      if (stand_in != kNowhere) deferred.push_back(column);
      bind_column(step, column, stand_in != kNowhere ? stand_in : body_.expressions[argument].slot);
    }
    const bool all_known = step.key_values.size() == condition.arguments.size() && !is_scanned;
    if (all_known) step.kind = Step::Kind::kFind;
    count_cost(condition, step);
    for (const auto& [column, slot] : step.outputs)
      bind(slot);
    push(std::move(step));
    for (const std::uint32_t column : deferred)
      tie(condition.arguments[column], condition.stand_in_values[column]);
  }

  void add_fields(Step& step, std::uint32_t column, ExpressionId argument) const {
    each_known_part(argument, [&](std::uint32_t field, model::ShapeId shape, ExpressionId value) {
      step.fields.push_back({column, field, shape});
      step.field_values.push_back(value);
    });
  }

  void bind_column(Step& step, std::uint32_t column, Slot slot) {
    if (!context_.reads_wildcards && body_.is_wildcard[slot] != 0) {
      bind(slot);
      return;
    }
    const auto earlier =
        std::ranges::find(step.outputs, slot, &std::pair<std::uint32_t, Slot>::second);
    if (earlier == step.outputs.end()) {
      step.outputs.emplace_back(column, slot);
    } else {
      step.equal.emplace_back(earlier->first, column);
    }
  }

  void push(Step step) {
    plan_.steps.push_back(std::move(step));
    plan_.group_of_step.push_back(kNowhere);
  }

  const PlanContext& context_;
  const RuleBody& body_;
  std::deque<Condition> guards_;  ///< ties stand-ins to their values; addresses are stable
  const Condition* delta_ = nullptr;
  bool is_behind_delta_ = false;
  std::vector<double> domains_;  ///< by slot, with costs: how many values it may have; 0: not known
  double solutions_ = 1.0;  ///< expected of the steps so far; behind the delta: for each row of it
  Plan plan_;
  bool failed_ = false;
};

}  // namespace

std::optional<Plan> make_plan(const PlanContext& context, const RuleBody& body,
                              std::span<const Condition> conditions, std::span<const Slot> bound,
                              std::uint32_t delta) {
  return Planner{context, body, bound}.run(conditions, delta, false);
}

std::optional<Plan> make_late_plan(const PlanContext& context, const RuleBody& body,
                                   std::uint32_t delta) {
  const bool is_simple = std::ranges::all_of(body.conditions, [](const Condition& condition) {
    return condition.kind == Kind::kAtom || condition.kind == Kind::kNegatedAtom ||
           condition.kind == Kind::kCompare;
  });
  if (!is_simple) return std::nullopt;
  auto plan = Planner{context, body, {}}.run(body.conditions, delta, true);
  const auto is_looked_up = [](const Step& step) {
    return step.is_late && (step.key != 0 || !step.fields.empty());
  };
  if (!plan || std::ranges::none_of(plan->steps, is_looked_up)) return std::nullopt;
  return plan;
}

std::optional<Plan> make_group_plan(const PlanContext& context, const RuleBody& body,
                                    const Group& group) {
  return make_plan(context, body, group.conditions, group.outer);
}

}  // namespace yinguo::evaluation
