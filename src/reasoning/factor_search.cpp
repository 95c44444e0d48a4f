#include "reasoning/factor_search.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <limits>
#include <optional>
#include <unordered_map>
#include <utility>
#include <vector>

namespace yinguo::reasoning {

using Mask = FactorCosts::Mask;

namespace {

constexpr double kInfinite = std::numeric_limits<double>::infinity();

/// The factors of a set, one after the other.
template <class Visit>
void for_each(Mask factors, const Visit& visit) {
  for (; factors != 0; factors &= factors - 1)
    visit(static_cast<std::size_t>(std::countr_zero(factors)));
}

using Gate = CutGraph::Gate;

/// Learns from sets that fail.
class ClauseFinder {
 public:
  ClauseFinder(std::span<const MeanFactor> factors, CutGraph& goal, const FactorCosts& costs)
      : factors_{factors}, goal_{goal} {
    for (std::size_t f = 0; f < factors.size(); ++f)
      by_cost_.push_back(f);
    std::ranges::stable_sort(by_cost_, {}, [&](std::size_t f) { return costs.share(f); });
  }

  /// Clauses, no two with a common factor, that `chosen` has no factor of and that every set which
  /// opens `gate` has one of; none if it opens the gate. Each is what is left out of a largest set
  /// that fails, the dear factors where there is a choice.
  std::vector<Mask> learn(Mask chosen, Gate gate) {
    std::vector<Mask> clauses;
    while (!opens(chosen, gate)) {
      clauses.push_back(left_out(gate));
      if (clauses.back() == 0) break;  // even all factors do not open it
      chosen |= clauses.back();
    }
    goal_.undo(0);
    return clauses;
  }

  /// What is left of a set that opens the gates when factors that it can do without are left out,
  /// the dear ones first.
  Mask without_idle(Mask chosen, std::span<const Gate> gates) {
    const auto opens_all = [&](Mask set) {
      return std::ranges::all_of(gates, [&](Gate gate) { return opens(set, gate); });
    };
    for (auto left = by_cost_.size(); left > 0; --left) {
      const auto without = chosen & ~(Mask{1} << by_cost_[left - 1]);
      if (without != chosen && opens_all(without)) chosen = without;
    }
    goal_.undo(0);
    return chosen;
  }

 private:
  bool opens(Mask chosen, Gate gate) {
    goal_.undo(0);
    for_each(chosen, [&](std::size_t f) { goal_.lift(factors_[f].node); });
    return goal_.is_open(gate);
  }

  /// The factors that are not lifted now, nor can be without the gate being opened.
  Mask left_out(Gate gate) {
    Mask out = 0;
    for (const auto f : by_cost_) {
      const auto before = goal_.mark();
      goal_.lift(factors_[f].node);
      if (!goal_.is_open(gate)) continue;
      goal_.undo(before);
      out |= Mask{1} << f;
    }
    return out;
  }

