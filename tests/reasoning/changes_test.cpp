#include "reasoning/changes.hpp"

#include "catch.hpp"
#include "reasoning/errors.hpp"
#include "reasoning/tiny_reading.hpp"

using namespace yinguo;
using namespace yinguo::reasoning;
using test::kGarden;
using test::read_garden;
using How = FigureChange::How;

namespace {

ontology::Model model_with_ranges() {
  auto model = test::garden_model();
  model.indicators.front().min = 0.0;
  model.indicators.front().max = 100.0;
  model.indicators.emplace_back();
  model.indicators.back().id = "rain-mm";
  return model;
}

base::Result<ChangedFigures> changed(const std::vector<FigureChange>& changes) {
  const auto reading = read_garden(kGarden);
  Lookup lookup{reading};
  return change_figures(lookup, model_with_ranges(), "north", changes);
}

}  // namespace

TEST_CASE("Figures are set, raised, scaled and dropped, one change after the other") {
  const auto result = changed({{How::kSet, "rain-mm", 500.0},
                               {How::kAdd, "rain-mm", -100.0},
                               {How::kScale, "rain-mm", 10.0},
                               {How::kDrop, "earth", 0.0}});
  REQUIRE(result);
  REQUIRE(result->applied.size() == 4);
  CHECK(result->applied[0].before == 800.0);
  CHECK(result->applied[1].after == 400.0);
  CHECK(*result->applied[2].after == Approx(440.0));
  CHECK_FALSE(result->applied[3].after);
  REQUIRE(result->figures.size() == 2);  // humus is as it was, earth is gone
  CHECK(result->figures[0].indicator == "humus");
  CHECK(result->figures[1].value == Approx(440.0));
}

TEST_CASE("A computed figure is stated once it is raised") {
  const auto result = changed({{How::kAdd, "humus-share", 1.0}});
  REQUIRE(result);
  CHECK(result->applied.front().before == 3.0);
  CHECK(result->applied.front().after == 4.0);
  CHECK(result->figures.back().indicator == "humus-share");
}

TEST_CASE("A change that does not fit is refused") {
  for (const auto& change :
       {FigureChange{How::kAdd, "seed-kg", 1.0}, FigureChange{How::kDrop, "seed-kg", 0.0},
        FigureChange{How::kDrop, "humus-share", 0.0}, FigureChange{How::kSet, "humus-share", 101.0},
        FigureChange{How::kSet, "patience", 1.5}}) {
    CAPTURE(change.id);
    const auto result = changed({change});
    REQUIRE_FALSE(result);
    CHECK(result.error().code.id == kUnfitChange.id);
  }
}
