#include "graph/smallest_sets.hpp"

#include <set>
#include <tuple>

#include "graph/cheapest_levels.hpp"

namespace yinguo::graph {
namespace {

/// Searches with one set of things left out after the other, best first.
class SetSearch {
 public:
  SetSearch(std::size_t things, base::FunctionRef<bool(std::span<const std::uint32_t>)> holds,
            const SmallestSetsOptions& options)
      : things_{things}, holds_{holds}, options_{options} {}

  SmallestSets run() {
    SmallestSets out;
    push({});
    out.bound = first_bound_;
    out.is_proved = first_is_proved_;
    while (!open_.empty() && out.sets.size() < options_.sets) {
      const Open best = *open_.begin();
      open_.erase(open_.begin());
      if (known_.insert(best.members).second) out.sets.push_back(best.members);
      for (const auto member : best.members) {
        auto without = best.without;
        without.insert(member);
        push(std::move(without));
      }
    }
    return out;
  }

 private:
  struct Open {
    ThingSet members{};
    std::set<std::uint32_t> without{};

    friend bool operator<(const Open& a, const Open& b) {
      const auto size_a = a.members.size();
      const auto size_b = b.members.size();
      return std::tie(size_a, a.members, a.without) < std::tie(size_b, b.members, b.without);
    }
  };

  void push(std::set<std::uint32_t> without) {
    if (asked_.size() >= options_.max_searches || !asked_.insert(without).second) return;
    std::vector<std::vector<double>> costs(things_, {0.0, 1.0});
    for (const auto thing : without)
      costs[thing] = {0.0};
    const auto found = cheapest_levels(costs, holds_, {.max_branches = options_.max_branches});
    if (without.empty()) {
      first_bound_ = static_cast<std::size_t>(found.bound);
      first_is_proved_ = found.is_proved;
    }
    const bool holds = found.is_found() || (things_ == 0 && holds_({}));
    if (!holds) return;
    Open one{.without = std::move(without)};
    for (std::uint32_t i = 0; i < found.levels.size(); ++i) {
      if (found.levels[i] > 0) one.members.push_back(i);
    }
    open_.insert(std::move(one));
  }

  std::size_t things_;
  base::FunctionRef<bool(std::span<const std::uint32_t>)> holds_;
  const SmallestSetsOptions& options_;
  std::set<Open> open_;
  std::set<std::set<std::uint32_t>> asked_;
  std::set<ThingSet> known_;
  std::size_t first_bound_ = 0;
  bool first_is_proved_ = false;
};

}  // namespace

SmallestSets smallest_sets(std::size_t things,
                           base::FunctionRef<bool(std::span<const std::uint32_t>)> holds,
                           const SmallestSetsOptions& options) {
  return SetSearch{things, holds, options}.run();
}

}  // namespace yinguo::graph
