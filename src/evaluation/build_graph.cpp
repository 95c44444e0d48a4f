#include "evaluation/build_graph.hpp"

#include <algorithm>

#include "base/sorting.hpp"

#include "evaluation/errors.hpp"
#include "evaluation/head_bound_rule.hpp"

namespace yinguo::evaluation {

using derivation::Firing;
using derivation::Graph;
using derivation::Node;
using derivation::NodeId;
using derivation::NodeKind;
using derivation::Premise;
using derivation::PremiseKind;
using model::Value;
using rules::RelationId;
using rules::RelationKind;

class GraphBuilder::Impl {
 public:
  Impl(const rules::Program& program, model::SymbolTable& symbols, const Database& database)
      : program_{program},
        database_{database},
        machine_{program, database, symbols, {}},
        rules_{machine_} {}

  base::Result<Graph> run(std::span<const Root> roots, const GraphLimits& limits) {
    limits_ = limits;
    machine_.restart_clock(limits.seconds);
    depths_.clear();
    graph_ = {};
    graph_.algebra = program_.algebra;
    for (const Root& root : roots) {
      graph_.roots.push_back(touch(root.relation, root.tuple, 0, nullptr));
    }
    if (limits.alternatives == 0) expect_lowest_proofs();
    for (std::uint32_t i = 0; i < graph_.nodes.size() && !machine_.failed(); ++i) {
      if (graph_.nodes[i].kind == NodeKind::kDerived) expand(NodeId{i});
    }
    if (machine_.failed()) return machine_.error();
    graph_.finish();
    return std::move(graph_);
  }

 private:
  /// Makes room for what the heights of the roots let expect: that growing arrays are copied again
  /// and again is much of the cost of one proof.
  void expect_lowest_proofs() {
    constexpr std::size_t kMost = 1U << 14U;
    std::size_t firings = 0;
    for (const NodeId root : graph_.roots)
      firings = std::min(kMost, firings + graph_.node(root).height);
    constexpr std::size_t kPremises = 2;  // of a firing
    graph_.nodes.reserve(kPremises * firings + graph_.roots.size());
    graph_.premises.reserve(kPremises * firings);
    graph_.firings.reserve(firings);
    graph_.values.reserve(kPremises * kPremises * kPremises * firings);
    depths_.reserve(graph_.nodes.capacity());
  }

  /// The node of a fact, classified when it is new. `parent`: the fact whose firing it is a premise
  /// of.
  NodeId touch(RelationId relation, std::span<const Value> tuple, std::uint64_t free_columns,
               const NodeId* parent) {
    const std::size_t known = graph_.nodes.size();
    const NodeId id = graph_.add_node(relation, tuple, free_columns);
    if (graph_.nodes.size() == known) return id;
    Node& node = graph_.nodes.back();
    const RelationKind kind = program_.relation(relation).kind;
    node.is_degree = kind != RelationKind::kOrdinary;
    place(node, parent);
    if (kind == RelationKind::kDegreeInput) {
      node.kind = NodeKind::kInput;
      return id;
    }
    const Table& table = database_.table(relation);
    const std::uint32_t row = free_columns == 0 ? table.find(tuple) : kNoRow;
    node.kind = NodeKind::kAbsent;
    if (row == kNoRow) return id;
    node.height = table.height(row);
    node.kind = node.height == 0 ? NodeKind::kAsserted : NodeKind::kDerived;
    return id;
  }

  void refuse(RelationId relation) {
    const auto& refused = program_.relation(relation);
    machine_.fail(
        {kUnfounded,
         "a fact of `" + refused.name +
             "` has no derivation from the facts that subsumption has left",
         "let what a subsumed fact derives be subsumed too, or derive it in a relation that "
         "is not in the recursion",
         refused.span});
  }

