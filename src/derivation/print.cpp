#include "derivation/print.hpp"

#include <algorithm>
#include <numeric>

#include "rules/print.hpp"

namespace yinguo::derivation {
namespace {

using model::Interval;
using model::Value;
using model::ValueType;
using rules::Quantifier;

class Printer {
 public:
  Printer(const Graph& graph, const rules::Program& program, const model::SymbolTable& symbols,
          const Solution* solution)
      : graph_{graph}, program_{program}, symbols_{symbols}, solution_{solution} {}

  [[nodiscard]] std::string fact(NodeId id) const {
    const Node& node = graph_.node(id);
    const auto& relation = program_.relation(node.relation);
    const auto tuple = graph_.tuple(id);
    std::string out = relation.name + "(";
    for (std::size_t i = 0; i < tuple.size(); ++i) {
      if (i > 0) out += ", ";
      const bool is_free = (node.free_columns >> i & 1U) != 0;
      out += is_free ? "_" : value(tuple[i], relation.attributes[i].type);
    }
    return out + ")";
  }

  [[nodiscard]] std::string degree(const Interval& interval) const {
    return "[" + number(interval.lower) + ", " + number(interval.upper) + "]";
  }

  [[nodiscard]] std::string number(double x) const {
    return rules::print_value(Value::from_float(x), ValueType::kFloat, symbols_);
  }

  [[nodiscard]] std::string node_line(NodeId id) const {
    const Node& node = graph_.node(id);
    std::string out = fact(id);
    switch (node.kind) {
      case NodeKind::kAsserted:
        out += " asserted";
        break;
      case NodeKind::kInput:
        out += " input";
        break;
      case NodeKind::kAbsent:
        out += " absent";
        break;
      case NodeKind::kDerived:
        break;
    }
    if (node.cut) out += " cut";
    if (solution_ != nullptr && node.is_degree) out += " " + degree(solution_->of(id));
    return out + "\n";
  }

  [[nodiscard]] std::string firing_line(FiringId id) const {
    const Firing& firing = graph_.firing(id);
    std::string out = "  rule " + std::to_string(static_cast<std::uint32_t>(firing.rule)) + ":";
    const char* separator = " ";
    for (const Premise& one : graph_.premises_of(id)) {
      out += separator + premise(one, program_.rule(firing.rule));
      separator = "; ";
    }
    if (solution_ != nullptr && graph_.node(firing.head).is_degree) {
      out += " " + degree(solution_->of(id));
    }
    return out + "\n";
  }

  /// Nodes by relation, then by tuple.
  [[nodiscard]] std::vector<NodeId> ordered() const {
    std::vector<NodeId> ids;
    std::vector<std::string> lines;
    for (std::uint32_t i = 0; i < graph_.nodes.size(); ++i) {
      ids.push_back(NodeId{i});
      lines.push_back(fact(NodeId{i}));
    }
    std::ranges::sort(ids, [&](NodeId a, NodeId b) {
      const auto x = graph_.node(a).relation;
      const auto y = graph_.node(b).relation;
      return x != y ? x < y : lines[index_of(a)] < lines[index_of(b)];
    });
    return ids;
  }

 private:
  [[nodiscard]] std::string value(Value value, ValueType type) const {
    return rules::print_constant(value, type, symbols_);
  }

  [[nodiscard]] std::string premise(const Premise& premise, const rules::Rule& rule) const {
    switch (premise.kind) {
      case PremiseKind::kFact:
        return fact(premise.node);
      case PremiseKind::kNegatedFact:
        return "!" + fact(premise.node);
      case PremiseKind::kConstraint:
        return constraint(premise, rule);
      case PremiseKind::kAggregate:
        return "aggregate over {" + facts(premise) + (premise.cut ? ", …}" : "}");
      case PremiseKind::kQuantified:
        break;
    }
    std::string name;
    switch (premise.quantifier) {
      case Quantifier::kAll:
        name = "all";
        break;
      case Quantifier::kAny:
        name = "any";
        break;
      case Quantifier::kMean:
        name = "mean";
        break;
      case Quantifier::kAtLeast:
        name = "at_least(" + std::to_string(premise.threshold) + ")";
        break;
    }
    return (premise.negated ? "!" : "") + name + " {" + facts(premise) + "}";
  }

  [[nodiscard]] std::string facts(const Premise& premise) const {
    std::string out;
    for (const NodeId member : graph_.members_of(premise)) {
      out += (out.empty() ? "" : ", ") + fact(member);
    }
    return out;
  }

  /// The literal as written, and the values it had.
  [[nodiscard]] std::string constraint(const Premise& premise, const rules::Rule& rule) const {
    const rules::Literal& literal = rule.body[premise.literal];
    const auto& constraint = std::get<rules::Constraint>(literal.what);
    const auto values = graph_.values_of(premise);
    return rules::print_literal(program_, rule, literal) + " with " +
           value(values[0], constraint.left.type) + ", " + value(values[1], constraint.right.type);
  }

  const Graph& graph_;
  const rules::Program& program_;
  const model::SymbolTable& symbols_;
  const Solution* solution_;
};

}  // namespace

std::string print_fact(const Graph& graph, const rules::Program& program,
                       const model::SymbolTable& symbols, NodeId node) {
  return Printer{graph, program, symbols, nullptr}.fact(node);
}

std::string print(const Graph& graph, const rules::Program& program,
                  const model::SymbolTable& symbols, const Solution* solution) {
  const Printer printer{graph, program, symbols, solution};
  std::string out;
  for (const NodeId node : printer.ordered()) {
    out += printer.node_line(node);
    for (const FiringId firing : graph.firings_of(node))
      out += printer.firing_line(firing);
  }
  return out;
}

std::string print(const Proof& proof, const Graph& graph, const rules::Program& program,
                  const model::SymbolTable& symbols) {
  const Printer printer{graph, program, symbols, nullptr};
  std::string out;
  for (const ProofStep& step : proof.steps) {
    out += printer.fact(step.node);
    if (graph.node(step.node).is_degree) out += " " + printer.number(step.degree);
    if (step.firing != kNoFiring) {
      out +=
          " by rule " + std::to_string(static_cast<std::uint32_t>(graph.firing(step.firing).rule));
    }
    out += graph.node(step.node).cut ? " cut\n" : "\n";
  }
  return out;
}

}  // namespace yinguo::derivation
