#include "reasoning/sign_test.hpp"

#include <algorithm>
#include <string>

#include "catch.hpp"
#include "reasoning/errors.hpp"
#include "reasoning/figures.hpp"
#include "reasoning/score.hpp"
#include "reasoning/tiny_reading.hpp"

using namespace yinguo;
using namespace yinguo::reasoning;

namespace {

constexpr int kRegions = 12;

std::string region(int number) {
  return (number < 10 ? "r0" : "r") + std::to_string(number);
}

/// Every factor by its figure in the n-th region: sun rises; heat too, but for the last two; ice
/// falls; noise goes up and down; still does not vary; few has three figures; both is read off
/// sun's indicator.
std::string figures() {
  std::string text =
      ".decl figure(region: symbol, indicator: symbol, value: float)\n"
      ".decl membership(case: symbol, indicator: symbol, lower: float, upper: float)\n"
      ".decl met(indicator: symbol) degree from membership\n"
      ".decl active(goal: symbol) degree\n"
      "membership(r, i, v / 100.0, v / 100.0) :- figure(r, i, v).\n"
      "active(\"warmth\") :- met(\"i-sun\").\n";
  const auto add = [&](const char* indicator, int number, int value) {
    text += "figure(\"" + region(number) + "\", \"" + indicator + "\", " + std::to_string(value) +
            ".0).\n";
  };
  for (int n = 0; n < kRegions; ++n) {
    add("i-sun", n, n);
    add("i-heat", n, n < 10 ? n * n : 200 - n);
    add("i-ice", n, 50 - n);
    add("i-noise", n, n * 7 % 12);
    add("i-still", n, 4);
    if (n < 3) add("i-few", n, n);
  }
  return text;
}

ontology::Indicator indicator(const std::string& id, const std::string& factor) {
  ontology::Indicator out;
  out.id = id;
  out.membership.emplace();
  out.measures.emplace_back();
  out.measures.back().id.id = factor;
  return out;
}

void add_claim(ontology::Model& model, const std::string& cause, const std::string& effect,
               ontology::Polarity polarity) {
  model.claims.emplace_back();
  auto& claim = model.claims.back();
  claim.id = cause + "-" + effect;
  claim.cause.id = cause;
  claim.effect.id = effect;
  claim.polarity = polarity;
}

ontology::Model weather() {
  using ontology::Polarity;
  ontology::Model model;
  for (const std::string factor : {"sun", "heat", "ice", "noise", "still", "few"})
    model.indicators.push_back(indicator("i-" + factor, factor));
  model.indicators.front().measures.emplace_back();
  model.indicators.front().measures.back().id.id = "both";
  add_claim(model, "sun", "heat", Polarity::kIncrease);
  add_claim(model, "sun", "ice", Polarity::kDecrease);
  add_claim(model, "heat", "ice", Polarity::kIncrease);
  add_claim(model, "noise", "heat", Polarity::kIncrease);
  add_claim(model, "sun", "mood", Polarity::kIncrease);
  add_claim(model, "sun", "both", Polarity::kIncrease);
  add_claim(model, "few", "heat", Polarity::kIncrease);
  add_claim(model, "still", "heat", Polarity::kIncrease);
  add_claim(model, "sun", "sun", Polarity::kIncrease);
  add_claim(model, "noise", "ice", Polarity::kUnknown);
  add_claim(model, "ice", "heat", Polarity::kIncrease);
  model.claims.back().status = ontology::ClaimStatus::kRetired;
  return model;
}

std::vector<std::string> all_regions() {
  std::vector<std::string> out;
  for (int n = 0; n < kRegions; ++n)
    out.push_back(region(n));
  return out;
}

const SignTest& find(const SignTests& signs, const std::string& claim) {
  return *std::ranges::find_if(signs.tests,
                               [&](const SignTest& test) { return test.claims.front() == claim; });
}

}  // namespace

