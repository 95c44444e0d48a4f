#include "reasoning/factor_search.hpp"

#include <algorithm>
#include <bit>

namespace yinguo::reasoning {

using derivation::FiringId;
using derivation::NodeId;
using derivation::Operand;
using derivation::Premise;
using rules::Quantifier;
using Mask = FactorCosts::Mask;

CutGraph::CutGraph(const derivation::Graph& graph, const derivation::Solution& solution,
                   std::span<const NodeId> roots, double threshold)
    : graph_{graph}, solution_{solution}, roots_{roots}, threshold_{threshold} {
  for (const auto& degree : solution.nodes)
    holds_.push_back(degree.lower >= threshold ? 1 : 0);
}

bool CutGraph::reaches(std::span<const NodeId> lifted) const {
  auto holds = holds_;
  std::vector<NodeId> open;
  const auto take = [&](NodeId node) {
    if (holds[derivation::index_of(node)] != 0) return;
    holds[derivation::index_of(node)] = 1;
    open.push_back(node);
  };
  for (const auto node : lifted)
    take(node);
  while (!open.empty()) {
    const auto node = static_cast<std::uint32_t>(open.back());
    open.pop_back();
    for (auto u = graph_.schedule.use_begin[node]; u < graph_.schedule.use_begin[node + 1]; ++u) {
      const FiringId firing{graph_.schedule.uses[u]};
      const auto head = graph_.firing(firing).head;
      if (holds[derivation::index_of(head)] == 0 && fires(firing, holds)) take(head);
    }
  }
  return std::ranges::all_of(roots_,
                             [&](NodeId root) { return holds[derivation::index_of(root)] != 0; });
}

bool CutGraph::fires(FiringId firing, const std::vector<char>& holds) const {
  for (const auto& operand : graph_.operands_of(firing)) {
    bool does = false;
    switch (operand.kind) {
      case Operand::Kind::kNode:
        does = holds[operand.index] != 0;
        break;
      case Operand::Kind::kNegatedNode:
        does = 1.0 - solution_.of(NodeId{operand.index}).upper >= threshold_;
        break;
      case Operand::Kind::kQuantified:
        does = holds_together(graph_.premises[operand.index], holds);
        break;
    }
    if (!does) return false;
  }
  return true;
}

bool CutGraph::holds_together(const Premise& premise, const std::vector<char>& holds) const {
  if (premise.negated || premise.quantifier == Quantifier::kMean)
    return derivation::degree_of(graph_, solution_, premise).lower >= threshold_;
  const auto members = graph_.members_of(premise);
  const auto count = std::ranges::count_if(
      members, [&](NodeId member) { return holds[derivation::index_of(member)] != 0; });
  switch (premise.quantifier) {
    case Quantifier::kAll:
      return count == std::ssize(members);
    case Quantifier::kAny:
      return count > 0;
    default:
      return count >= premise.threshold;
  }
}

namespace {

/// The cheapest set that has a factor of every clause: depth first, the clause with the least
/// choice first; what is tried later leaves out what was tried before.
class FactorMaster {
 public:
  FactorMaster(const std::vector<Mask>& clauses, FactorCosts& costs)
      : clauses_{clauses}, costs_{costs} {}

  FactorChoice solve() {
    search(0, 0);
    return best_;
  }

 private:
  void search(Mask chosen, Mask banned) {
    if (!(costs_.cost(chosen) < best_.cost)) return;
    Mask narrowest = 0;
    bool has_open = false;
    for (const auto clause : clauses_) {
      if ((clause & chosen) != 0) continue;
      const auto choice = clause & ~banned;
      if (!has_open || std::popcount(choice) < std::popcount(narrowest)) narrowest = choice;
      has_open = true;
    }
    if (!has_open) {
      best_ = {chosen, costs_.cost(chosen)};
      return;
    }
    for (const auto factor : by_cost(chosen, narrowest)) {
      search(chosen | factor, banned);
      banned |= factor;
    }
  }

  std::vector<Mask> by_cost(Mask chosen, Mask choice) {
    std::vector<std::pair<double, Mask>> ranked;
    for (; choice != 0; choice &= choice - 1) {
      const Mask factor = choice & (~choice + 1);
      ranked.emplace_back(costs_.cost(chosen | factor), factor);
    }
    std::ranges::stable_sort(ranked, {}, &std::pair<double, Mask>::first);
    std::vector<Mask> out;
    out.reserve(ranked.size());
    for (const auto& [cost, factor] : ranked)
      out.push_back(factor);
    return out;
  }

  const std::vector<Mask>& clauses_;
  FactorCosts& costs_;
  FactorChoice best_;
};

}  // namespace

FactorChoice cheapest_factors(std::span<const MeanFactor> factors, const CutGraph& goal,
                              FactorCosts& costs) {
  const auto holds = [&](Mask chosen) {
    std::vector<NodeId> lifted;
    for (std::size_t f = 0; f < factors.size(); ++f) {
      if ((chosen >> f & 1U) != 0) lifted.push_back(factors[f].node);
    }
    return goal.reaches(lifted);
  };
  Mask all = 0;
  for (std::size_t f = 0; f < factors.size(); ++f)
    all |= Mask{1} << f;
  std::vector<Mask> clauses;
  for (;;) {
    const auto best = FactorMaster{clauses, costs}.solve();
    if (!(best.cost < std::numeric_limits<double>::infinity()) || holds(best.factors)) return best;
    auto failing = best.factors;
    for (std::size_t f = 0; f < factors.size(); ++f) {
      const auto more = failing | Mask{1} << f;
      if (!holds(more)) failing = more;
    }
    clauses.push_back(all & ~failing);  // none left: even all factors do not reach the goal
  }
}

}  // namespace yinguo::reasoning
