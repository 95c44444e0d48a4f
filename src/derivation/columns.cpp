#include "derivation/columns.hpp"

#include <algorithm>

namespace yinguo::derivation {

using Op = Step::Op;

namespace {

constexpr std::uint32_t kFalseSlot = 0;
constexpr std::uint32_t kTrueSlot = 1;

/// Calls `visit` with each degree node that a firing of `node` reads.
template <class Visit>
void for_each_read(const Graph& graph, std::uint32_t node, const Visit& visit) {
  for (const FiringId firing : graph.firings_of(NodeId{node})) {
    for (const Operand& operand : graph.operands_of(firing)) {
      if (operand.kind != Operand::Kind::kQuantified) {
        visit(operand.index);
        continue;
      }
      for (const NodeId member : graph.members_of(graph.premises[operand.index])) {
        if (graph.node(member).is_degree) visit(static_cast<std::uint32_t>(member));
      }
    }
  }
}

}  // namespace

/// Turns what the wanted nodes rest on into steps, component after component.
class CircuitBuilder {
 public:
  CircuitBuilder(const Graph& graph, Circuit& circuit)
      : graph_{graph}, circuit_{circuit}, slots_(graph.nodes.size(), kNoIndex) {}

  void run(std::span<const NodeId> wanted) {
    circuit_.slot_count_ = 2;
    const auto needed = needed_for(wanted);
    for (const NodeId input : graph_.inputs) {
      const bool is_read = needed[index_of(input)] != 0;
      circuit_.input_slots_.push_back(is_read ? new_slot(index_of(input)) : kNoIndex);
    }
    const auto& schedule = graph_.schedule;
    for (std::size_t c = 0; c < schedule.component_cyclic.size(); ++c) {
      const std::span nodes{schedule.order.data() + schedule.component_begin[c],
                            schedule.component_begin[c + 1] - schedule.component_begin[c]};
      if (needed[nodes.front()] != 0) add_component(nodes, schedule.component_cyclic[c] != 0);
    }
    for (const NodeId node : wanted)
      circuit_.output_slots_.push_back(slot_of(index_of(node)));
  }

 private:
  [[nodiscard]] std::vector<std::uint8_t> needed_for(std::span<const NodeId> wanted) const {
    std::vector<std::uint8_t> needed(graph_.nodes.size(), 0);
    std::vector<std::uint32_t> open;
    const auto need = [&](std::uint32_t node) {
      if (needed[node] != 0) return;
      needed[node] = 1;
      open.push_back(node);
    };
    for (const NodeId node : wanted)
      need(static_cast<std::uint32_t>(node));
    while (!open.empty()) {
      const auto node = open.back();
      open.pop_back();
      for_each_read(graph_, node, need);
    }
    return needed;
  }

  std::uint32_t new_slot(std::size_t node) { return slots_[node] = circuit_.slot_count_++; }

  /// Leaves that are the same in every case share a slot.
  [[nodiscard]] std::uint32_t slot_of(std::size_t node) const {
    if (slots_[node] != kNoIndex) return slots_[node];
    return graph_.nodes[node].kind == NodeKind::kAbsent ? kFalseSlot : kTrueSlot;
  }

  void add(Op op, std::uint32_t argument = 0) { circuit_.steps_.push_back({op, argument}); }

  void add_component(std::span<const std::uint32_t> nodes, bool is_cyclic) {
    Circuit::Section section{.begin = static_cast<std::uint32_t>(circuit_.steps_.size()),
                             .first_growing = static_cast<std::uint32_t>(circuit_.growing_.size())};
    for (const auto node : nodes) {
      if (graph_.nodes[node].kind == NodeKind::kDerived) (void)new_slot(node);
    }
    for (const auto node :
         is_cyclic ? inner_first(nodes) : std::vector(nodes.begin(), nodes.end())) {
      if (graph_.nodes[node].kind != NodeKind::kDerived) continue;
      add_node(node);
      add(is_cyclic ? Op::kGrow : Op::kPut, slots_[node]);
      if (is_cyclic) circuit_.growing_.push_back(slots_[node]);
    }
    section.end = static_cast<std::uint32_t>(circuit_.steps_.size());
    section.growing_count =
        static_cast<std::uint32_t>(circuit_.growing_.size()) - section.first_growing;
    auto& sections = circuit_.sections_;
    const bool joins = !is_cyclic && !sections.empty() && sections.back().growing_count == 0;
    if (joins) {
      sections.back().end = section.end;
    } else {
      sections.push_back(section);
    }
  }

  /// The nodes of a cyclic component, what a node reads before it where the cycles allow: most of
  /// what is derived then settles in the first round.
  [[nodiscard]] std::vector<std::uint32_t> inner_first(std::span<const std::uint32_t> nodes) {
    const auto component = graph_.schedule.component_of[nodes.front()];
    std::vector<std::uint32_t> order;
    std::vector<std::uint32_t> open;
    state_.resize(graph_.nodes.size(), 0);
    for (const auto start : nodes) {
      open.push_back(start);
      while (!open.empty()) {
        const auto node = open.back();
        if (state_[node] != 0) {
          open.pop_back();
          if (state_[node] == 1) order.push_back(node);
          state_[node] = 2;
          continue;
        }
        state_[node] = 1;
        for_each_read(graph_, node, [&](std::uint32_t read) {
          const bool is_inside = graph_.schedule.component_of[read] == component;
          if (is_inside && state_[read] == 0) open.push_back(read);
        });
      }
    }
    return order;
  }