  std::span<const MeanFactor> factors_;
  CutGraph& goal_;
  std::vector<std::size_t> by_cost_;
};

/// The factor that meets the most open clauses for its share; none when no factor of finite share
/// meets one.
std::optional<std::size_t> best_factor(std::span<const Mask> clauses, Mask chosen,
                                       const FactorCosts& costs) {
  std::array<int, std::numeric_limits<Mask>::digits> met{};
  for (const auto clause : clauses) {
    if ((clause & chosen) == 0) for_each(clause, [&](std::size_t f) { ++met[f]; });
  }
  std::optional<std::size_t> best;
  for (std::size_t f = 0; f < costs.size(); ++f) {
    if (met[f] == 0 || !(costs.share(f) < kInfinite)) continue;
    if (!best || met[f] * costs.share(*best) > met[*best] * costs.share(f)) best = f;
  }
  return best;
}

/// A set that has a factor of every clause, and no factor in vain: best_factor() one after the
/// other. Of infinite cost if there is none of finite shares.
FactorChoice cheap_set(std::span<const Mask> clauses, FactorCosts& costs) {
  Mask chosen = 0;
  while (const auto best = best_factor(clauses, chosen, costs))
    chosen |= Mask{1} << *best;
  const auto meets_all = [&](Mask set) {
    return std::ranges::all_of(clauses, [&](Mask clause) { return (clause & set) != 0; });
  };
  if (!meets_all(chosen)) return {};
  for_each(chosen, [&](std::size_t f) {
    const auto without = chosen & ~(Mask{1} << f);
    if (meets_all(without)) chosen = without;
  });
  return {chosen, costs.cost(chosen)};
}

/// Whatever more a search node must spend, and what it need not try.
struct Bound {
  double cost = 0.0;  ///< of any set that has the chosen factors and one of every clause
  Mask useless = 0;   ///< factors with which a set costs as much as `best` or more
};

/// The cheapest set that opens all gates of one of several sets of gates: one after the other,
/// depth first, the clause with the least choice first; what is tried later leaves out what was
/// tried before. Where a set meets all clauses and yet fails, more are learnt on the spot, so that
/// the bounds get better as the search goes on. Clauses are of a gate, and go for all that need it.
class FactorMaster {
 public:
  FactorMaster(FactorCosts& costs, ClauseFinder& finder) : costs_{costs}, finder_{finder} {}

  FactorChoice solve(const std::vector<std::vector<Gate>>& alternatives) {
    for (const auto& gates : alternatives) {
      turn_to(gates);
      if (const auto found = first(); found.cost < best_.cost) take(found);
    }
    for (const auto i : by_bound(alternatives)) {
      turn_to(alternatives[i]);
      search(0, 0);
    }
    return best_;
  }

 private:
  void take(const FactorChoice& better) {
    best_ = better;
    costs_.cap(better.cost);
  }

  void turn_to(const std::vector<Gate>& gates) {
    gates_ = gates;
    clauses_.clear();
    for (const auto gate : gates) {
      const auto& known = known_[gate];
      clauses_.insert(clauses_.end(), known.begin(), known.end());
    }
  }

  /// The likely cheap ones first.
  [[nodiscard]] std::vector<std::size_t> by_bound(
      const std::vector<std::vector<Gate>>& alternatives) {
    std::vector<std::pair<double, std::size_t>> ranked;
    for (std::size_t i = 0; i < alternatives.size(); ++i) {
      turn_to(alternatives[i]);
      ranked.emplace_back(bound_from(0.0, 0, 0, 0).cost, i);
    }
    std::ranges::sort(ranked);
    std::vector<std::size_t> out;
    out.reserve(ranked.size());
    for (const auto& [bound, i] : ranked)
      out.push_back(i);
    return out;
  }

  /// False, and no clauses, if the set opens all gates.
  bool learn(Mask chosen) {
    const auto before = clauses_.size();
    for (const auto gate : gates_) {
      const auto clauses = finder_.learn(chosen, gate);
      auto& known = known_[gate];
      known.insert(known.end(), clauses.begin(), clauses.end());
      clauses_.insert(clauses_.end(), clauses.begin(), clauses.end());
    }
    return clauses_.size() > before;
  }

  /// A set that opens the gates, not dear, and the clauses on the way to it.
  FactorChoice first() {
    for (;;) {
      const auto cheap = cheap_set(clauses_, costs_);
      if (!(cheap.cost < kInfinite)) return cheap;
      if (learn(cheap.factors)) continue;
      const auto needed = finder_.without_idle(cheap.factors, gates_);
      return {needed, costs_.cost(needed)};
    }
  }

