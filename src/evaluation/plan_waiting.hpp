#pragma once
// The conditions that have no place in a plan yet, and how many facts an atom is expected to match.
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "evaluation/plan_bindings.hpp"
#include "evaluation/statistics.hpp"

namespace yinguo::evaluation {

/// Lifetime: refers to the context, the body and the conditions.
class Waiting : public Bindings {
 public:
  Waiting(const PlanContext& context, const RuleBody& body, std::span<const Slot> bound)
      : Bindings{context, body, bound}, context_{context}, body_{body} {}

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

  [[nodiscard]] double facts_of(const Condition& atom) const {
    return static_cast<double>(context_.statistics->size(atom.relation)) + 1.0;
  }

  /// Facts that agree with the bound columns. Columns are seldom independent, so each further one
  /// counts for less: the most selective in full, then its square root, and so on (exponential
  /// backoff).
  [[nodiscard]] double expected_matches(const Condition& atom) const {
    return facts_of(atom) * share_that_matches(atom, [](ExpressionId) { return 1.0; });
  }

  /// The share of the atom's facts that does. `domain_of` an argument is how many values it may
  /// have, of which those that the column has are taken for a part.
  template <class DomainOf>
  [[nodiscard]] double share_that_matches(const Condition& atom, const DomainOf& domain_of) const {
    std::vector<double> distinct;
    for (std::size_t column = 0; column < atom.arguments.size(); ++column) {
      if (is_bound(atom.arguments[column])) {
        distinct.push_back(std::max(context_.statistics->distinct(atom.relation, column),
                                    domain_of(atom.arguments[column])));
      }
      each_known_part(atom.arguments[column], [&](std::uint32_t field, model::ShapeId shape, auto) {
        const IndexField part{static_cast<std::uint32_t>(column), field, shape};
        distinct.push_back(context_.statistics->distinct(atom.relation, part));
      });
    }
    std::ranges::sort(distinct, std::greater<>{});
    double share = 1.0;
    double weight = 1.0;
    for (const double values : distinct) {
      share /= std::pow(values, weight);
      weight /= 2.0;
    }
    return share;
  }

 protected:
  std::vector<const Condition*> waiting_;  ///< null: it has its place

 private:
  [[nodiscard]] std::optional<ExpressionId> record_equal_to(ExpressionId variable) const {
    const auto is_variable = [&](ExpressionId other) {
      const Expression& node = body_.expressions[other];
      return node.kind == Expression::Kind::kSlot &&
             body_.expressions[variable].kind == Expression::Kind::kSlot &&
             node.slot == body_.expressions[variable].slot;
    };
    for (const Condition* waiting : waiting_) {
      const bool is_equation = waiting != nullptr && waiting->kind == Condition::Kind::kCompare &&
                               waiting->op == rules::Comparison::kEqual;
      if (!is_equation) continue;
      if (is_variable(waiting->left) && is_record(waiting->right)) return waiting->right;
      if (is_variable(waiting->right) && is_record(waiting->left)) return waiting->left;
    }
    return std::nullopt;
  }

  const PlanContext& context_;
  const RuleBody& body_;
};

}  // namespace yinguo::evaluation
