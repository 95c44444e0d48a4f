#include "reasoning/independence_test.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <random>
#include <string>

#include "graph/separation.hpp"

#include "catch.hpp"
#include "reasoning/over_years.hpp"
#include "reasoning/tiny_reading.hpp"

using namespace yinguo;
using namespace yinguo::reasoning;

namespace {

using Random = std::mt19937;

/// Concepts a, b, c, …
std::string name_of(std::size_t number) {
  return {static_cast<char>('a' + number)};
}

ontology::Model concepts(std::size_t count) {
  ontology::Model model;
  for (std::size_t i = 0; i < count; ++i) {
    model.concepts.emplace_back();
    model.concepts.back().id = name_of(i);
  }
  return model;
}

void add_claim(ontology::Model& model, const std::string& cause, const std::string& effect) {
  model.claims.emplace_back();
  auto& claim = model.claims.back();
  claim.id = cause + effect;
  claim.cause.id = cause;
  claim.effect.id = effect;
  claim.polarity = ontology::Polarity::kIncrease;
}

void add_indicator(ontology::Model& model, const std::string& id,
                   const std::vector<std::string>& factors) {
  model.indicators.emplace_back();
  auto& indicator = model.indicators.back();
  indicator.id = id;
  indicator.membership.emplace();
  for (const auto& factor : factors) {
    indicator.measures.emplace_back();
    indicator.measures.back().id.id = factor;
  }
}

/// The least number of nodes of `may` that separate two; none when no set does.
std::optional<int> fewest(std::uint32_t count, const std::vector<graph::Edge>& edges, graph::Node a,
                          graph::Node b, std::uint32_t may) {
  std::optional<int> out;
  may &= ~(1U << a | 1U << b);
  for (std::uint32_t set = may;; set = (set - 1) & may) {
    std::vector<graph::Node> given;
    for (graph::Node node = 0; node < count; ++node) {
      if ((set >> node & 1U) != 0) given.push_back(node);
    }
    const int size = std::popcount(set);
    if ((!out || size < *out) && graph::is_separated(count, edges, a, b, given)) out = size;
    if (set == 0) return out;
  }
}

/// Regions with a figure for each concept.
class World {
 public:
  explicit World(std::size_t regions) {
    for (std::size_t r = 0; r < regions; ++r)
      regions_.push_back("r" + std::to_string(100 + r));
  }

  void add(const std::string& indicator, const std::vector<double>& values) {
    for (std::size_t r = 0; r < values.size(); ++r)
      text_ += "figure(\"" + regions_[r] + "\", \"" + indicator + "\", " +
               std::to_string(values[r]) + ").\n";
  }

  [[nodiscard]] const std::vector<std::string>& regions() const { return regions_; }

  [[nodiscard]] IndependenceTests test(const ontology::Model& model) const {
    const auto reading = test::read_garden(text_);
    return test_independencies(reading, model, regions_, {});
  }

 private:
  std::vector<std::string> regions_;
  std::string text_ =
      ".decl figure(region: symbol, indicator: symbol, value: float)\n"
      ".decl membership(case: symbol, indicator: symbol, lower: float, upper: float)\n"
      ".decl met(indicator: symbol) degree from membership\n"
      "membership(r, i, 0.5, 0.5) :- figure(r, i, _).\n";
};

const IndependenceTest& result(const IndependenceTests& tests, const std::string& a,
                               const std::string& b) {
  const auto at = std::ranges::find_if(
      tests.pairs, [&](const Independency& one) { return one.a == a && one.b == b; });
  REQUIRE(at != tests.pairs.end());
  return tests.results[static_cast<std::size_t>(at - tests.pairs.begin())];
}

std::vector<double> noise(Random& random, std::size_t count) {
  std::normal_distribution<double> normal;
  std::vector<double> out(count);
  for (auto& value : out)
    value = normal(random);
  return out;
}

std::vector<double> sum(const std::vector<double>& a, const std::vector<double>& b) {
  auto out = a;
  for (std::size_t i = 0; i < out.size(); ++i)
    out[i] += b[i];
  return out;
}

/// a → b → c, each with an indicator.
ontology::Model chain() {
  auto model = concepts(3);
  add_claim(model, "a", "b");
  add_claim(model, "b", "c");
  for (const std::string id : {"a", "b", "c"})
    add_indicator(model, "i-" + id, {id});
  return model;
}

}  // namespace

