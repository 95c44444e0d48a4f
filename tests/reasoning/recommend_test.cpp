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
#include "reasoning/plan_search.hpp"
#include "reasoning/tiny_reading.hpp"

using namespace yinguo;
using namespace yinguo::reasoning;
using test::read_garden;

namespace {

/// The rules of a small world; its figures lie in [0, 1] and are their own degrees.
constexpr const char* kWorld = R"(
.decl membership(case: symbol, indicator: symbol, lower: float, upper: float)
.decl figure(region: symbol, indicator: symbol, value: float)
.decl anchors(indicator: symbol, low: float, high: float)
.decl indicator(id: symbol, unit: symbol, direction: symbol)
.decl peer_value(indicator: symbol, region: symbol, value: float)
.decl stands_for(indicator: symbol, concept: symbol)
.decl carries(cause: symbol, effect: symbol)
.decl requires(mechanism: symbol, concept: symbol)
.decl blocker(mechanism: symbol, concept: symbol)
.decl mechanism(id: symbol)
.decl quota(goal: symbol, k: number)
membership(r, i, v, v) :- figure(r, i, v).
peer_value(i, r, v) :- figure(r, i, v).
anchors(i, 0.0, 1.0) :- indicator(i, _, _).
.decl met(indicator: symbol) degree from membership
.decl observed(concept: symbol) degree
.decl implied(concept: symbol) degree
.decl present(concept: symbol) degree
.decl blocked(mechanism: symbol) degree
.decl works(mechanism: symbol) degree
.decl active(goal: symbol) degree
observed(c) :- stands_for(_, c), mean met(i) : { stands_for(i, c) }.
implied(e) :- carries(c, e), present(c).
present(c) :- observed(c).
present(c) :- implied(c).
blocked(m) :- mechanism(m), any present(b) : { blocker(m, b) }.
works(m) :- mechanism(m), all present(c) : { requires(m, c) }, !blocked(m).
active(g) :- quota(g, k), at_least(k) works(m) : { mechanism(m) }.
)";

std::string number_text(std::size_t quarters) {
  const std::array texts{"0.0", "0.25", "0.5", "0.75", "1.0"};
  return texts.at(quarters);
}

/// Four indicators, three factors, three mechanisms of which `k` are needed.
std::string random_world(std::mt19937& random, bool has_blockers) {
  std::string text = kWorld;
  const auto fact = [&](const std::string& name, const std::string& rest) {
    text += name + "(" + rest + ").\n";
  };
  const auto q = [](const char* stem, std::size_t n) {
    return '"' + (stem + std::to_string(n)) + '"';
  };
  for (std::size_t i = 0; i < 4; ++i) {
    fact("indicator", q("i", i) + ", \"\", \"higher\"");
    if (random() % 12 != 0)
      fact("figure", "\"r\", " + q("i", i) + ", " + number_text(random() % 4));
    for (std::size_t p = 0; p < 4; ++p)
      fact("figure", q("p", p) + ", " + q("i", i) + ", " + number_text(random() % 5));
    fact("stands_for", q("i", i) + ", " + q("c", random() % 3));
    if (random() % 6 == 0) fact("stands_for", q("i", i) + ", " + q("c", random() % 3));
  }
  for (std::size_t m = 0; m < 3; ++m) {
    fact("mechanism", q("m", m));
    for (std::size_t c = 0; c < 4; ++c) {
      if (random() % 3 == 0) fact("requires", q("m", m) + ", " + q("c", c));
    }
    fact("requires", q("m", m) + ", " + q("c", random() % 3));
    if (has_blockers && random() % 2 == 0) fact("blocker", q("m", m) + ", " + q("c", random() % 3));
  }
  fact("carries", q("c", random() % 3) + ", \"c3\"");
  if (random() % 3 == 0) fact("carries", "\"c3\", " + q("c", random() % 3));
  fact("quota", "\"g\", " + std::to_string(1 + random() % 3));
  return text;
}

/// A world with what a search through it needs.
struct World {
  Reading reading;
  derivation::Inputs inputs;
  std::vector<Lever> levers;
  std::vector<derivation::NodeId> roots;

  explicit World(const std::string& text) : reading{read_garden(text)} {
    inputs = *evaluation::degree_inputs(reading.program, reading.symbols, reading.database,
                                        reading.graph, "r");
    roots.push_back(*goal_node(reading, "g"));
    levers = levers_of(reading, "r", inputs, std::vector<bool>(inputs.size(), true), {});
  }

  [[nodiscard]] bool reaches(const derivation::Inputs& with, double threshold) const {
    return derivation::solve(reading.graph, with).of(roots.front()).lower >= threshold;
  }

  [[nodiscard]] double cost(const LeverSteps& steps) const {
    double sum = 0.0;
    for (std::size_t l = 0; l < levers.size(); ++l)
      sum += steps[l] == 0 ? 0.0 : levers[l].steps[steps[l] - 1].cost;
    return sum;
  }

  /// The least cost of all combinations that reach the goal; infinite when none does.
  [[nodiscard]] double least_of_all(double threshold) const {
    double least = std::numeric_limits<double>::infinity();
    LeverSteps at(levers.size(), 0);
    for (;;) {
      const bool may_be_better = cost(at) < least;
      if (may_be_better && reaches(inputs_with(inputs, levers, at), threshold)) least = cost(at);
      std::size_t l = 0;
      while (l < at.size() && at[l] == levers[l].steps.size())
        at[l++] = 0;
      if (l == at.size()) return least;
      ++at[l];
    }
  }
};

constexpr double kInfinite = std::numeric_limits<double>::infinity();

const RecommendOptions kNoOptions{};

}  // namespace

TEST_CASE("A recommended plan is the cheapest of all combinations, and reaches its goal") {
  std::mt19937 random{4};
  std::size_t reachable = 0;
  for (int round = 0; round < 2000; ++round) {
    const World world{random_world(random, false)};
    const double threshold = std::array{0.25, 0.5, 0.75}.at(random() % 3);
    const SearchGoal goal{world.reading.graph, world.inputs, world.roots, threshold};
    if (world.reaches(world.inputs, threshold)) continue;
    const std::vector<bool> none(world.levers.size());
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
    const World world{random_world(random, true)};
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
    const World world{random_world(random, round % 2 == 0)};
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
  const auto reading = read_garden(std::string{kWorld} + R"(
    indicator("i0", "", "higher"). indicator("i1", "", "higher").
    stands_for("i0", "c0"). stands_for("i1", "c0"). mechanism("m0"). requires("m0", "c0"). quota("g", 1).
    figure("r", "i0", 0.2). figure("r", "i1", 0.4).
    figure("p0", "i0", 0.9). figure("p1", "i0", 0.7). figure("p2", "i0", 0.3).
    figure("p0", "i1", 0.45). figure("p1", "i1", 0.5). figure("p2", "i1", 0.1).
  )");
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
