#include "reasoning/plan_firmness.hpp"

#include <algorithm>
#include <random>
#include <string>

#include "catch.hpp"
#include "evaluation/build_graph.hpp"
#include "reasoning/draws.hpp"
#include "reasoning/explain.hpp"
#include "reasoning/random_world.hpp"
#include "reasoning/recommend.hpp"
#include "reasoning/tiny_reading.hpp"

using namespace yinguo;
using namespace yinguo::reasoning;
using test::kTwoFigures;
using test::kWorld;
using test::random_world;
using test::read_garden;

namespace {

/// A world with its plans.
struct World {
  Reading reading;
  derivation::Inputs inputs;
  std::vector<Lever> levers;
  std::vector<derivation::NodeId> roots;
  std::vector<bool> is_fixed;
  std::string region = "r";
  ontology::Model model;

  explicit World(const std::string& text) : reading{read_garden(text)} {
    inputs = *evaluation::degree_inputs(reading.program, reading.symbols, reading.database,
                                        reading.graph, region);
    roots.push_back(*goal_node(reading, "g"));
    levers = levers_of(reading, region, inputs, std::vector<bool>(inputs.size(), true), {});
    is_fixed.assign(levers.size(), false);
  }

  [[nodiscard]] SearchGoal goal() const { return {reading.graph, inputs, roots, 0.5}; }

  [[nodiscard]] PlannedCase planned() const {
    return {reading, model, region, inputs, levers, 0.5};
  }

  [[nodiscard]] std::vector<FoundPlan> plans() const {
    return search_plans(goal(), levers, is_fixed, {.plans = 3}).plans;
  }
};

/// The least of all combinations by other costs.
double least_cost(const World& world, const std::vector<double>& factors) {
  double least = 1e9;
  LeverSteps at(world.levers.size(), 0);
  for (;;) {
    double cost = 0.0;
    for (std::size_t l = 0; l < at.size(); ++l)
      cost += at[l] == 0 ? 0.0 : world.levers[l].steps[at[l] - 1].cost * factors[l];
    if (cost < least) {
      const auto then =
          derivation::solve(world.reading.graph, inputs_with(world.inputs, world.levers, at));
      if (then.of(world.roots.front()).lower >= 0.5) least = cost;
    }
    std::size_t l = 0;
    while (l < at.size() && at[l] == world.levers[l].steps.size())
      at[l++] = 0;
    if (l == at.size()) return least;
    ++at[l];
  }
}

}  // namespace

TEST_CASE("a plan is the cheapest in the draws in which no combination costs less", "[firmness]") {
  std::mt19937 random{31};
  std::size_t asked = 0;
  for (int round = 0; round < 200; ++round) {
    const World world{random_world(random, false)};
    const auto plans = world.plans();
    if (plans.empty() || plans.front().cost == 0.0) continue;
    ++asked;
    const FirmnessOptions options{
        .samples = 4, .seed = static_cast<std::uint64_t>(round), .spread = 0.3};
    const auto found = cheapest_in(world.goal(), world.levers, world.is_fixed, plans, options);
    std::vector<std::size_t> expected(plans.size(), 0);
    Draws draws{options.seed};
    for (std::size_t sample = 0; sample < options.samples; ++sample) {
      std::vector<double> factors;
      for (std::size_t l = 0; l < world.levers.size(); ++l)
        factors.push_back(1.0 + options.spread * draws.next());
      const double least = least_cost(world, factors);
      for (std::size_t p = 0; p < plans.size(); ++p) {
        double cost = 0.0;
        for (std::size_t l = 0; l < factors.size(); ++l) {
          const auto step = plans[p].steps[l];
          cost += step == 0 ? 0.0 : world.levers[l].steps[step - 1].cost * factors[l];
        }
        if (cost <= least + 1e-9) ++expected[p];
      }
    }
    REQUIRE(found == expected);
  }
  CHECK(asked > 50);
}

TEST_CASE("a plan that is just enough holds in some draws, one to spare in all", "[firmness]") {
  // The mean of i0 (0.2) and i1 (0.4) has to reach 0.5: i0 at 0.7 is just above, at 0.9 far above.
  const World world{std::string{kWorld} + kTwoFigures};
  const FirmnessOptions options{.samples = 500, .spread = 0.1};
  const auto root = world.roots.front();
  LeverSteps steps(world.levers.size(), 0);
  REQUIRE(world.levers[0].indicator == "i0");
  REQUIRE(world.levers[0].steps.size() == 3);
  const auto none = holds_in(world.planned(), root, steps, options);
  REQUIRE(none);
  CHECK(*none == 0);
  steps[0] = 2;
  const auto narrow = holds_in(world.planned(), root, steps, options);
  REQUIRE(narrow);
  CHECK(*narrow > 250);
  CHECK(*narrow < 500);
  steps[0] = 3;
  const auto wide = holds_in(world.planned(), root, steps, options);
  REQUIRE(wide);
  CHECK(*wide > *narrow);
}

TEST_CASE("plans say how firm they are when that is asked", "[firmness]") {
  const World world{std::string{kWorld} + kTwoFigures};
  RecommendOptions options;
  options.firmness.samples = 20;
  const auto advice =
      recommend(world.reading, world.model, "r", std::vector<std::string>{"g"}, {}, options);
  REQUIRE(advice);
  REQUIRE(advice->plans.size() == 1);
  for (const auto& plan : advice->plans) {
    CHECK(plan.holds.size() == 1);
    CHECK(plan.cheapest <= 20);
    CHECK(plan.sequence.stages.size() == plan.changes.size());
  }
}
