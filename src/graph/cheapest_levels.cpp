#include "graph/cheapest_levels.hpp"

#include <algorithm>
#include <iterator>
#include <limits>

namespace yinguo::graph {
namespace {

constexpr double kInfinite = std::numeric_limits<double>::infinity();

/// "Thing `thing` reaches `level`."
struct Literal {
  std::uint32_t thing = 0;
  std::uint32_t level = 0;
};

using Clause = std::vector<Literal>;

/// The cheapest levels that satisfy every clause: depth first, with the clause that leaves least
/// choice first, and its literals by their cost. A later literal of a clause is tried with the
/// earlier ones forbidden, so that nothing is met twice.
class Master {
 public:
  Master(std::span<const std::vector<double>> costs, const std::vector<Clause>& clauses,
         std::size_t& branches)
      : costs_{costs},
        clauses_{clauses},
        branches_{branches},
        levels_(costs.size(), 0),
        caps_(costs.size()),
        marks_(costs.size(), 0) {
    for (std::size_t i = 0; i < costs.size(); ++i)
      caps_[i] = static_cast<std::uint32_t>(costs[i].size()) - 1;
  }

  /// False at the limit of branches.
  bool solve() {
    search(0.0);
    return branches_ > 0;
  }

  [[nodiscard]] const Levels& best() const { return best_; }

  [[nodiscard]] double cost() const { return best_cost_; }

 private:
  [[nodiscard]] double more(const Literal& literal) const {
    return costs_[literal.thing][literal.level] - costs_[literal.thing][levels_[literal.thing]];
  }

  [[nodiscard]] bool is_satisfied(const Clause& clause) const {
    return std::ranges::any_of(clause,
                               [&](const Literal& one) { return levels_[one.thing] >= one.level; });
  }

  [[nodiscard]] bool is_open(const Literal& literal) const {
    return literal.level <= caps_[literal.thing];
  }

  struct View {
    double bound = 0.0;  ///< of what the open clauses still cost
    const Clause* narrowest = nullptr;
  };

  /// The sum over open clauses without a common thing of the least that each costs.
  View look() {
    View view;
    std::size_t fewest = std::numeric_limits<std::size_t>::max();
    ++mark_;
    for (const auto& clause : clauses_) {
      if (is_satisfied(clause)) continue;
      std::size_t open = 0;
      double least = kInfinite;
      bool is_apart = true;
      for (const auto& one : clause) {
        if (!is_open(one)) continue;
        ++open;
        least = std::min(least, more(one));
        is_apart = is_apart && marks_[one.thing] != mark_;
      }
      if (open == 0) return {kInfinite, &clause};
      if (open < fewest) {
        fewest = open;
        view.narrowest = &clause;
      }
      if (!is_apart) continue;
      view.bound += least;
      for (const auto& one : clause) {
        if (is_open(one)) marks_[one.thing] = mark_;
      }
    }
    return view;
  }

  void search(double cost) {
    if (branches_ == 0) return;
    --branches_;
    const auto view = look();
    if (!(cost + view.bound < best_cost_)) return;
    if (view.narrowest == nullptr) {
      best_ = levels_;
      best_cost_ = cost;
      return;
    }
    Clause open;
    std::ranges::copy_if(*view.narrowest, std::back_inserter(open),
                         [&](const Literal& one) { return is_open(one); });
    std::ranges::stable_sort(open,
                             [&](const Literal& a, const Literal& b) { return more(a) < more(b); });
    std::vector<std::uint32_t> caps;
    for (const auto& one : open) {
      const auto before = levels_[one.thing];
      const double added = more(one);
      levels_[one.thing] = one.level;
      search(cost + added);
      levels_[one.thing] = before;
      caps.push_back(caps_[one.thing]);
      caps_[one.thing] = std::min(caps_[one.thing], one.level - 1);
    }
    for (std::size_t i = open.size(); i-- > 0;)
      caps_[open[i].thing] = caps[i];
  }

  std::span<const std::vector<double>> costs_;
  const std::vector<Clause>& clauses_;
  std::size_t& branches_;
  Levels levels_;
  std::vector<std::uint32_t> caps_;  ///< by thing: the highest level not forbidden
  std::vector<std::uint64_t> marks_;
  std::uint64_t mark_ = 0;
  Levels best_;
  double best_cost_ = kInfinite;
};

/// Raises `levels`, at which the condition fails, as far as it goes on failing.
void raise(std::span<const std::vector<double>> costs,
           base::FunctionRef<bool(std::span<const std::uint32_t>)> holds, Levels& levels) {
  for (std::size_t i = 0; i < levels.size(); ++i) {
    std::uint32_t low = levels[i];
    auto high = static_cast<std::uint32_t>(costs[i].size()) - 1;
    while (low < high) {
      const auto middle = low + (high - low + 1) / 2;
      levels[i] = middle;
      if (holds(levels)) {
        high = middle - 1;
      } else {
        low = middle;
      }
    }
    levels[i] = low;
  }
}

/// Lowers `levels`, at which the condition holds, one after the other as far as it goes on holding.
void lower(base::FunctionRef<bool(std::span<const std::uint32_t>)> holds, Levels& levels) {
  for (std::size_t i = 0; i < levels.size(); ++i) {
    std::uint32_t low = 0;
    auto high = levels[i];
    while (low < high) {
      const auto middle = low + (high - low) / 2;
      levels[i] = middle;
      if (holds(levels)) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    levels[i] = high;
  }
}

double cost_of(std::span<const std::vector<double>> costs, const Levels& levels) {
  double sum = 0.0;
  for (std::size_t i = 0; i < levels.size(); ++i)
    sum += costs[i][levels[i]];
  return sum;
}

}  // namespace

Cheapest cheapest_levels(std::span<const std::vector<double>> costs,
                         base::FunctionRef<bool(std::span<const std::uint32_t>)> holds,
                         const CheapestOptions& options) {
  Cheapest out;
  Levels top;
  for (const auto& one : costs)
    top.push_back(static_cast<std::uint32_t>(one.size()) - 1);
  if (!holds(top)) {
    out.is_proved = true;
    return out;
  }
  lower(holds, top);
  out.levels = top;
  out.cost = cost_of(costs, top);
  std::vector<Clause> clauses;
  auto branches = options.max_branches;
  for (; out.rounds < options.max_rounds; ++out.rounds) {
    Master master{costs, clauses, branches};
    if (!master.solve()) return out;
    auto levels = master.best();
    out.bound = cost_of(costs, levels);
    if (out.bound >= out.cost || holds(levels)) {
      if (out.bound < out.cost) out.levels = levels;
      out.cost = out.bound = cost_of(costs, out.levels);
      out.is_proved = true;
      return out;
    }
    raise(costs, holds, levels);
    Clause clause;
    for (std::uint32_t i = 0; i < levels.size(); ++i) {
      if (levels[i] + 1 < costs[i].size()) clause.push_back({i, levels[i] + 1});
    }
    clauses.push_back(std::move(clause));
  }
  return out;
}

}  // namespace yinguo::graph
