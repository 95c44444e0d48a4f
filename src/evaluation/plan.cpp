#include "evaluation/plan.hpp"

#include <algorithm>
#include <cmath>
#include <deque>
#include <functional>
#include <limits>
#include <utility>

#include "evaluation/plan_bindings.hpp"
#include "evaluation/statistics.hpp"

namespace yinguo::evaluation {
namespace {

using Kind = Condition::Kind;

class Planner : private Bindings {
 public:
  Planner(const PlanContext& context, const RuleBody& body, std::span<const Slot> bound)
      : Bindings{context, body, bound}, context_{context}, body_{body} {}

  std::optional<Plan> run(std::span<const Condition> conditions, std::uint32_t delta) {
    for (const Condition& condition : conditions)
      waiting_.push_back(&condition);
    if (delta != kNowhere) {
      schedule_atom(conditions[delta], true);
      waiting_[delta] = nullptr;
    }
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
    if (!schedule_with_rivals(atom)) schedule_atom(atom, false);
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
                            !always_exists(*waiting) && only_missing(*waiting) == missing &&
                            (waiting->relation == atom.relation || !is_growing(waiting->relation));
      if (is_rival) others.push_back(std::exchange(waiting, nullptr));
    }
    if (others.empty()) return false;
    std::vector<Rival> rivals;
    rivals.reserve(others.size());
    for (const Condition* other : others)
      rivals.push_back(rival_of(*other));
    const auto chosen_at = static_cast<std::uint32_t>(plan_.steps.size());
    schedule_atom(atom, false);
    plan_.steps.back().rivals = std::move(rivals);
    others.insert(others.begin(), &atom);
    for (std::uint32_t choice = 0; choice < others.size(); ++choice) {
      schedule_atom(*others[choice], false);
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

  /// Facts that agree with the bound columns. Columns are seldom independent, so each further one
  /// counts for less: the most selective in full, then its square root, and so on (exponential
  /// backoff).
  [[nodiscard]] double expected_matches(const Condition& atom) const {
    std::vector<double> distinct;
    for (std::size_t column = 0; column < atom.arguments.size(); ++column) {
      if (is_bound(atom.arguments[column])) {
        distinct.push_back(context_.statistics->distinct(atom.relation, column));
      }
      each_known_part(atom.arguments[column], [&](std::uint32_t field, model::ShapeId shape, auto) {
        const IndexField part{static_cast<std::uint32_t>(column), field, shape};
        distinct.push_back(context_.statistics->distinct(atom.relation, part));
      });
    }
    std::ranges::sort(distinct, std::greater<>{});
    auto matches = static_cast<double>(context_.statistics->size(atom.relation)) + 1.0;
    double weight = 1.0;
    for (const double values : distinct) {
      matches /= std::pow(values, weight);
      weight /= 2.0;
    }
    return matches;
  }

  void schedule(const Condition& condition) {
    if (always_exists(condition)) return;
    switch (condition.kind) {
      case Kind::kNever:
        push({.kind = Step::Kind::kNever});
        return;
      case Kind::kAtom:
        schedule_atom(condition, false);
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

  void schedule_atom(const Condition& condition, bool from_delta) {
    Step step{.kind = Step::Kind::kScan, .from_delta = from_delta, .relation = condition.relation};
    std::vector<std::uint32_t> deferred;
    for (std::uint32_t column = 0; column < condition.arguments.size(); ++column) {
      const ExpressionId argument = condition.arguments[column];
      const Slot stand_in = condition.stand_ins[column];
      if (is_bound(argument) && !is_partial(argument)) {
        step.key |= ColumnMask{1} << column;
        step.key_values.push_back(argument);
        continue;
      }
      if (!from_delta) add_fields(step, column, argument);
      if (stand_in != kNowhere) deferred.push_back(column);
      bind_column(step, column, stand_in != kNowhere ? stand_in : body_.expressions[argument].slot);
    }
    const bool all_known = step.key_values.size() == condition.arguments.size() && !from_delta;
    if (all_known) step.kind = Step::Kind::kFind;
    for (const auto& [column, slot] : step.outputs)
      bind(slot);
    push(std::move(step));
    for (const std::uint32_t column : deferred)
      tie(condition.arguments[column], condition.stand_in_values[column]);
  }

  /// Calls `visit` with place, shape and value of each part that has a value already, of the record
  /// that an argument without one is, or is said to equal.
  template <class Visit>
  void each_known_part(ExpressionId argument, const Visit& visit) const {
    if (is_bound(argument)) return;
    const auto record = is_record(argument) ? std::optional{argument} : record_equal_to(argument);
    if (!record) return;
    const Expression& node = body_.expressions[*record];
    for (std::uint32_t i = 0; i < node.argument_count; ++i) {
      const ExpressionId part = body_.arguments[node.first_argument + i];
      if (is_bound(part) && !is_partial(part)) visit(i, node.shape, part);
    }
  }

  [[nodiscard]] std::optional<ExpressionId> record_equal_to(ExpressionId variable) const {
    const auto is_variable = [&](ExpressionId other) {
      const Expression& node = body_.expressions[other];
      return node.kind == Expression::Kind::kSlot &&
             body_.expressions[variable].kind == Expression::Kind::kSlot &&
             node.slot == body_.expressions[variable].slot;
    };
    for (const Condition* waiting : waiting_) {
      const bool is_equation = waiting != nullptr && waiting->kind == Kind::kCompare &&
                               waiting->op == rules::Comparison::kEqual;
      if (!is_equation) continue;
      if (is_variable(waiting->left) && is_record(waiting->right)) return waiting->right;
      if (is_variable(waiting->right) && is_record(waiting->left)) return waiting->left;
    }
    return std::nullopt;
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
  std::vector<const Condition*> waiting_;
  std::deque<Condition> guards_;  ///< ties stand-ins to their values; addresses are stable
  Plan plan_;
  bool failed_ = false;
};

}  // namespace

std::optional<Plan> make_plan(const PlanContext& context, const RuleBody& body,
                              std::span<const Condition> conditions, std::span<const Slot> bound,
                              std::uint32_t delta) {
  return Planner{context, body, bound}.run(conditions, delta);
}

std::optional<Plan> make_group_plan(const PlanContext& context, const RuleBody& body,
                                    const Group& group) {
  return make_plan(context, body, group.conditions, group.outer);
}

}  // namespace yinguo::evaluation