TEST_CASE("implied independencies are those that some set of nodes separates", "[independence]") {
  Random random{12};
  constexpr std::uint32_t kCount = 6;
  std::array<std::size_t, 4> seen{};
  for (int round = 0; round < 400; ++round) {
    auto model = concepts(kCount);
    std::uint32_t measured = 0;
    std::vector<std::string> names;
    for (std::uint32_t n = 0; n < kCount; ++n) {
      if (random() % 3 == 0) continue;
      measured |= 1U << n;
      names.push_back(name_of(n));
    }
    const bool has_loops = round % 4 == 0;
    for (std::uint32_t a = 0; a < kCount; ++a) {
      for (std::uint32_t b = 0; b < kCount; ++b) {
        const bool is_forward = a < b && random() % 3 == 0;
        const bool is_back = has_loops && a > b && random() % 12 == 0;
        if (is_forward || is_back) add_claim(model, name_of(a), name_of(b));
      }
    }
    std::vector<std::vector<bool>> shares(names.size(), std::vector<bool>(names.size(), false));
    for (std::size_t i = 0; i < names.size(); ++i)
      shares[i][i] = true;
    if (names.size() > 2 && random() % 2 == 0) shares[0][1] = shares[1][0] = true;
    const CausalGraph graph{model};
    const auto edges = graph::acyclified(kCount, graph.edges());
    const auto joined = [](const std::vector<graph::Edge>& all, graph::Node a, graph::Node b) {
      return std::ranges::any_of(all, [&](const graph::Edge& edge) {
        return edge == graph::Edge{a, b} || edge == graph::Edge{b, a};
      });
    };
    const auto found = implied_independencies(graph, names, shares);
    std::size_t next = 0;
    for (std::size_t i = 0; i < names.size(); ++i) {
      for (std::size_t j = i + 1; j < names.size(); ++j) {
        const auto a = *graph.find(names[i]);
        const auto b = *graph.find(names[j]);
        if (joined(graph.edges(), a, b)) continue;
        REQUIRE(next < found.size());
        const auto& one = found[next++];
        REQUIRE(one.a == names[i]);
        REQUIRE(one.b == names[j]);
        ++seen.at(static_cast<std::size_t>(one.implied));
        auto apart = measured;
        for (std::size_t k = 0; k < names.size(); ++k) {
          if (shares[i][k] || shares[j][k]) apart &= ~(1U << *graph.find(names[k]));
        }
        if (const auto size = fewest(kCount, edges, a, b, apart)) {
          REQUIRE(one.implied == Implied::kIndependent);
          REQUIRE(static_cast<int>(one.given.size()) == *size);
        } else if (const auto shared = fewest(kCount, edges, a, b, measured)) {
          REQUIRE(one.implied == Implied::kShared);
          REQUIRE(static_cast<int>(one.given.size()) == *shared);
        } else if (joined(edges, a, b)) {
          REQUIRE(one.implied == Implied::kLoop);
        } else {
          REQUIRE(one.implied == Implied::kLatent);
          const auto all = fewest(kCount, edges, a, b, (1U << kCount) - 1);
          REQUIRE(all);
          REQUIRE(static_cast<int>(one.given.size()) == *all);
        }
        std::vector<graph::Node> given;
        for (const auto& id : one.given)
          given.push_back(*graph.find(id));
        if (one.implied != Implied::kLoop) REQUIRE(graph::is_separated(kCount, edges, a, b, given));
      }
    }
    REQUIRE(next == found.size());
  }
  for (const auto count : seen)
    CHECK(count > 5);
}

TEST_CASE("figures made as the claims say do not speak against them", "[independence]") {
  Random random{13};
  std::size_t rejected = 0;
  constexpr std::size_t kRounds = 200;
  for (std::size_t round = 0; round < kRounds; ++round) {
    World world{40};
    const auto a = noise(random, 40);
    const auto b = sum(a, noise(random, 40));
    world.add("i-a", a);
    world.add("i-b", b);
    world.add("i-c", sum(b, noise(random, 40)));
    const auto tests = world.test(chain());
    REQUIRE(tests.pairs.size() == 1);
    CHECK(tests.pairs[0].given == std::vector<std::string>{"b"});
    const auto& one = result(tests, "a", "c");
    REQUIRE(one.is_assessed());
    REQUIRE(one.regions == 40);
    if (one.significance.p <= 0.05) ++rejected;
  }
  // 10 of 200 are expected; ranks hold b fixed a little less than b itself would.
  CHECK(rejected <= 26);
}

