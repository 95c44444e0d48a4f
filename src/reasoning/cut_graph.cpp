#include "reasoning/cut_graph.hpp"

#include <algorithm>
#include <limits>
#include <numeric>

#include "reasoning/reading.hpp"

namespace yinguo::reasoning {

using derivation::FiringId;
using derivation::NodeId;
using derivation::Operand;
using derivation::Premise;
using rules::Quantifier;

namespace {

constexpr std::uint32_t kNoGate = std::numeric_limits<std::uint32_t>::max();

/// Makes the gates of a graph: of each fact that does not hold, of each rule instance that can, and
/// of each of its premises over several facts.
class GateMaker {
 public:
  using Gate = std::uint32_t;

  GateMaker(const derivation::Graph& graph, const derivation::Solution& solution, double threshold)
      : graph_{graph}, solution_{solution}, threshold_{threshold} {}

  /// `is_below`: by node, whether a root can depend on it.
  void make(const std::vector<bool>& is_below) {
    gates.assign(is_below.size(), kNoGate);
    for (std::uint32_t n = 0; n < is_below.size(); ++n) {
      if (is_below[n] && !holds(NodeId{n})) gates[n] = add(1);
    }
    for (std::uint32_t n = 0; n < is_below.size(); ++n) {
      if (gates[n] == kNoGate) continue;
      for (const auto firing : graph_.firings_of(NodeId{n}))
        take(firing, gates[n]);
    }
  }

  std::vector<Gate> gates{};  ///< by node
  std::vector<std::int32_t> lacking{};
  std::vector<std::pair<Gate, Gate>> inputs{};  ///< of the second

 private:
  Gate add(std::int32_t lacks) {
    lacking.push_back(lacks);
    return static_cast<Gate>(lacking.size() - 1);
  }

  [[nodiscard]] bool holds(NodeId node) const { return solution_.of(node).lower >= threshold_; }

  void take(FiringId firing, Gate head) {
    const auto operands = graph_.operands_of(firing);
    if (std::ranges::any_of(operands, [&](const Operand& one) { return never_holds(one); })) return;
    const auto gate = add(0);
    inputs.emplace_back(gate, head);
    for (const auto& operand : operands) {
      if (operand.kind == Operand::Kind::kNode) {
        need(NodeId{operand.index}, gate);
      } else if (operand.kind == Operand::Kind::kQuantified) {
        need(graph_.premises[operand.index], gate);
      }
    }
  }

  /// Denied, or a mean: as it is, for good.
  [[nodiscard]] bool never_holds(const Operand& operand) const {
    if (operand.kind == Operand::Kind::kNegatedNode)
      return !(1.0 - solution_.of(NodeId{operand.index}).upper >= threshold_);
    return operand.kind == Operand::Kind::kQuantified && is_fixed(graph_.premises[operand.index]) &&
           !holds(graph_.premises[operand.index]);
  }

  [[nodiscard]] static bool is_fixed(const Premise& premise) {
    return premise.negated || premise.quantifier == Quantifier::kMean;
  }

  [[nodiscard]] bool holds(const Premise& premise) const {
    return derivation::degree_of(graph_, solution_, premise).lower >= threshold_;
  }

  void need(NodeId node, Gate gate) {
    if (holds(node)) return;
    ++lacking[gate];
    if (const auto own = gates[derivation::index_of(node)]; own != kNoGate)
      inputs.emplace_back(own, gate);
  }

  void need(const Premise& premise, Gate gate) {
    if (holds(premise)) return;
    const auto members = graph_.members_of(premise);
    const auto own = add(0);
    ++lacking[gate];
    inputs.emplace_back(own, gate);
    for (const auto member : members)
      need(member, own);
    const auto holding = std::ssize(members) - lacking[own];
    if (premise.quantifier == Quantifier::kAny) lacking[own] = 1;
    if (premise.quantifier == Quantifier::kAtLeast)
      lacking[own] = static_cast<std::int32_t>(premise.threshold - holding);
  }

