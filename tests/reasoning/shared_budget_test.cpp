#include "reasoning/shared_budget.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <random>

#include "catch.hpp"
#include "evaluation/build_graph.hpp"
#include "reasoning/errors.hpp"
#include "reasoning/explain.hpp"
#include "reasoning/plan_search.hpp"
#include "reasoning/random_world.hpp"
#include "reasoning/tiny_reading.hpp"

using namespace yinguo;
using namespace yinguo::reasoning;
using test::random_world;
using test::read_garden;

namespace {

constexpr double kNever = std::numeric_limits<double>::infinity();

const std::vector<std::string> kGoals{"g", "c0", "c1", "c2"};
const std::vector<std::string> kRegions{"r", "p0", "p1"};
const RecommendOptions kOptions{};

/// Goals that the rules of this world speak of.
std::vector<std::string> known_goals(const Reading& reading) {
  std::vector<std::string> out;
  for (const auto& goal : kGoals) {
    if (goal_node(reading, goal)) out.push_back(goal);
  }
  return out;
}

/// One region with every combination of its levers tried.
class Tried {
 public:
  Tried(const Reading& reading, const std::string& region, const std::vector<std::string>& goals)
      : reading_{reading} {
    inputs_ = *evaluation::degree_inputs(reading.program, reading.symbols, reading.database,
                                         reading.graph, region);
    levers_ = levers_of(reading, region, inputs_, std::vector<bool>(inputs_.size(), true), {});
    for (const auto& goal : goals)
      roots_.push_back(*goal_node(reading, goal));
    const auto now = in_place(inputs_);
    open_ = static_cast<std::size_t>(std::ranges::count(now, false));
    costs_.assign(open_ + 1, kNever);
    try_all(now);
  }

  [[nodiscard]] std::size_t open() const { return open_; }

  /// By number of goals: the least cost with which so many more are in place, and none is lost.
  [[nodiscard]] const std::vector<double>& costs() const { return costs_; }

 private:
  [[nodiscard]] std::vector<bool> in_place(const derivation::Inputs& inputs) const {
    const auto solution = derivation::solve(reading_.graph, inputs);
    std::vector<bool> out;
    for (const auto root : roots_)
      out.push_back(solution.of(root).lower >= kOptions.threshold);
    return out;
  }

  void take(const LeverSteps& steps, const std::vector<bool>& now) {
    double cost = 0.0;
    for (std::size_t l = 0; l < steps.size(); ++l)
      cost += steps[l] == 0 ? 0.0 : levers_[l].steps[steps[l] - 1].cost;
    const auto then = in_place(inputs_with(inputs_, levers_, steps));
    std::size_t more = 0;
    for (std::size_t g = 0; g < now.size(); ++g) {
      if (now[g] && !then[g]) return;
      if (!now[g] && then[g]) ++more;
    }
    for (std::size_t count = 0; count <= more; ++count)
      costs_[count] = std::min(costs_[count], cost);
  }

  void try_all(const std::vector<bool>& now) {
    LeverSteps at(levers_.size(), 0);
    for (;;) {
      take(at, now);
      std::size_t l = 0;
      while (l < at.size() && at[l] == levers_[l].steps.size())
        at[l++] = 0;
      if (l == at.size()) return;
      ++at[l];
    }
  }

  const Reading& reading_;
  derivation::Inputs inputs_;
  std::vector<Lever> levers_;
  std::vector<derivation::NodeId> roots_;
  std::size_t open_ = 0;
  std::vector<double> costs_;
};

/// The most goals that a budget brings into place over all regions, and the least it takes.
struct Best {
  std::size_t reached = 0;
  double cost = 0.0;
};

void best_of(const std::vector<Tried>& regions, std::size_t at, Best sum, double budget,
             Best& best) {
  if (sum.cost > budget) return;
  if (at == regions.size()) {
    if (sum.reached > best.reached || (sum.reached == best.reached && sum.cost < best.cost))
      best = sum;
    return;
  }
  for (std::size_t count = 0; count < regions[at].costs().size(); ++count)
    best_of(regions, at + 1, {sum.reached + count, sum.cost + regions[at].costs()[count]}, budget,
            best);
}

}  // namespace