  void search(Mask chosen, Mask banned) {
    double shares = 0.0;
    for_each(chosen, [&](std::size_t f) { shares += costs_.share(f); });
    // Before the cost of the set is found, which takes longer.
    if (!(bound_from(shares, 0, chosen, banned).cost < best_.cost)) return;
    const double cost = costs_.cost(chosen);
    std::optional<Mask> choice;
    while (!choice) {
      if (!(cost < best_.cost)) return;
      const auto bound = bound_of(chosen, banned, cost);
      if (!(bound.cost < best_.cost)) return;
      banned |= bound.useless;
      choice = narrowest(chosen, banned);
      if (choice || learn(chosen)) continue;
      take({chosen, cost});
      return;
    }
    for (const auto factor : by_share(*choice)) {
      search(chosen | factor, banned);
      banned |= factor;
    }
  }

  /// Of the clauses that are not met, the least choice that one of them leaves.
  [[nodiscard]] std::optional<Mask> narrowest(Mask chosen, Mask banned) const {
    std::optional<Mask> out;
    for (const auto clause : clauses_) {
      const auto choice = clause & ~banned;
      const bool is_open = (clause & chosen) == 0;
      if (is_open && (!out || std::popcount(choice) < std::popcount(*out))) out = choice;
    }
    return out;
  }

  [[nodiscard]] Bound bound_of(Mask chosen, Mask banned, double cost) const {
    Mask near = 0;
    double shares = 0.0;
    for_each(chosen, [&](std::size_t f) {
      near |= costs_.tied(f);
      shares += costs_.share(f);
    });
    const auto apart =
        bound_from(cost, near, chosen, banned);  // what shares a lever is for nothing
    const auto even = bound_from(shares, 0, chosen, banned);
    return {std::max(apart.cost, even.cost), apart.useless | even.useless};
  }

  /// `spent`, and a bound on the shares of what the open clauses still need, by raising their
  /// prices one after the other as far as the shares allow (dual ascent, Erlenkotter 1978). Those
  /// in `free` have none.
  [[nodiscard]] Bound bound_from(double spent, Mask free, Mask chosen, Mask banned) const {
    std::array<double, std::numeric_limits<Mask>::digits> left{};
    for (std::size_t f = 0; f < costs_.size(); ++f)
      left[f] = (free >> f & 1U) != 0 ? 0.0 : costs_.share(f);
    Bound out{.cost = spent};
    for (const auto clause : clauses_) {
      if ((clause & chosen) != 0) continue;
      double price = kInfinite;
      for_each(clause & ~banned, [&](std::size_t f) { price = std::min(price, left[f]); });
      out.cost += price;
      if (!(out.cost < best_.cost)) return out;
      for_each(clause & ~banned, [&](std::size_t f) { left[f] -= price; });
    }
    for (std::size_t f = 0; f < costs_.size(); ++f) {
      if (!(out.cost + left[f] < best_.cost)) out.useless |= Mask{1} << f;
    }
    out.useless &= ~chosen;
    return out;
  }

  [[nodiscard]] std::vector<Mask> by_share(Mask choice) const {
    std::vector<std::pair<double, Mask>> ranked;
    for_each(choice, [&](std::size_t f) { ranked.emplace_back(costs_.share(f), Mask{1} << f); });
    std::ranges::stable_sort(ranked, {}, &std::pair<double, Mask>::first);
    std::vector<Mask> out;
    out.reserve(ranked.size());
    for (const auto& [share, factor] : ranked)
      out.push_back(factor);
    return out;
  }

  FactorCosts& costs_;
  ClauseFinder& finder_;
  std::vector<Gate> gates_;    ///< to be opened
  std::vector<Mask> clauses_;  ///< of all of them
  std::unordered_map<Gate, std::vector<Mask>> known_;
  FactorChoice best_;
};

}  // namespace

FactorChoice cheapest_factors(std::span<const MeanFactor> factors, CutGraph& goal,
                              FactorCosts& costs) {
  ClauseFinder finder{factors, goal, costs};
  constexpr std::size_t kMostAlternatives = 300;
  return FactorMaster{costs, finder}.solve(goal.alternatives(kMostAlternatives));
}

}  // namespace yinguo::reasoning
