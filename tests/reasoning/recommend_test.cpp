#include "reasoning/recommend.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <limits>
#include <random>

#include "catch.hpp"
#include "evaluation/build_graph.hpp"
#include "reasoning/errors.hpp"
#include "reasoning/explain.hpp"
#include "reasoning/factor_costs.hpp"
#include "reasoning/plan_world.hpp"
#include "reasoning/random_world.hpp"

using namespace yinguo;
using namespace yinguo::reasoning;
using test::kTwoFigures;
using test::kWorld;
using test::PlanWorld;
using test::random_world;
using test::read_garden;

namespace {

constexpr double kInfinite = std::numeric_limits<double>::infinity();

const RecommendOptions kNoOptions{};

}  // namespace

TEST_CASE("A recommended plan is the cheapest of all combinations, and reaches its goal") {
  std::mt19937 random{4};
  std::size_t reachable = 0;
  for (int round = 0; round < 2000; ++round) {
    const PlanWorld world{random_world(random, false, 3 + static_cast<std::size_t>(round % 4))};
    const double threshold = std::array{0.25, 0.5, 0.75}.at(random() % 3);
    const SearchGoal goal{world.reading.graph, world.inputs, world.roots, threshold};
    if (world.reaches(world.inputs, threshold)) continue;
    const std::vector<bool> none(world.levers.size());
    const auto solution = derivation::solve(world.reading.graph, world.inputs);
    REQUIRE(mean_factors(world.reading.graph, solution, world.levers, threshold));  // can be used
    const auto found = search_plans(goal, world.levers, none, {.use_factors = round % 2 == 0});
    const double expected = world.least_of_all(threshold);
    REQUIRE(found.is_proved);
    REQUIRE(found.plans.empty() == (expected == kInfinite));
    if (found.plans.empty()) continue;
    ++reachable;
    REQUIRE(found.plans.front().cost == expected);
    double last = 0.0;
    for (const auto& plan : found.plans) {
      REQUIRE(plan.cost == world.cost(plan.steps));
      REQUIRE(plan.cost >= last);
      REQUIRE(world.reaches(inputs_with(world.inputs, world.levers, plan.steps), threshold));
      last = plan.cost;
    }
  }
  CHECK(reachable > 600);
}

TEST_CASE("With blockers a plan still reaches its goal, and the bound holds") {
  std::mt19937 random{5};
  std::size_t proved = 0;
  for (int round = 0; round < 300; ++round) {
    const PlanWorld world{random_world(random, true)};
    const SearchGoal goal{world.reading.graph, world.inputs, world.roots, 0.5};
    if (world.reaches(world.inputs, 0.5)) continue;
    const std::vector<bool> none(world.levers.size());
    const auto found =
        search_plans(goal, world.levers, none, {.plans = 2, .use_factors = round % 2 == 0});
    const double expected = world.least_of_all(0.5);
    for (const auto& plan : found.plans) {
      REQUIRE(world.reaches(inputs_with(world.inputs, world.levers, plan.steps), 0.5));
      REQUIRE(plan.cost >= expected);
    }
    if (expected < kInfinite) REQUIRE(found.bound <= expected);
    if (!found.is_proved) continue;
    ++proved;
    REQUIRE((found.plans.empty() ? kInfinite : found.plans.front().cost) == expected);
  }
  CHECK(proved > 50);
}

TEST_CASE("A conflict keeps the goal out of reach, and no smaller set does") {
  std::mt19937 random{6};
  std::size_t conflicts = 0;
  for (int round = 0; round < 300; ++round) {
    const PlanWorld world{random_world(random, round % 2 == 0)};
    const SearchGoal goal{world.reading.graph, world.inputs, world.roots, 0.5};
    std::vector<Constraint> constraints;
    for (std::uint32_t i = 0; i < world.inputs.size(); ++i)
      constraints.push_back({i, world.inputs[i]});
    const auto reaches_without = [&](std::uint32_t kept) {
      auto inputs = world.inputs;
      for (std::uint32_t i = 0; i < inputs.size(); ++i) {
        if ((kept >> i & 1U) == 0) inputs[i] = {1.0, 0.0};
      }
      return world.reaches(inputs, 0.5);
    };
    const auto all = (std::uint32_t{1} << world.inputs.size()) - 1;
    const auto found = smallest_conflict(goal, constraints);
    if (reaches_without(all) || !reaches_without(0)) {
      REQUIRE(found.empty());
      continue;
    }
    ++conflicts;
    std::uint32_t kept = 0;
    for (const auto i : found)
      kept |= std::uint32_t{1} << i;
    REQUIRE_FALSE(reaches_without(kept));
    for (std::uint32_t set = 0; set <= all; ++set) {
      const bool is_smaller = std::popcount(set) < std::popcount(kept);
      if (is_smaller) REQUIRE(reaches_without(set));
    }
  }
  CHECK(conflicts > 50);
}

