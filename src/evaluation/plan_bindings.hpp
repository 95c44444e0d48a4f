#pragma once
// What has a value while the steps of a plan are put in order.
#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

#include "evaluation/plan.hpp"

namespace yinguo::evaluation {

/// Lifetime: refers to the context and the body.
class Bindings {
 public:
  Bindings(const PlanContext& context, const RuleBody& body, std::span<const Slot> bound)
      : context_{context}, body_{body}, bound_(body.slot_count, 0) {
    for (const Slot slot : bound)
      bind(slot);
  }

  void bind(Slot slot) { bound_[slot] = 1; }

  [[nodiscard]] bool is_bound(ExpressionId expression) const {
    const Expression& node = body_.expressions[expression];
    if (node.kind == Expression::Kind::kSlot) return bound_[node.slot] != 0;
    for (std::uint32_t i = 0; i < node.argument_count; ++i) {
      if (!is_bound(body_.arguments[node.first_argument + i])) return false;
    }
    return true;
  }

  /// A variable that may be given a value; results of aggregates get theirs from their groups
  /// alone.
  [[nodiscard]] bool is_assignable(ExpressionId expression) const {
    const Expression& node = body_.expressions[expression];
    return node.kind == Expression::Kind::kSlot && bound_[node.slot] == 0 &&
           (node.slot < body_.variable_count ||
            (context_.counters_are_given &&
             std::ranges::find(body_.counters, node.slot) != body_.counters.end()));
  }

  [[nodiscard]] bool is_record(ExpressionId expression) const {
    return body_.expressions[expression].kind == Expression::Kind::kRecord;
  }

  /// May be given a value, or its parts may.
  [[nodiscard]] bool is_target(ExpressionId expression) const {
    return is_assignable(expression) || is_record(expression);
  }

  [[nodiscard]] bool is_wildcard(ExpressionId expression) const {
    const Expression& node = body_.expressions[expression];
    return node.kind == Expression::Kind::kSlot && body_.is_wildcard[node.slot] != 0;
  }

  [[nodiscard]] bool is_partial(ExpressionId expression) const {
    return body_.expressions[expression].is_partial;
  }

  [[nodiscard]] bool is_ordinary(rules::RelationId relation) const {
    return context_.program->relation(relation).kind == rules::RelationKind::kOrdinary;
  }

  /// Counts as existing whatever its degree is, so there is nothing to test.
  [[nodiscard]] bool always_exists(const Condition& condition) const {
    switch (condition.kind) {
      case Condition::Kind::kAtom:
        return context_.program->relation(condition.relation).kind ==
               rules::RelationKind::kDegreeInput;
      case Condition::Kind::kNegatedAtom:
        return !is_ordinary(condition.relation);
      case Condition::Kind::kQuantified: {
        const Group& group = body_.groups[condition.group];
        return !is_ordinary(group.relation) && group.quantifier != rules::Quantifier::kMean;
      }
      case Condition::Kind::kCounter:
        return context_.counters_are_given;
      default:
        return false;
    }
  }

  /// Whether all that `condition` reads has a value, so that it only tests or computes.
  [[nodiscard]] bool is_ready(const Condition& condition) const {
    switch (condition.kind) {
      case Condition::Kind::kNever:
        return true;
      case Condition::Kind::kAtom:
        return std::ranges::all_of(condition.arguments, [&](auto a) { return is_bound(a); });
      case Condition::Kind::kNegatedAtom:
        return std::ranges::all_of(condition.arguments,
                                   [&](auto a) { return is_bound(a) || is_wildcard(a); });
      case Condition::Kind::kCompare: {
        const bool left = is_bound(condition.left);
        const bool right = is_bound(condition.right);
        if (left && right) return true;
        if (condition.op != rules::Comparison::kEqual) return false;
        return (left && is_target(condition.right)) || (right && is_target(condition.left));
      }
      case Condition::Kind::kRange:
        return std::ranges::all_of(condition.arguments, [&](auto a) { return is_bound(a); });
      case Condition::Kind::kCounter:
        return context_.counters_are_given;
      case Condition::Kind::kAggregate:
      case Condition::Kind::kQuantified:
        return std::ranges::all_of(body_.groups[condition.group].outer,
                                   [&](Slot slot) { return bound_[slot] != 0; });
    }
    return false;
  }

  [[nodiscard]] bool can_fail(const Condition& condition) const {
    if (condition.kind == Condition::Kind::kCompare) {
      return is_partial(condition.left) || is_partial(condition.right) ||
             condition.op == rules::Comparison::kMatch ||
             condition.op == rules::Comparison::kNotMatch;
    }
    return condition.group != kNowhere ||
           std::ranges::any_of(condition.arguments, [&](auto a) { return is_partial(a); });
  }

 private:
  const PlanContext& context_;
  const RuleBody& body_;
  std::vector<std::uint8_t> bound_;
};

}  // namespace yinguo::evaluation