TEST_CASE("A budget brings as many goals into place as any choice does, at the least cost") {
  std::mt19937 random{8};
  std::size_t reached = 0;
  for (int round = 0; round < 300; ++round) {
    const auto reading = read_garden(random_world(random, false));
    const auto goals = known_goals(reading);
    const double budget = static_cast<double>(random() % 10);
    auto asked = kOptions;
    if (round % 2 == 0) asked.budget = budget;
    std::vector<RegionOptions> options;
    std::vector<Tried> tried;
    for (const auto& region : kRegions) {
      auto found = options_of(reading, region, goals, asked);
      REQUIRE(found);
      tried.emplace_back(reading, region, goals);
      const auto& costs = tried.back().costs();
      REQUIRE(found->open == tried.back().open());
      for (std::size_t count = 1; count < costs.size(); ++count) {
        if (asked.budget && costs[count] > budget) {
          if (count <= found->options.size())
            REQUIRE(found->options[count - 1].bound <= costs[count]);
          continue;
        }
        const bool is_known = count <= found->options.size();
        REQUIRE(is_known == (costs[count] < kNever));
        if (!is_known) continue;
        const auto& option = found->options[count - 1];
        REQUIRE(option.cost == costs[count]);
        REQUIRE(option.bound == option.cost);
        REQUIRE(option.goals.size() == count);
      }
      options.push_back(std::move(*found));
    }
    const auto shared = share_budget(options, budget);
    Best best{0, 0.0};
    best_of(tried, 0, {}, budget, best);
    REQUIRE(shared.is_proved);
    REQUIRE(shared.reached == best.reached);
    REQUIRE(shared.cost == best.cost);
    std::size_t sum = 0;
    for (const auto taken : shared.taken)
      sum += taken;
    REQUIRE(sum == shared.reached);
    reached += shared.reached;
  }
  CHECK(reached > 300);
}

TEST_CASE("With blockers no goal is lost, and the bounds hold") {
  std::mt19937 random{9};
  std::size_t proved = 0;
  for (int round = 0; round < 200; ++round) {
    const auto reading = read_garden(random_world(random, true));
    const auto goals = known_goals(reading);
    std::vector<RegionOptions> options;
    std::vector<Tried> tried;
    for (const auto& region : kRegions) {
      auto found = options_of(reading, region, goals, kOptions);
      REQUIRE(found);
      tried.emplace_back(reading, region, goals);
      const auto& costs = tried.back().costs();
      for (std::size_t count = 1; count < costs.size(); ++count) {
        if (count > found->options.size()) {
          REQUIRE(costs[count] == kNever);
          continue;
        }
        REQUIRE(found->options[count - 1].bound <= costs[count]);
        REQUIRE(found->options[count - 1].cost >= costs[count]);
      }
      options.push_back(std::move(*found));
    }
    const double budget = static_cast<double>(random() % 10);
    const auto shared = share_budget(options, budget);
    Best best{0, 0.0};
    best_of(tried, 0, {}, budget, best);
    REQUIRE(shared.reached <= best.reached);
    REQUIRE(shared.most >= best.reached);
    if (!shared.is_proved) continue;
    ++proved;
    REQUIRE(shared.reached == best.reached);
    REQUIRE(shared.cost == best.cost);
  }
  CHECK(proved > 100);
}

TEST_CASE("What the rules say nothing of is no goal of a shared budget") {
  const auto reading = read_garden(std::string{test::kWorld} + test::kTwoFigures);
  const auto refused = options_of(reading, "r", std::vector<std::string>{"h"}, kOptions);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code.id == kNothingToSay.id);
}
