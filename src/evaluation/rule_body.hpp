#pragma once
// A rule made ready for planning: terms as flat expressions over the slots of one frame, aggregates
// hoisted out of terms, and everything that can bind or test a value as one condition.
#include <cstdint>
#include <span>
#include <vector>

#include "model/symbol_table.hpp"

#include "rules/program.hpp"

namespace yinguo::evaluation {

using Slot = std::uint32_t;
using ExpressionId = std::uint32_t;

inline constexpr std::uint32_t kNowhere = 0xffffffffU;

struct Expression {
  enum class Kind : std::uint8_t {
    kConstant,
    kSlot,
    kFunctor,
    kRecord
  };
  Kind kind = Kind::kConstant;
  rules::Functor functor{};
  model::ShapeId shape{};   ///< kRecord
  bool is_partial = false;  ///< it, or a part of it, can fail (division, to_number, …)
  Slot slot = 0;
  std::uint32_t first_argument = 0;  ///< into RuleBody::arguments
  std::uint32_t argument_count = 0;
  model::Value constant{};
};

/// A literal, an aggregate within one, or what the planner adds.
struct Condition {
  enum class Kind : std::uint8_t {
    kAtom,
    kNegatedAtom,
    kCompare,
    kAggregate,
    kQuantified,
    kRange,    ///< the slot takes each value of range(arguments)
    kCounter,  ///< the slot takes another number
    kNever
  };
  Kind kind = Kind::kNever;
  std::uint32_t literal =
      kNowhere;                  ///< in the rule's body; kNowhere: the head's, or within a group
  rules::RelationId relation{};  ///< kAtom, kNegatedAtom
  std::vector<ExpressionId> arguments{};
  std::vector<Slot>
      stand_ins{};  ///< by column of a kAtom: binds a functor argument not yet computable
  std::vector<ExpressionId> stand_in_values{};  ///< by column: the stand-in as an expression
  rules::Comparison op{};                       ///< kCompare
  ExpressionId left = 0;
  ExpressionId right = 0;
  std::uint32_t group = kNowhere;  ///< kAggregate, kQuantified: into RuleBody::groups
  rules::Functor functor{};        ///< kRange
  Slot target = kNowhere;          ///< kRange, kCounter
};

/// The body of an aggregate or of a quantified literal.
struct Group {
  std::vector<Condition> conditions{};
  std::vector<Slot> outer{};  ///< slots that must be bound before it runs, ascending
  // an aggregate:
  rules::AggregateOp op{};
  model::ValueType target_type = model::ValueType::kNumber;
  ExpressionId target = kNowhere;
  Slot result = kNowhere;  ///< kNowhere: a quantified literal
  // a quantified literal:
  rules::Quantifier quantifier{};
  rules::RelationId relation{};
  std::vector<ExpressionId> arguments{};
  ExpressionId threshold = kNowhere;
};

struct RuleBody {
  std::vector<Expression> expressions{};
  std::vector<ExpressionId> arguments{};
  /// Beside `arguments`: a slot of its own for each part of a record, or kNowhere.
  std::vector<ExpressionId> parts{};
  std::vector<Condition> conditions{};
  std::vector<Group> groups{};
  std::vector<ExpressionId> head{};
  std::vector<Slot> head_slots{};            ///< by column: where a given head value is put
  std::vector<Condition> head_conditions{};  ///< what then ties the head to the body
  std::vector<std::uint8_t> is_wildcard{};   ///< by slot
  std::vector<Slot> counters{};              ///< slots of counters
  std::uint32_t variable_count = 0;          ///< slots [0, variable_count) are the rule's variables
  std::uint32_t slot_count = 0;

  /// Appends the slots that `expression` reads to `slots`.
  void collect_slots(ExpressionId expression, std::vector<Slot>& slots) const;
};

/// Constants of `program` are interned in `symbols`.
[[nodiscard]] RuleBody lower_rule(const rules::Program& program, const rules::Rule& rule,
                                  model::SymbolTable& symbols);

}  // namespace yinguo::evaluation