  void place(const Node& node, const NodeId* parent) {
    Depth depth;
    if (parent != nullptr) {
      const Depth& above = depths_[derivation::index_of(*parent)];
      depth.firings = above.firings + 1;
      const bool is_below_ordinary = !graph_.node(*parent).is_degree && !node.is_degree;
      depth.ordinary = is_below_ordinary ? above.ordinary + 1 : 0;
    }
    depths_.push_back(depth);
  }

  void expand(NodeId id) {
    const Depth depth = depths_[derivation::index_of(id)];
    const bool is_degree = graph_.node(id).is_degree;
    graph_.nodes[derivation::index_of(id)].first_firing =
        static_cast<std::uint32_t>(graph_.firings.size());
    const bool is_beyond = depth.firings >= limits_.depth ||
                           (!is_degree && depth.ordinary >= limits_.ordinary_depth) ||
                           graph_.nodes.size() >= limits_.nodes;
    if (is_beyond) {
      cut(id);
      return;
    }
    if (graph_.node(id).height == kUnfoundedHeight) return refuse(graph_.node(id).relation);
    const bool only_lowest = !is_degree && graph_.nodes.size() >= limits_.alternatives;
    if (only_lowest && limits_.alternatives > 0) graph_.cut = true;
    const std::uint32_t ceiling = only_lowest ? graph_.node(id).height : Join::kNoCeiling;
    for (const auto& rule : rules_.of(graph_.node(id).relation)) {
      if (machine_.failed()) return;
      machine_.set_rule(&program_.rule(rule->id));
      rule->restart(graph_.tuple(id), ceiling);
      while (rule->join->next(rule->frame)) {
        if (graph_.firings.size() >= limits_.firings) {
          cut(id);
          return;
        }
        add_firing(*rule, id);
        if (only_lowest || machine_.failed()) return;
      }
    }
  }

  void cut(NodeId id) {
    graph_.nodes[derivation::index_of(id)].cut = true;
    graph_.cut = true;
  }

  void add_firing(HeadBoundRule& rule, NodeId head) {
    Firing firing{.rule = rule.id, .head = head};
    firing.first_binding = static_cast<std::uint32_t>(graph_.values.size());
    firing.binding_count = rule.body.variable_count;
    graph_.values.insert(graph_.values.end(), rule.frame.begin(),
                         rule.frame.begin() + rule.body.variable_count);
    firing.first_premise = static_cast<std::uint32_t>(graph_.premises.size());
    for (const Condition& condition : rule.body.conditions) {
      add_premise(rule, condition, head);
      if (machine_.failed()) return;
    }
    firing.premise_count =
        static_cast<std::uint32_t>(graph_.premises.size()) - firing.first_premise;
    firing.height = 1 + height_of_premises(firing);
    graph_.firings.push_back(firing);
    ++graph_.nodes[derivation::index_of(head)].firing_count;
  }

  [[nodiscard]] std::uint32_t height_of_premises(const Firing& firing) const {
    std::uint32_t height = 0;
    for (std::uint32_t i = 0; i < firing.premise_count; ++i) {
      const Premise& premise = graph_.premises[firing.first_premise + i];
      if (premise.kind == PremiseKind::kFact) {
        height = std::max(height, graph_.node(premise.node).height);
      }
      for (const NodeId member : graph_.members_of(premise)) {
        height = std::max(height, graph_.node(member).height);
      }
    }
    return height;
  }

  void add_premise(HeadBoundRule& rule, const Condition& condition, NodeId head) {
    Premise premise{.literal = condition.literal};
    switch (condition.kind) {
      case Condition::Kind::kRange:  // its value is in the bindings, and in what it is compared
                                     // with
      case Condition::Kind::kCounter:
      case Condition::Kind::kNever:
        return;
      case Condition::Kind::kAtom:
        premise.kind = PremiseKind::kFact;
        premise.node = touch(condition.relation, tuple_of(rule, condition.arguments), 0, &head);
        break;
      case Condition::Kind::kNegatedAtom:
        describe_negation(rule, condition, head, premise);
        break;
      case Condition::Kind::kCompare:
        premise.kind = PremiseKind::kConstraint;
        keep_values(premise, {machine_.value(rule.body, condition.left, rule.frame),
                              machine_.value(rule.body, condition.right, rule.frame)});
        break;
      case Condition::Kind::kAggregate:
        describe_aggregate(rule, condition, head, premise);
        break;
      case Condition::Kind::kQuantified:
        describe_quantified(rule, condition, head, premise);
        break;
    }
    graph_.premises.push_back(premise);
  }