  const derivation::Graph& graph_;
  const derivation::Solution& solution_;
  double threshold_;
};

using Gates = std::vector<CutGraph::Gate>;

/// All choices of `count` of them; none if there are more than `most`.
std::vector<Gates> choices_of(const Gates& members, std::size_t count, std::size_t most) {
  std::vector<bool> is_chosen(members.size());
  std::fill_n(is_chosen.begin(), count, true);
  std::vector<Gates> out;
  do {
    if (out.size() == most) return {};
    out.emplace_back();
    for (std::size_t i = 0; i < members.size(); ++i) {
      if (is_chosen[i]) out.back().push_back(members[i]);
    }
  } while (std::prev_permutation(is_chosen.begin(), is_chosen.end()));
  return out;
}

/// Each of the first with each of the others.
std::vector<Gates> joined(const std::vector<Gates>& sets, const std::vector<Gates>& choices) {
  std::vector<Gates> out;
  for (const auto& set : sets) {
    for (const auto& choice : choices) {
      out.push_back(choice);
      out.back().insert(out.back().end(), set.begin(), set.end());
    }
  }
  return out;
}

}  // namespace

CutGraph::CutGraph(const derivation::Graph& graph, const derivation::Solution& solution,
                   std::span<const NodeId> roots, double threshold) {
  std::vector<bool> is_below(graph.nodes.size());
  for (const auto root : roots) {
    const auto below = rests_on(graph, root);
    for (std::size_t n = 0; n < below.size(); ++n)
      is_below[n] = is_below[n] || below[n];
    is_below[derivation::index_of(root)] = true;
  }
  GateMaker maker{graph, solution, threshold};
  maker.make(is_below);
  gates_ = std::move(maker.gates);
  lacking_ = std::move(maker.lacking);
  is_open_.assign(lacking_.size(), 0);
  for (const auto root : roots) {
    if (const auto gate = gates_[derivation::index_of(root)]; gate != kNoGate)
      roots_.push_back(gate);
  }
  std::ranges::stable_sort(maker.inputs, {}, &std::pair<Gate, Gate>::first);
  use_begin_.assign(lacking_.size() + 1, 0);
  for (const auto& [from, to] : maker.inputs) {
    ++use_begin_[from + 1];
    uses_.push_back(to);
  }
  std::partial_sum(use_begin_.begin(), use_begin_.end(), use_begin_.begin());
}

void CutGraph::open(Gate gate) {
  if (is_open_[gate] != 0) return;
  is_open_[gate] = 1;
  opened_.push_back(gate);
}

void CutGraph::lift(NodeId fact) {
  const auto gate = gates_[derivation::index_of(fact)];
  if (gate == kNoGate) return;
  auto next = opened_.size();
  for (open(gate); next < opened_.size(); ++next) {
    const auto from = opened_[next];
    for (auto u = use_begin_[from]; u < use_begin_[from + 1]; ++u) {
      if (--lacking_[uses_[u]] == 0) open(uses_[u]);
    }
  }
}

void CutGraph::undo(std::size_t mark) {
  for (; opened_.size() > mark; opened_.pop_back()) {
    const auto from = opened_.back();
    is_open_[from] = 0;
    for (auto u = use_begin_[from]; u < use_begin_[from + 1]; ++u)
      ++lacking_[uses_[u]];
  }
}

/// By gate.
std::vector<std::vector<CutGraph::Gate>> CutGraph::inputs() const {
  std::vector<std::vector<Gate>> out(lacking_.size());
  for (Gate from = 0; from < lacking_.size(); ++from) {
    for (auto u = use_begin_[from]; u < use_begin_[from + 1]; ++u)
      out[uses_[u]].push_back(from);
  }
  return out;
}

std::vector<std::vector<CutGraph::Gate>> CutGraph::alternatives(std::size_t most) const {
  std::vector<std::vector<Gate>> out{roots_};
  const auto inputs = this->inputs();
  std::vector<bool> seen(lacking_.size());
  auto needed = roots_;
  for (std::size_t i = 0; i < needed.size(); ++i) {
    const auto gate = needed[i];
    if (seen[gate]) continue;
    seen[gate] = true;
    const auto& members = inputs[gate];
    const auto least = static_cast<std::size_t>(lacking_[gate]);
    if (least == members.size()) {
      needed.insert(needed.end(), members.begin(), members.end());
    } else if (least > 1 && least < members.size()) {
      const auto choices = choices_of(members, least, most / out.size());
      if (!choices.empty()) out = joined(out, choices);
    }
  }
  return out;
}

}  // namespace yinguo::reasoning
