#include "reasoning/gaps.hpp"

#include <algorithm>

#include "catch.hpp"
#include "reasoning/errors.hpp"
#include "reasoning/nearness.hpp"
#include "reasoning/tiny_reading.hpp"

using namespace yinguo;
using namespace yinguo::reasoning;
using test::garden_model;
using test::kGarden;
using test::read_garden;

namespace {

constexpr const char* kPeers = R"(
.decl peer_value(indicator: symbol, region: symbol, value: float)
peer_value("rain-mm", "south", 850.0). peer_value("rain-mm", "east", 950.0).
peer_value("rain-mm", "north", 800.0). peer_value("rain-mm", "west", 700.0).
)";

Shortfall shortfall(const std::string& goal, double threshold) {
  const auto reading = read_garden(std::string{kGarden} + kPeers);
  const auto all =
      shortfalls(reading, garden_model(), "north", std::vector{goal}, {.threshold = threshold});
  REQUIRE(all);
  return all->answers.front();
}

const Gap* find_gap(const Gap& root, const std::string& subject, Role role) {
  if (root.subject == subject && root.role == role) return &root;
  for (const auto& part : root.parts) {
    if (const auto* found = find_gap(part, subject, role)) return found;
  }
  return nullptr;
}

}  // namespace

TEST_CASE("What is in place has no gap") {
  const auto answer = shortfall("watering", 0.8);
  CHECK(answer.status == model::Status::kActive);
  CHECK_FALSE(answer.gap);
}

TEST_CASE("A gap goes down to the figure, with what it needs and who has it") {
  const auto answer = shortfall("watering", 0.9);
  REQUIRE(answer.gap);
  CHECK(answer.gap->subject == "watering");
  // rain itself, and moss that rests on rain: the same figure in two conditions.
  CHECK(answer.gap->missing == 2U);
  const auto* rain = find_gap(*answer.gap, "rain", Role::kFactor);
  REQUIRE(rain != nullptr);
  CHECK(rain->basis == Basis::kObserved);
  const auto* figure = find_gap(*answer.gap, "rain-mm", Role::kIndicator);
  REQUIRE(figure != nullptr);
  CHECK(figure->figure->value == 800.0);
  CHECK(*figure->figure->at_threshold == Approx(900.0));
  REQUIRE(figure->nearest);
  CHECK(figure->nearest->region == "east");
  CHECK(*figure->alone == Approx(900.0));
}

TEST_CASE("Of a group the nearest members are followed, the others listed") {
  const auto answer = shortfall("garden", 0.5);
  REQUIRE(answer.gap);
  CHECK(answer.gap->needs == Gap::Needs::kSome);
  CHECK(answer.gap->more == 1);
  CHECK(answer.gap->members == 3);
  REQUIRE(answer.gap->parts.size() == 2);
  CHECK(answer.gap->parts[0].subject == "digging");
  CHECK_FALSE(answer.gap->parts[0].is_listed_only);
  CHECK(answer.gap->parts[1].subject == "sowing");
  CHECK(answer.gap->parts[1].is_listed_only);
}

TEST_CASE("Missing figures are weighed by how often they decide") {
  // Either digging (0.3 to 0.4) or sowing (unknown) has to join watering.
  const auto answer = shortfall("garden", 0.35);
  CHECK(answer.status == model::Status::kUndetermined);
  REQUIRE(answer.deciding.size() == 2);
  for (const auto& one : answer.deciding) {
    CHECK(one.is_figure);
    CHECK(one.weight == 0.5);
    CHECK(one.may_activate);
    CHECK_FALSE(one.may_inactivate);
  }
  const auto only = shortfall("garden", 0.5);
  REQUIRE(only.deciding.size() == 1);
  CHECK(only.deciding.front().subject == "seed-kg");
  CHECK(only.deciding.front().weight == 1.0);
  CHECK(only.deciding.front().may_inactivate);
}

TEST_CASE("Thresholds are refused where degrees multiply") {
  auto text = std::string{kGarden};  // without its recursion, which no product takes
  const std::string recursive = "present(c) :- implied(c).\n";
  text.erase(text.find(recursive), recursive.size());
  const auto reading = read_garden(".pragma \"degrees\" \"product\"\n" + text + kPeers);
  const auto refused =
      shortfalls(reading, garden_model(), "north", std::vector<std::string>{"garden"}, {});
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code.id == kNoThresholds.id);
}

TEST_CASE("A goal of which the rules say nothing is refused") {
  const auto reading = read_garden(std::string{kGarden} + kPeers);
  const auto refused =
      shortfalls(reading, garden_model(), "north", std::vector<std::string>{"desert"}, {});
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code.id == kNothingToSay.id);
}