  /// Dies at the next call.
  std::span<const Value> tuple_of(HeadBoundRule& rule, std::span<const ExpressionId> arguments) {
    tuple_.clear();
    for (const ExpressionId id : arguments) {
      tuple_.push_back(machine_.value(rule.body, id, rule.frame));
    }
    return tuple_;
  }

  void keep_values(Premise& premise, std::initializer_list<Value> values) {
    premise.first_value = static_cast<std::uint32_t>(graph_.values.size());
    premise.value_count = static_cast<std::uint32_t>(values.size());
    graph_.values.insert(graph_.values.end(), values);
  }

  void keep_members(Premise& premise, std::span<const NodeId> members) {
    premise.first_member = static_cast<std::uint32_t>(graph_.members.size());
    premise.member_count = static_cast<std::uint32_t>(members.size());
    graph_.members.insert(graph_.members.end(), members.begin(), members.end());
  }

  void describe_negation(HeadBoundRule& rule, const Condition& condition, NodeId head,
                         Premise& premise) {
    std::uint64_t free_columns = 0;
    model::Tuple tuple;
    for (std::size_t column = 0; column < condition.arguments.size(); ++column) {
      const Expression& expression = rule.body.expressions[condition.arguments[column]];
      const bool is_free =
          expression.kind == Expression::Kind::kSlot && rule.body.is_wildcard[expression.slot] != 0;
      if (is_free) free_columns |= std::uint64_t{1} << column;
      tuple.push_back(is_free ? Value{}
                              : machine_.value(rule.body, condition.arguments[column], rule.frame));
    }
    const bool is_degree = program_.relation(condition.relation).kind != RelationKind::kOrdinary;
    if (is_degree && free_columns != 0) {
      describe_negated_group(condition.relation, tuple, free_columns, head, premise);
      return;
    }
    premise.kind = PremiseKind::kNegatedFact;
    premise.node = touch(condition.relation, tuple, free_columns, &head);
  }

  /// `!d(x, _)` over degrees: not any of the facts that exist.
  void describe_negated_group(RelationId relation, const model::Tuple& tuple,
                              std::uint64_t free_columns, NodeId head, Premise& premise) {
    premise.kind = PremiseKind::kQuantified;
    premise.quantifier = rules::Quantifier::kAny;
    premise.negated = true;
    if (program_.relation(relation).kind == RelationKind::kDegreeInput) {
      machine_.fail({kUnorderable,
                     "a degree input of `" + program_.relation(relation).name +
                         "` is asked for with a wildcard",
                     "name each of its arguments"});
      return;
    }
    const Table& table = database_.table(relation);
    Table found{table.arity()};
    for (std::size_t row = 0; row < table.size(); ++row) {
      bool agrees = true;
      for (std::size_t column = 0; column < tuple.size(); ++column) {
        const bool is_free = (free_columns >> column & 1U) != 0;
        agrees = agrees && (is_free || table.at(row, column) == tuple[column]);
      }
      if (agrees) found.insert(table.row(row), 0);
    }
    keep_members(premise, nodes_of(relation, found, head));
  }

  /// The facts of `tuples` as nodes, in canonical order.
  std::vector<NodeId> nodes_of(RelationId relation, const Table& tuples, NodeId head) {
    const auto& attributes = program_.relation(relation).attributes;
    std::vector<NodeId> nodes;
    for (const std::uint32_t row : canonical_order(tuples, attributes, machine_.symbols())) {
      nodes.push_back(touch(relation, tuples.row(row), 0, &head));
    }
    return nodes;
  }

