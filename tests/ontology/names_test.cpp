#include "ontology/names.hpp"

#include "ontology/errors.hpp"

#include "catch.hpp"
#include "sample.hpp"

namespace yinguo::ontology {
namespace {

std::string found(const Names& names, std::string_view name,
                  std::initializer_list<Kind> kinds = {}) {
  std::string out;
  for (const auto& thing : names.find(name, kinds)) {
    out.append(out.empty() ? "" : " ").append(thing.id);
  }
  return out;
}

TEST_CASE("things are found by what people call them", "[ontology][names]") {
  const auto model = test::sample_model();
  const Names names{model};
  const std::pair<const char*, const char*> rows[] = {
      {"rain", "rain"},
      {" RAIN ", "rain"},
      {"雨水", "rain"},
      {"降水", "rain"},
      {"ｒａｉｎｆａｌｌ", "rain"},
      {"Share of Weeds", "weed-share"},
      {"weed_share", "weed-share"},
      {"110000", "north"},
      {"north garden", "north"},
      {"园", "north south"},
      {"c-1-2-a", "c-1-2-a"},
      {"book", "book"},
      {"snow", ""},
      {"", ""},
  };
  for (const auto& [name, ids] : rows) {
    INFO(name);
    CHECK(found(names, name) == ids);
  }
  CHECK(found(names, "雨水", {Kind::kRegion}).empty());
}

TEST_CASE("an unknown or ambiguous name lists candidates", "[ontology][names]") {
  const auto model = test::sample_model();
  const Names names{model};
  const auto unknown = names.resolve("rainfal", {Kind::kConcept});
  REQUIRE_FALSE(unknown);
  CHECK(unknown.error().code.id == kUnknownName.id);
  CHECK(unknown.error().message == "a concept called `rainfal` is not known");
  CHECK(unknown.error().help == "did you mean `rain` (雨水 / rain)?");
  const auto ambiguous = names.resolve("园");
  REQUIRE_FALSE(ambiguous);
  CHECK(ambiguous.error().code.id == kAmbiguousName.id);
  CHECK(ambiguous.error().help ==
        "give the id of one: `north` (北园 / North Garden), `south` (南园 / South Garden)");
  CHECK(names.resolve("weed", {Kind::kIndicator}).error().help ==
        "did you mean `weeds` (杂草 / weeds), `weed-share` (杂草占比 / share of weeds)?");
  CHECK(names.resolve("降雨", {Kind::kIndicator}).error().help ==
        "did you mean `rainfall-mm` (降雨量 / yearly rain)?");
  CHECK(names.resolve("zzzzzz").error().help.empty());
  CHECK(names.near("g", {}, 2).size() <= 2);
}

}  // namespace
}  // namespace yinguo::ontology