TEST_CASE("asserted signs against figures", "[signs]") {
  const auto reading = test::read_garden(figures());
  const auto model = weather();
  const auto signs = test_signs(reading, model, all_regions(), {});
  CHECK(signs.tests.size() == 9);
  CHECK(signs.without_sign == 1);

  const auto& ice = find(signs, "sun-ice");
  CHECK(ice.verdict == Verdict::kSupported);
  CHECK(ice.correlation == -1.0);
  CHECK(ice.regions == kRegions);
  CHECK(ice.adjusted < 0.001);
  CHECK(ice.others == std::vector<std::string>{"heat"});

  const auto& sun = find(signs, "sun-heat");
  CHECK(sun.verdict == Verdict::kSupported);
  // What does not vary, or would cost regions, is not held constant.
  CHECK(sun.others == std::vector<std::string>{"noise"});
  CHECK(*sun.partial > 0.9);

  CHECK(find(signs, "heat-ice").verdict == Verdict::kChallenged);
  CHECK(find(signs, "noise-heat").verdict == Verdict::kUndecided);
}

TEST_CASE("why figures cannot speak of a claim", "[signs]") {
  const auto reading = test::read_garden(figures());
  const auto model = weather();
  const auto signs = test_signs(reading, model, all_regions(), {});
  const auto hindrance = [&](const char* claim) {
    const auto& test = find(signs, claim);
    CHECK(test.verdict == Verdict::kNotAssessable);
    return test.hindrance;
  };
  CHECK(hindrance("sun-mood") == Hindrance::kLatent);
  CHECK(find(signs, "sun-mood").latent == std::vector<std::string>{"mood"});
  CHECK(hindrance("sun-both") == Hindrance::kShared);
  CHECK(hindrance("few-heat") == Hindrance::kTooFew);
  CHECK(hindrance("still-heat") == Hindrance::kDoesNotVary);
  CHECK(hindrance("sun-sun") == Hindrance::kSelf);
}

TEST_CASE("raw series in common are told", "[signs]") {
  const auto reading = test::read_garden(figures());
  auto model = weather();
  model.indicators[1].ratio = ontology::Ratio{{"i-sun", {}}, {"i-still", {}}, 1.0};
  const auto signs = test_signs(reading, model, all_regions(), {});
  CHECK(find(signs, "sun-heat").shared_series == std::vector<std::string>{"i-sun"});
  CHECK(find(signs, "sun-ice").shared_series.empty());
}

TEST_CASE("scores leave out what is missing, and fill nothing in", "[signs]") {
  const auto reading = test::read_garden(figures());
  const auto model = weather();
  const std::vector<std::string> goals{"warmth"};
  const auto scored = [&](const std::vector<std::string>& indicators) {
    return score_regions(reading, model, indicators, all_regions(), goals, {});
  };
  const auto all = scored({"i-sun", "i-noise", "i-still"});
  REQUIRE(all);
  CHECK(all->panel.constant == std::vector<std::string>{"i-still"});
  CHECK(all->panel.columns.size() == 2);
  CHECK(all->panel.regions.size() == kRegions);
  REQUIRE(all->agreement.size() == 1);
  CHECK(*all->agreement[0].linear > 0.0);

  const auto few = scored({"i-sun", "i-few"});
  REQUIRE(few);
  CHECK(few->panel.regions.size() == 3);
  CHECK(few->panel.incomplete.size() == kRegions - 3);
  CHECK(few->panel.incomplete[0].missing == std::vector<std::string>{"i-few"});

  const auto none = scored({"i-still"});
  REQUIRE_FALSE(none);
  CHECK(none.error().code.id == kTooLittle.id);
}

TEST_CASE("what a panel takes for figures", "[signs]") {
  const auto model = weather();
  CHECK(graded_indicators(model).size() == 6);
  const auto reading = test::read_garden(figures() +
                                         ".decl all_conditions(goal: symbol, concept: symbol)\n"
                                         "all_conditions(\"warmth\", \"heat\").\n");
  Lookup lookup{reading};
  CHECK(graded_indicators(lookup, model, "warmth") == std::vector<std::string>{"i-heat"});
  CHECK(graded_indicators(lookup, model, "both") == std::vector<std::string>{"i-sun"});
  CHECK(*mean_value(lookup, "figure", "r03", "i-sun") == 3.0);
  CHECK_FALSE(mean_value(lookup, "figure", "r07", "i-few"));
}