  void describe_quantified(HeadBoundRule& rule, const Condition& condition, NodeId head,
                           Premise& premise) {
    const Group& group = rule.body.groups[condition.group];
    premise.kind = PremiseKind::kQuantified;
    premise.quantifier = group.quantifier;
    if (group.threshold != kNowhere) {
      premise.threshold = machine_.value(rule.body, group.threshold, rule.frame).as_number();
    }
    Table tuples{group.arguments.size()};
    Join& join = *rule.group_joins[condition.group];
    join.restart();
    while (join.next(rule.frame))
      tuples.insert(tuple_of(rule, group.arguments), 0);
    if (machine_.failed()) return;
    keep_members(premise, nodes_of(group.relation, tuples, head));
  }

  void describe_aggregate(HeadBoundRule& rule, const Condition& condition, NodeId head,
                          Premise& premise) {
    const Group& group = rule.body.groups[condition.group];
    premise.kind = PremiseKind::kAggregate;
    keep_values(premise, {rule.frame[group.result]});
    std::vector<NodeId> members;
    Join& join = *rule.group_joins[condition.group];
    join.restart();
    while (join.next(rule.frame)) {
      for (const Condition& inner : group.conditions) {
        if (inner.kind != Condition::Kind::kAtom) continue;
        if (members.size() >= limits_.members) {
          premise.cut = graph_.cut = true;
          break;
        }
        members.push_back(touch(inner.relation, tuple_of(rule, inner.arguments), 0, &head));
      }
    }
    base::sort_unique(members);
    sort_canonically(members);
    keep_members(premise, members);
  }

  void sort_canonically(std::vector<NodeId>& nodes) {
    std::ranges::sort(nodes, [&](NodeId x, NodeId y) {
      const RelationId relation = graph_.node(x).relation;
      if (relation != graph_.node(y).relation) return relation < graph_.node(y).relation;
      const auto& attributes = program_.relation(relation).attributes;
      const auto a = graph_.tuple(x);
      const auto b = graph_.tuple(y);
      for (std::size_t i = 0; i < a.size(); ++i) {
        const int c = compare_values(attributes[i].type, a[i], b[i], machine_.symbols());
        if (c != 0) return c < 0;
      }
      return false;
    });
  }

  struct Depth {
    std::uint32_t firings = 0;
    std::uint32_t ordinary = 0;
  };

  const rules::Program& program_;
  const Database& database_;
  GraphLimits limits_;
  Machine machine_;
  Graph graph_;
  std::vector<Depth> depths_;  ///< by node
  model::Tuple tuple_;         ///< of tuple_of()
  HeadBoundRules rules_;
};

GraphBuilder::GraphBuilder(const rules::Program& program, model::SymbolTable& symbols,
                           const Database& database)
    : impl_{std::make_unique<Impl>(program, symbols, database)} {}

GraphBuilder::GraphBuilder(GraphBuilder&&) noexcept = default;
GraphBuilder& GraphBuilder::operator=(GraphBuilder&&) noexcept = default;
GraphBuilder::~GraphBuilder() = default;

base::Result<Graph> GraphBuilder::build(std::span<const Root> roots, const GraphLimits& limits) {
  return impl_->run(roots, limits);
}

base::Result<Graph> build_graph(const rules::Program& program, model::SymbolTable& symbols,
                                const Database& database, std::span<const Root> roots,
                                const GraphLimits& limits) {
  return GraphBuilder{program, symbols, database}.build(roots, limits);
}

std::vector<Root> roots_of(const rules::Program& program, const model::SymbolTable& symbols,
                           const Database& database, RelationId relation) {
  const Table& table = database.table(relation);
  std::vector<Root> roots;
  for (const auto row : canonical_order(table, program.relation(relation).attributes, symbols)) {
    roots.push_back({relation, table.row(row)});
  }
  return roots;
}

}  // namespace yinguo::evaluation
