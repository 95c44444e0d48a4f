#pragma once
// The AND/OR graph of what can be derived: an OR node is a fact, an AND node is a firing of a rule.
// Plain data in flat arrays with 32-bit indices; built once (evaluation::build_graph), then solved
// for as many cases as one likes (derivation/solve.hpp).
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "model/value.hpp"

#include "rules/program.hpp"

namespace yinguo::derivation {

enum class NodeId : std::uint32_t {
};
enum class FiringId : std::uint32_t {
};

inline constexpr std::uint32_t kNoIndex = 0xffffffffU;
inline constexpr FiringId kNoFiring{kNoIndex};

[[nodiscard]] constexpr std::size_t index_of(NodeId id) {
  return static_cast<std::size_t>(id);
}

[[nodiscard]] constexpr std::size_t index_of(FiringId id) {
  return static_cast<std::size_t>(id);
}

enum class NodeKind : std::uint8_t {
  kDerived,   ///< holds (or has a degree) because of its firings
  kAsserted,  ///< a fact of the program or of an input; its degree is 1
  kInput,     ///< a degree input; its degree is given for each case
  kAbsent,    ///< no rule instance and no input supports it; its degree is 0
};

/// A fact, or for kAbsent a pattern: columns in `free_columns` stand for any value.
struct Node {
  rules::RelationId relation{};
  std::uint32_t first_value = 0;  ///< into Graph::values; the relation's arity tells how many
  std::uint32_t arity = 0;
  NodeKind kind = NodeKind::kDerived;
  bool is_degree = false;  ///< its relation carries degrees
  bool cut = false;        ///< a limit kept some or all of its firings out of the graph
  std::uint32_t first_firing = 0;
  std::uint32_t firing_count = 0;
  std::uint32_t height = 0;  ///< of its lowest derivation; 0 for leaves
  std::uint64_t free_columns = 0;
};

enum class PremiseKind : std::uint8_t {
  kFact,         ///< node
  kNegatedFact,  ///< node
  kConstraint,   ///< values: left, right
  kAggregate,    ///< values: the result; members: the facts of its group
  kQuantified,   ///< members: the facts ranged over, in canonical order
};

/// What one literal of the rule's body stood on. Premises are in the order of the body; a literal
/// with aggregates has one premise for each of them before its own.
struct Premise {
  PremiseKind kind = PremiseKind::kFact;
  rules::Quantifier quantifier = rules::Quantifier::kAll;  ///< kQuantified
  bool negated = false;       ///< kQuantified: a negated degree literal with wildcards (`!d(x, _)`)
  bool cut = false;           ///< kAggregate: members beyond a limit were left out
  std::uint32_t literal = 0;  ///< index in the rule's body; kNoIndex: in its head
  NodeId node{};              ///< kFact, kNegatedFact
  std::uint32_t first_member = 0;
  std::uint32_t member_count = 0;
  std::uint32_t first_value = 0;
  std::uint32_t value_count = 0;
  std::int64_t threshold = 0;  ///< kQuantified with at_least
};

/// One instance of a rule that derives `head`.
struct Firing {
  rules::RuleId rule{};
  NodeId head{};
  std::uint32_t first_binding = 0;  ///< into Graph::values: the rule's variables by VariableId
  std::uint32_t binding_count = 0;
  std::uint32_t first_premise = 0;
  std::uint32_t premise_count = 0;
  std::uint32_t height = 0;  ///< 1 + the greatest height among its premises
};

/// A degree that a firing depends on, as the solver reads it.
struct Operand {
  enum class Kind : std::uint8_t {
    kNode,
    kNegatedNode,
    kQuantified
  };
  Kind kind = Kind::kNode;
  std::uint32_t index = 0;  ///< of the node, or of the premise (kQuantified)
};

/// The order in which degrees can be computed; derived from the rest of the graph.
struct Schedule {
  std::vector<std::uint32_t> order;            ///< degree nodes, grouped by component
  std::vector<std::uint32_t> component_begin;  ///< into order; one more than there are components
  std::vector<std::uint8_t> component_cyclic;
  std::vector<std::uint32_t> component_of;   ///< by node; kNoIndex for ordinary facts
  std::vector<std::uint32_t> operand_begin;  ///< by firing; one more than there are firings
  std::vector<Operand> operands;
  std::vector<std::uint32_t> use_begin;  ///< by node; one more than there are nodes
  std::vector<std::uint32_t> uses;  ///< firings whose degree depends on the node, no duplicates
};

/// Threads: const methods may run concurrently. Values' symbols are of the table it was built with.
class Graph {
 public:
  rules::Algebra algebra = rules::Algebra::kGodel;
  std::vector<Node> nodes;
  std::vector<Firing> firings;
  std::vector<Premise> premises;
  std::vector<NodeId> members;
  std::vector<model::Value> values;
  std::vector<NodeId> roots;   ///< as asked for
  std::vector<NodeId> inputs;  ///< the nodes of kind kInput: the columns of a case
  Schedule schedule;
  bool cut = false;  ///< some node or premise is cut

  /// The node of a fact (or pattern), added as kDerived and not expanded when it is new.
  NodeId add_node(rules::RelationId relation, std::span<const model::Value> tuple,
                  std::uint64_t free_columns = 0);
  [[nodiscard]] std::optional<NodeId> find(rules::RelationId relation,
                                           std::span<const model::Value> tuple,
                                           std::uint64_t free_columns = 0) const;
  /// Makes find() know nodes that were put into `nodes` directly, each of its own.
  void index_nodes();
  /// Computes `schedule` and `inputs`. Call once, when all nodes and firings are there.
  void finish();

  [[nodiscard]] const Node& node(NodeId id) const { return nodes[index_of(id)]; }

  [[nodiscard]] const Firing& firing(FiringId id) const { return firings[index_of(id)]; }

  [[nodiscard]] std::span<const model::Value> tuple(NodeId id) const {
    return {values.data() + node(id).first_value, node(id).arity};
  }

  [[nodiscard]] std::span<const Premise> premises_of(FiringId id) const {
    return {premises.data() + firing(id).first_premise, firing(id).premise_count};
  }

  [[nodiscard]] std::span<const NodeId> members_of(const Premise& premise) const {
    return {members.data() + premise.first_member, premise.member_count};
  }

  [[nodiscard]] std::span<const model::Value> values_of(const Premise& premise) const {
    return {values.data() + premise.first_value, premise.value_count};
  }

  [[nodiscard]] std::span<const model::Value> bindings_of(FiringId id) const {
    return {values.data() + firing(id).first_binding, firing(id).binding_count};
  }

  [[nodiscard]] std::span<const Operand> operands_of(FiringId id) const {
    const auto begin = schedule.operand_begin[index_of(id)];
    return {schedule.operands.data() + begin, schedule.operand_begin[index_of(id) + 1] - begin};
  }

  /// The firings that derive `id`: FiringId{first_firing} … in the order of rules, then of
  /// bindings.
  [[nodiscard]] std::vector<FiringId> firings_of(NodeId id) const;

 private:
  void fill_table(std::size_t slots);
  [[nodiscard]] std::size_t slot_of(rules::RelationId relation, std::span<const model::Value> tuple,
                                    std::uint64_t free_columns) const;

  std::vector<std::uint32_t> table_;  ///< open addressing: node + 1, or 0
};

}  // namespace yinguo::derivation