TEST_CASE("a cause that the claims leave out speaks against them", "[independence]") {
  Random random{14};
  World world{60};
  const auto wealth = noise(random, 60);
  const auto a = sum(wealth, noise(random, 60));
  const auto b = sum(a, noise(random, 60));
  world.add("i-a", a);
  world.add("i-b", b);
  world.add("i-c", sum(sum(b, wealth), sum(wealth, noise(random, 60))));
  const auto tests = world.test(chain());
  const auto& one = result(tests, "a", "c");
  CHECK(one.significance.p < 0.01);
  CHECK(one.correlation > 0.3);
  CHECK(one.adjusted == one.significance.p);  // the only one
}

TEST_CASE("why figures cannot speak of an independency", "[independence]") {
  Random random{15};
  World world{20};
  auto model = concepts(8);  // a … h; d is latent
  add_claim(model, "d", "a");
  add_claim(model, "d", "b");
  for (const std::string id : {"a", "b", "c"})
    add_indicator(model, "i-" + id, {id});
  add_indicator(model, "i-ef", {"e", "f"});
  add_indicator(model, "i-g", {"g"});
  add_indicator(model, "i-h", {"h"});
  for (const std::string id : {"i-a", "i-b", "i-c", "i-ef"})
    world.add(id, noise(random, 20));
  world.add("i-g", noise(random, 5));
  world.add("i-h", std::vector<double>(20, 1.0));
  const auto tests = world.test(model);
  CHECK(result(tests, "a", "b").silence == Silence::kImplied);
  CHECK(result(tests, "e", "f").silence == Silence::kPairShared);
  CHECK(result(tests, "a", "g").silence == Silence::kTooFew);
  CHECK(result(tests, "a", "g").regions == 5);
  CHECK(result(tests, "a", "h").silence == Silence::kNothingLeft);
  CHECK(result(tests, "a", "c").is_assessed());
}

TEST_CASE("years are taken together by the greatest p, and never pooled", "[independence]") {
  using Years = std::vector<std::optional<YearResult>>;
  const std::vector<Years> tests{
      {YearResult{0.5, 0.001}, YearResult{0.4, 0.01}},
      {YearResult{0.5, 0.001}, YearResult{-0.4, 0.01}},
      {std::nullopt, YearResult{-0.6, 0.002}},
      {std::nullopt, std::nullopt},
      {YearResult{0.0, 1.0}, YearResult{0.1, 0.8}},
  };
  const auto found = over_years(tests);
  REQUIRE(found.size() == tests.size());
  CHECK(found[0].p == 0.01);
  CHECK(found[0].weakest == 0.4);
  CHECK(found[0].has_one_sign);
  CHECK(found[1].p == 1.0);
  CHECK_FALSE(found[1].has_one_sign);
  CHECK(found[2].p == 0.002);
  CHECK(found[2].assessed == 1);
  CHECK(found[3].assessed == 0);
  CHECK(found[4].p == 1.0);
  CHECK(found[0].adjusted == Approx(0.02));   // second of four
  CHECK(found[2].adjusted == Approx(0.008));  // first of four
  // The same year twice says what it says once.
  const auto once = over_years(std::vector<Years>{{YearResult{0.5, 0.03}}});
  const auto twice = over_years(std::vector<Years>{{YearResult{0.5, 0.03}, YearResult{0.5, 0.03}}});
  CHECK(once[0].adjusted == twice[0].adjusted);
}

TEST_CASE("what is nearer to nothing than the least telling correlation is not told",
          "[independence]") {
  for (const std::size_t n : {8U, 31U, 200U}) {
    for (const std::size_t others : {0U, 2U}) {
      const double least = least_telling(n, others, 0.05);
      CHECK(significance_of(least, n, others, 0.05)->p == Approx(0.05));
      CHECK(significance_of(-least / 2, n, others, 0.05)->p > 0.05);
    }
  }
  CHECK(least_telling(4, 1, 0.05) == 1.0);
}