TEST_CASE("A figure is raised to what a peer has, and no further than is needed") {
  // The mean of i0 (0.2) and i1 (0.4) has to reach 0.5.
  const auto reading = read_garden(std::string{kWorld} + kTwoFigures);
  const ontology::Model model;
  const std::vector<std::string> goals{"g"};
  auto advice = recommend(reading, model, "r", goals, {}, kNoOptions);
  REQUIRE(advice);
  CHECK(advice->is_proved);
  REQUIRE(advice->plans.size() >= 1);
  // 0.3 (one peer) and 0.5 (two) are not enough; 0.7 alone (two) is.
  const auto& plan = advice->plans.front();
  CHECK(plan.cost == 2.0);
  REQUIRE(plan.changes.size() == 1);
  const auto& change = plan.changes.front();
  CHECK(change.indicator == "i0");
  CHECK(change.value_after == 0.7);
  CHECK(change.peer == "p1");
  CHECK(change.enough == Approx(0.6));
  CHECK(change.rank_before == 4);
  CHECK(change.rank_after == 2);
  CHECK(change.factors == std::vector<std::string>{"c0"});
  CHECK(plan.goals.front().after.lower == Approx(0.55));

  SECTION("a declared cost turns the choice") {
    auto options = kNoOptions;
    options.costs["i0"] = {.per_rank = 1.0, .once = 9.0};
    advice = recommend(reading, model, "r", goals, {}, options);
    REQUIRE(advice);
    CHECK(advice->plans.front().cost == 11.0);
  }
  SECTION("a budget leaves out what costs more") {
    auto options = kNoOptions;
    options.budget = 1.5;
    advice = recommend(reading, model, "r", goals, {}, options);
    REQUIRE(advice);
    CHECK(advice->plans.empty());
    CHECK(advice->over_budget == 2.0);
  }
  SECTION("what is fixed conflicts with what no peer has") {
    auto options = kNoOptions;
    options.fixed = {"i0"};
    advice = recommend(reading, model, "r", goals, {}, options);
    REQUIRE(advice);
    CHECK(advice->plans.empty());
    REQUIRE(advice->conflict.size() == 2);
    CHECK(advice->conflict[0].kind == Obstacle::Kind::kFixed);
    CHECK(advice->conflict[1].kind == Obstacle::Kind::kBeyondPeers);
    CHECK(advice->conflict[1].subject == "i1");
  }
  SECTION("what is in place needs nothing") {
    auto options = kNoOptions;
    options.threshold = 0.25;
    advice = recommend(reading, model, "r", goals, {}, options);
    REQUIRE(advice);
    CHECK(advice->is_in_place);
    CHECK(advice->plans.empty());
  }
}

TEST_CASE("Advice is refused where the rules say nothing, or multiply degrees") {
  const ontology::Model model;
  const auto reading = read_garden(std::string{kWorld} + "quota(\"g\", 1). mechanism(\"m0\").");
  const auto unknown =
      recommend(reading, model, "r", std::vector<std::string>{"h"}, {}, kNoOptions);
  REQUIRE_FALSE(unknown);
  CHECK(unknown.error().code.id == kNothingToSay.id);
  auto text = std::string{kWorld};  // without its recursion, which no product takes
  const std::string recursive = "present(c) :- implied(c).\n";
  text.erase(text.find(recursive), recursive.size());
  const auto product = read_garden(".pragma \"degrees\" \"product\"\n" + text +
                                   "quota(\"g\", 1). mechanism(\"m0\").");
  const auto refused =
      recommend(product, model, "r", std::vector<std::string>{"g"}, {}, kNoOptions);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code.id == kNoThresholds.id);
}
