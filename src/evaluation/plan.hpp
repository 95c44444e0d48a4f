#pragma once
// The order in which a rule's conditions are tried: a pipeline of steps over one frame of slots.
#include <cstdint>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "evaluation/rule_body.hpp"
#include "evaluation/table.hpp"

namespace yinguo::evaluation {

/// Another atom that lacks a value for the variable of a scan alone.
struct Rival {
  rules::RelationId relation{};
  ColumnMask key = 0;
  std::vector<ExpressionId> key_values{};                 ///< by key column, ascending
  std::vector<std::pair<std::uint32_t, Slot>> outputs{};  ///< the one column → slot
};

struct Step {
  enum class Kind : std::uint8_t {
    kScan,        ///< every row that agrees with the key columns
    kFind,        ///< the row itself: all columns are known (or it was scanned: `chosen_at`)
    kAbsent,      ///< no row agrees with the key columns
    kCompare,     ///< left op right
    kAssign,      ///< target := left
    kAggregate,   ///< the group's result into its slot
    kQuantified,  ///< the group decides
    kUnpack,      ///< the parts of the record `left`, if it has this shape
    kRange,       ///< target := each value of range(key values)
    kCounter,     ///< target := another number
    kNever,
  };
  Kind kind = Kind::kNever;
  bool from_delta = false;  ///< rows of the last round only
  bool is_late = false;     ///< from_delta: looked up, as no first step is
  rules::RelationId relation{};
  ColumnMask key = 0;
  std::vector<ExpressionId> key_values{};                        ///< by key column, ascending
  std::vector<std::pair<std::uint32_t, Slot>> outputs{};         ///< column → slot
  std::vector<std::pair<std::uint32_t, std::uint32_t>> equal{};  ///< columns that must agree
  std::vector<IndexField> fields{};  ///< kScan: parts of records in columns, which are keys too
  std::vector<ExpressionId> field_values{};  ///< by field
  /// kScan: the atoms that the variable may be taken from instead, whichever has the fewest rows.
  std::vector<Rival> rivals{};
  std::uint32_t chosen_at = kNowhere;  ///< kFind: the scan that may have found the row already
  std::uint32_t choice = 0;            ///< kFind: then its atom, as Join counts them
  rules::Comparison op{};
  ExpressionId left = 0;
  ExpressionId right = 0;
  Slot target = 0;
  std::uint32_t group = kNowhere;
  model::ShapeId shape{};    ///< kUnpack
  rules::Functor functor{};  ///< kRange
};

struct Plan {
  std::vector<Step> steps{};
  std::vector<Plan> groups{};                  ///< of the steps that run a group
  std::vector<std::uint32_t> group_of_step{};  ///< by step: index into groups, or kNowhere
  /// Look-ups and rows that are expected, groups and the delta left out.
  double cost = 0.0;
  double cost_of_delta_row = 0.0;  ///< of which there are so many more for each row of the delta
};

class Statistics;

/// What a planner wants to know about relations. Refers to both.
struct PlanContext {
  const rules::Program* program = nullptr;
  Statistics* statistics = nullptr;
  bool reads_wildcards = true;      ///< whether what stands in place of a `_` is wanted
  bool counters_are_given = false;  ///< by what they are compared with: nothing is counted anew
  bool has_rivals =
      false;  ///< whether indexes may be built on other atoms, to choose while running
  bool counts_cost = false;  ///< whether plans say what they cost, for which more is measured
};

/// Orders `conditions`, all of which must hold, given that the slots `bound` have values. Filters
/// go as early as they can, then the atom with the fewest matches expected, from sizes and distinct
/// values (Statistics). Where several atoms lack a value for the same variable alone, the rows of
/// each are candidates for it: a join takes those of the atom that has the fewest by then and looks
/// each up in the others (generic join: Ngo, Ré and Rudra, "Skew strikes back", 2013), which bounds
/// the work on triangles and larger cliques by the size that their result can have. A condition
/// that can fail (division, to_number) waits for what is written before it. `delta` is the index of
/// the condition to read from the last round, and comes first. nullopt: some slot gets no value.
/// Degrees that count as existing leave no step.
[[nodiscard]] std::optional<Plan> make_plan(const PlanContext& context, const RuleBody& body,
                                            std::span<const Condition> conditions,
                                            std::span<const Slot> bound,
                                            std::uint32_t delta = kNowhere);

/// The same of the whole body, with the delta's atom where its turn comes, to be looked up by what
/// has a value then: for when the last round had many rows, of which the other conditions want few,
/// and lowered none. nullopt: there is no such plan.
[[nodiscard]] std::optional<Plan> make_late_plan(const PlanContext& context, const RuleBody& body,
                                                 std::uint32_t delta);

/// The plan of a group whose outer slots are bound.
[[nodiscard]] std::optional<Plan> make_group_plan(const PlanContext& context, const RuleBody& body,
                                                  const Group& group);

}  // namespace yinguo::evaluation
