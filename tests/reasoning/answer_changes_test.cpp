#include "reasoning/answer_changes.hpp"

#include <algorithm>
#include <array>
#include <random>
#include <string>

#include "catch.hpp"
#include "reasoning/explain.hpp"
#include "reasoning/random_world.hpp"
#include "reasoning/tiny_reading.hpp"

using namespace yinguo;
using namespace yinguo::reasoning;

namespace {

const std::vector<IdPair> kRegions{{"r", "r"}, {"p0", "p0"}, {"p1", "p1"}, {"p2", "p2"}};

model::Interval degree_of(const Reading& reading, const std::string& region,
                          const std::string& goal) {
  const auto answer = explain(reading, ontology::Model{}, region, std::array{goal}, {});
  REQUIRE(answer);
  return answer->answers.front().degree;
}

}  // namespace

TEST_CASE("answers that changed are those that explain gives otherwise", "[answers]") {
  std::mt19937 random{3};
  std::size_t changed = 0;
  for (int round = 0; round < 60; ++round) {
    const auto before = test::read_garden(test::random_world(random, true));
    const auto after = test::read_garden(test::random_world(random, true));
    const auto found =
        compare_answers(before, after, kRegions, std::vector<IdPair>{{"g", "g"}}, 0.5);
    REQUIRE(found);
    REQUIRE(found->compared == kRegions.size());
    std::size_t differ = 0;
    for (const auto& [region, same] : kRegions) {
      const auto was = degree_of(before, region, "g");
      const auto is = degree_of(after, same, "g");
      if (was == is) continue;
      ++differ;
      const bool has_same_status = model::status_of(was, 0.5) == model::status_of(is, 0.5);
      const auto& list = has_same_status ? found->degree : found->status;
      REQUIRE(std::ranges::any_of(list, [&, id = same](const AnswerChange& one) {
        return one.region == id && one.before == was && one.after == is;
      }));
    }
    REQUIRE(found->status.size() + found->degree.size() == differ);
    changed += found->status.size();
  }
  CHECK(changed > 20);
}

TEST_CASE("answers are compared under the ids that each side has", "[answers]") {
  auto other = std::string{test::kTwoFigures};
  const auto rename = [&](const std::string& from, const std::string& to) {
    for (auto at = other.find(from); at != std::string::npos; at = other.find(from, at + 1))
      other.replace(at, from.size(), to);
  };
  rename("\"r\"", "\"s\"");
  rename("\"g\"", "\"h\"");
  rename("0.2)", "0.9)");
  const auto before = test::read_garden(std::string{test::kWorld} + test::kTwoFigures);
  const auto after = test::read_garden(test::kWorld + other);
  const std::vector<IdPair> goals{{"g", "h"}, {"none", "none"}};
  const auto found = compare_answers(before, after, std::vector<IdPair>{{"r", "s"}}, goals, 0.5);
  REQUIRE(found);
  CHECK(found->silent == std::vector<std::string>{"none"});
  REQUIRE(found->status.size() == 1);
  CHECK(found->status[0].region == "s");
  CHECK(found->status[0].goal == "h");
}
