#include "reasoning/causal_graph.hpp"

#include "catch.hpp"
#include "reasoning/adjustment.hpp"
#include "reasoning/chains.hpp"

using namespace yinguo;
using namespace yinguo::reasoning;
using ontology::Polarity;

namespace {

struct Arrow {
  const char* cause;
  const char* effect;
  Polarity polarity = Polarity::kIncrease;
  bool is_tentative = false;
};

/// Concepts a to g, and claims c0, c1, …; a and what is in `measured` have an indicator.
ontology::Model model_of(const std::vector<Arrow>& arrows, const std::string& measured) {
  ontology::Model model;
  for (const char id : std::string{"abcdefg"}) {
    model.concepts.emplace_back().id = std::string{id};
    if (measured.find(id) == std::string::npos) continue;
    ontology::Measures measures;
    measures.id.id = std::string{id};
    model.indicators.emplace_back().measures.push_back(measures);
  }
  for (const auto& arrow : arrows) {
    auto& claim = model.claims.emplace_back();
    claim.id = "c" + std::to_string(model.claims.size() - 1);
    claim.cause.id = arrow.cause;
    claim.effect.id = arrow.effect;
    claim.polarity = arrow.polarity;
    if (arrow.is_tentative) claim.certainty = ontology::Certainty::kTentative;
  }
  return model;
}

std::string text(const std::vector<Concept>& all) {
  std::string out;
  for (const auto& one : all)
    out += one.id + (one.is_latent ? "?" : "");
  return out;
}

Adjustment adjustment(const std::vector<Arrow>& arrows, const std::string& measured) {
  const CausalGraph graph{model_of(arrows, measured)};
  return find_adjustment(graph, *graph.find("a"), *graph.find("b"));
}

}  // namespace

TEST_CASE("claims that agree are one step; a claim of no effect denies one") {
  const CausalGraph graph{model_of({{"a", "b", Polarity::kIncrease, true},
                                    {"a", "b"},
                                    {"a", "b", Polarity::kDecrease, true},
                                    {"a", "b", Polarity::kNull}},
                                   "")};
  REQUIRE(graph.steps().size() == 2);
  CHECK(graph.steps()[0].claims == std::vector<std::string>{"c1", "c0"});
  CHECK_FALSE(graph.steps()[0].is_tentative);
  CHECK(graph.steps()[1].sign == Sign::kMinus);
  CHECK(graph.steps()[1].is_tentative);
  CHECK(graph.steps()[1].denied_by == std::vector<std::string>{"c3"});
}

TEST_CASE("opposite chains stand side by side, the shortest and the surest first") {
  const CausalGraph graph{model_of({{"a", "c", Polarity::kDecrease},
                                    {"c", "b", Polarity::kDecrease},
                                    {"a", "d", Polarity::kIncrease, true},
                                    {"d", "b"},
                                    {"a", "b", Polarity::kDecrease},
                                    {"a", "e", Polarity::kUnknown},
                                    {"e", "b", Polarity::kDecrease}},
                                   "")};
  const auto chains = find_chains(graph, *graph.find("a"), *graph.find("b"), {});
  REQUIRE(chains.groups.size() == 3);
  CHECK(chains.groups[0].sign == Sign::kPlus);
  CHECK(chains.groups[0].count == 2);
  CHECK(chains.groups[0].best[0].steps[0].effect == "c");  // − times −
  CHECK(chains.groups[0].best[1].tentative == 1);
  CHECK(chains.groups[1].sign == Sign::kMinus);
  CHECK(chains.groups[1].best[0].steps.size() == 1);
  CHECK(chains.groups[2].sign == Sign::kUnknown);
  CHECK(chains.shortest == 1U);
}

TEST_CASE("a loop with one step of sign - is balancing, and begins where it is asked for") {
  const CausalGraph graph{
      model_of({{"a", "b"}, {"b", "c"}, {"c", "a", Polarity::kDecrease}, {"d", "d"}}, "")};
  const auto all = find_loops(graph, std::nullopt, {});
  REQUIRE(all.chains.groups.size() == 2);
  CHECK(all.chains.groups[0].best[0].steps[0].cause == "d");
  CHECK(all.groups == std::vector<std::vector<std::string>>{{"a", "b", "c"}, {"d"}});
  CHECK(all.is_complete);
  const auto through = find_loops(graph, graph.find("c"), {});
  REQUIRE(through.chains.groups.size() == 1);
  CHECK(through.chains.groups[0].sign == Sign::kMinus);
  CHECK(through.chains.groups[0].best[0].steps[0].cause == "c");
  CHECK_FALSE(find_loops(graph, std::nullopt, {{.longest = 2}, 5}).is_complete);
}

TEST_CASE("roles of concepts about cause and effect") {
  // c leads to both, d lies between, e is an effect of both; f is latent and leads to c.
  const auto found = adjustment(
      {{"c", "a"}, {"c", "b"}, {"a", "d"}, {"d", "b"}, {"a", "e"}, {"b", "e"}, {"f", "c"}},
      "abcde");
  CHECK(text(found.confounders) == "cf?");
  CHECK(text(found.mediators) == "d");
  CHECK(text(found.common_effects) == "e");
  REQUIRE(found.sets.size() == 1);
  CHECK(text(found.sets[0]) == "c");
  CHECK(found.openers.empty());
  REQUIRE(found.independencies.size() == 2);
  CHECK(found.independencies[0].a == "c");
  CHECK(found.independencies[0].b == "d");
  CHECK(found.independencies[0].given == std::vector<std::string>{"a"});
  CHECK(found.independencies[1].a == "a");
  CHECK(found.independencies[1].b == "b");
  CHECK(found.independencies[1].given == std::vector<std::string>{"c", "d"});
}

TEST_CASE("a latent confounder leaves no set, a collider on a back door opens one") {
  const auto latent = adjustment({{"c", "a"}, {"c", "b"}, {"a", "b"}}, "ab");
  CHECK(latent.sets.empty());
  REQUIRE(latent.latent_sets.size() == 1);
  CHECK(text(latent.latent_sets[0]) == "c?");
  const auto m = adjustment({{"c", "a"}, {"c", "e"}, {"d", "e"}, {"d", "b"}, {"a", "b"}}, "abe");
  REQUIRE(m.sets.size() == 1);
  CHECK(m.sets[0].empty());
  CHECK(text(m.openers) == "e");
}

TEST_CASE("a cause on a loop that leads past it to the effect has no set at all") {
  const auto found = adjustment({{"a", "c"}, {"c", "a"}, {"a", "b"}, {"c", "b"}}, "abc");
  CHECK(found.is_reached);
  CHECK(found.sets.empty());
  CHECK(found.latent_sets.empty());
  CHECK(found.loops == std::vector<std::vector<std::string>>{{"a", "c"}});
  const auto harmless = adjustment({{"a", "c"}, {"c", "a"}, {"a", "b"}}, "abc");
  REQUIRE(harmless.sets.size() == 1);
  CHECK(harmless.sets[0].empty());
}
