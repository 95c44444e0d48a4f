#include "reasoning/plan_firmness.hpp"

#include <algorithm>
#include <random>
#include <string>

#include "catch.hpp"
#include "reasoning/draws.hpp"
#include "reasoning/plan_world.hpp"
#include "reasoning/random_world.hpp"
#include "reasoning/recommend.hpp"

using namespace yinguo;
using namespace yinguo::reasoning;
using test::kTwoFigures;
using test::kWorld;
using test::PlanWorld;
using test::random_world;

namespace {

const ontology::Model kNoModel{};

PlannedCase planned(const PlanWorld& world, const std::string& region) {
  return {world.reading, kNoModel, region, world.inputs, world.levers, 0.5};
}

}  // namespace

TEST_CASE("a plan is the cheapest in the draws in which no combination costs less", "[firmness]") {
  std::mt19937 random{31};
  std::size_t asked = 0;
  for (int round = 0; round < 200; ++round) {
    PlanWorld world{random_world(random, false)};
    const auto goal = world.goal(0.5);
    const auto plans = search_plans(goal, world.levers, world.is_fixed, {.plans = 3}).plans;
    if (plans.empty() || plans.front().cost == 0.0) continue;
    ++asked;
    const FirmnessOptions options{
        .samples = 4, .seed = static_cast<std::uint64_t>(round), .spread = 0.3};
    const auto found = cheapest_in(goal, world.levers, world.is_fixed, plans, options);
    std::vector<std::size_t> expected(plans.size(), 0);
    Draws draws{options.seed};
    for (std::size_t sample = 0; sample < options.samples; ++sample) {
      for (auto& factor : world.factors)
        factor = 1.0 + options.spread * draws.next();
      const double least = world.least_of_all(0.5);
      for (std::size_t p = 0; p < plans.size(); ++p) {
        if (world.cost(plans[p].steps) <= least + 1e-9) ++expected[p];
      }
    }
    REQUIRE(found == expected);
  }
  CHECK(asked > 50);
}

TEST_CASE("a plan that is just enough holds in some draws, one to spare in all", "[firmness]") {
  // The mean of i0 (0.2) and i1 (0.4) has to reach 0.5: i0 at 0.7 is just above, at 0.9 far above.
  const PlanWorld world{std::string{kWorld} + kTwoFigures};
  const FirmnessOptions options{.samples = 500, .spread = 0.1};
  const std::string region = "r";
  const auto root = world.roots.front();
  LeverSteps steps(world.levers.size(), 0);
  REQUIRE(world.levers[0].indicator == "i0");
  REQUIRE(world.levers[0].steps.size() == 3);
  const auto none = holds_in(planned(world, region), root, steps, options);
  REQUIRE(none);
  CHECK(*none == 0);
  steps[0] = 2;
  const auto narrow = holds_in(planned(world, region), root, steps, options);
  REQUIRE(narrow);
  CHECK(*narrow > 250);
  CHECK(*narrow < 500);
  steps[0] = 3;
  const auto wide = holds_in(planned(world, region), root, steps, options);
  REQUIRE(wide);
  CHECK(*wide > *narrow);
}

TEST_CASE("plans say how firm they are when that is asked", "[firmness]") {
  const PlanWorld world{std::string{kWorld} + kTwoFigures};
  RecommendOptions options;
  options.firmness.samples = 20;
  const auto advice =
      recommend(world.reading, kNoModel, "r", std::vector<std::string>{"g"}, {}, options);
  REQUIRE(advice);
  REQUIRE(advice->plans.size() == 1);
  for (const auto& plan : advice->plans) {
    CHECK(plan.holds.size() == 1);
    CHECK(plan.cheapest <= 20);
    CHECK(plan.sequence.stages.size() == plan.changes.size());
  }
}