  void add_node(std::uint32_t node) {
    bool is_first = true;
    for (const FiringId firing : graph_.firings_of(NodeId{node})) {
      add_firing(firing);
      add(is_first ? Op::kNode : Op::kOr);
      is_first = false;
    }
    if (is_first) add(Op::kNothing);
    if (graph_.nodes[node].cut) add(Op::kCut);
  }

  /// Only where 1 and x is x to the bit may the first operand be taken as it is.
  void add_firing(FiringId firing) {
    bool is_first = graph_.algebra != rules::Algebra::kLukasiewicz;
    if (!is_first || graph_.operands_of(firing).empty()) add(Op::kStart);
    for (const Operand& operand : graph_.operands_of(firing)) {
      switch (operand.kind) {
        case Operand::Kind::kNode:
          add(is_first ? Op::kTake : Op::kAnd, slot_of(operand.index));
          break;
        case Operand::Kind::kNegatedNode:
          add(is_first ? Op::kTakeNot : Op::kAndNot, slot_of(operand.index));
          break;
        case Operand::Kind::kQuantified: {
          if (is_first) add(Op::kStart);
          const Premise& premise = graph_.premises[operand.index];
          add_quantified(premise);
          add(premise.negated ? Op::kAndNotThat : Op::kAndThat);
          break;
        }
      }
      is_first = false;
    }
  }

  void add_members(const Premise& premise, Op start, Op op) {
    add(start);
    for (const NodeId member : graph_.members_of(premise))
      add(op, slot_of(index_of(member)));
  }

  void add_quantified(const Premise& premise) {
    switch (premise.quantifier) {
      case rules::Quantifier::kAll:
        return add_members(premise, Op::kOne, Op::kAll);
      case rules::Quantifier::kAny:
        return add_members(premise, Op::kZero, Op::kAny);
      case rules::Quantifier::kAtLeast:
        return add_at_least(premise);
      case rules::Quantifier::kMean:
        add_members(premise, Op::kZero, Op::kSum);
        if (premise.member_count > 0) add(Op::kMean, premise.member_count);
        return;
    }
  }

  void add_at_least(const Premise& premise) {
    if (premise.threshold <= 0) return add(Op::kOne);
    if (premise.threshold > static_cast<std::int64_t>(premise.member_count)) return add(Op::kZero);
    const auto count = static_cast<std::uint32_t>(premise.threshold);
    circuit_.rank_count_ = std::max(circuit_.rank_count_, count);
    add(Op::kRanks, count);
    for (const NodeId member : graph_.members_of(premise))
      add(Op::kRank, slot_of(index_of(member)));
    add(Op::kTakeRank, count);
  }

  const Graph& graph_;
  Circuit& circuit_;
  std::vector<std::uint32_t> slots_;  ///< by node
  std::vector<std::uint8_t> state_;   ///< of inner_first()
};

Circuit::Circuit(const Graph& graph, std::span<const NodeId> wanted) : algebra_{graph.algebra} {
  CircuitBuilder{graph, *this}.run(wanted);
}

std::vector<model::Interval> solve_batch(const Graph& graph, std::span<const Inputs> cases,
                                         std::span<const NodeId> wanted) {
  const Circuit circuit{graph, wanted};
  Circuit::Workspace workspace;
  std::vector<model::Interval> out(cases.size() * wanted.size());
  constexpr std::size_t kWidth = Circuit::kBlock;
  std::vector<double> given(graph.inputs.size() * kWidth * 2);
  std::vector<double> found(wanted.size() * kWidth * 2);
  std::vector<InputColumn> inputs;
  std::vector<OutputColumn> outputs;
  for (std::size_t i = 0; i < graph.inputs.size(); ++i)
    inputs.push_back({&given[i * kWidth * 2], &given[i * kWidth * 2 + kWidth]});
  for (std::size_t w = 0; w < wanted.size(); ++w)
    outputs.push_back({&found[w * kWidth * 2], &found[w * kWidth * 2 + kWidth]});
  for (std::size_t begin = 0; begin < cases.size(); begin += kWidth) {
    const auto count = std::min(kWidth, cases.size() - begin);
    for (std::size_t c = 0; c < count; ++c) {
      for (std::size_t i = 0; i < inputs.size(); ++i) {
        given[i * kWidth * 2 + c] = cases[begin + c][i].lower;
        given[i * kWidth * 2 + kWidth + c] = cases[begin + c][i].upper;
      }
    }
    circuit.run(inputs, 0, count, outputs, workspace);
    for (std::size_t c = 0; c < count; ++c) {
      for (std::size_t w = 0; w < wanted.size(); ++w)
        out[(begin + c) * wanted.size() + w] = {outputs[w].lower[c], outputs[w].upper[c]};
    }
  }
  return out;
}

}  // namespace yinguo::derivation
