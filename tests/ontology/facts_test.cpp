#include "ontology/facts.hpp"

#include <algorithm>

#include "catch.hpp"
#include "sample.hpp"

namespace yinguo::ontology {
namespace {

/// `a, b, 1` for each fact of a relation.
std::vector<std::string> dump(const StoreFacts& facts, std::string_view relation) {
  model::SymbolTable symbols;
  std::vector<std::string> out;
  const auto* schema = facts.schema(relation);
  REQUIRE(schema != nullptr);
  const auto result = facts.scan(relation, symbols, [&](std::span<const model::Value> values) {
    REQUIRE(values.size() == schema->attributes.size());
    std::string line;
    for (std::size_t i = 0; i < values.size(); ++i) {
      if (i > 0) line += ", ";
      switch (schema->attributes[i].type) {
        case model::ValueType::kNumber:
          line += std::to_string(values[i].as_number());
          break;
        case model::ValueType::kFloat: {
          auto text = std::to_string(values[i].as_float());
          text.erase(text.find_last_not_of('0') + 1);
          line += text;
          break;
        }
        default:
          line += symbols.text(values[i].as_symbol());
      }
    }
    out.push_back(line);
  });
  REQUIRE(result);
  return out;
}

using Lines = std::vector<std::string>;

TEST_CASE("the model is offered as relations", "[ontology][facts]") {
  const auto model = test::sample_model();
  const StoreFacts facts{model, {2020, false, {}}};
  CHECK(facts.relations().size() == 28);
  CHECK(facts.schema("nothing") == nullptr);
  const std::pair<const char*, Lines> expected[] = {
      {"node", {"rain, factor", "growth, factor", "watering, way"}},
      {"subtype", {"factor, thing", "way, thing"}},
      {"alias",
       {"rain, zh, 降水", "rain, en, rainfall", "weed-share, en, weediness", "north, zh, 园",
        "south, zh, 园"}},
      {"attribute",
       {"rain, since, 1999-04-30", "rain, kind, wild", "rain, known, true", "watering, at-least, 2",
        "north, zone, cold"}},
      {"link", {"watering, needs, rain", "watering, rests-on, c-1-2-a"}},
      {"claim", {"c-1-2-a, rain, raises, growth, increase"}},
      {"claim_certainty", {"c-1-2-a, certain"}},
      {"claim_status", {"c-1-2-a, active"}},
      {"claim_condition", {"c-1-2-a, watering"}},
      {"claim_moderator", {"c-1-2-a, growth, unknown"}},
      {"claim_via", {"c-1-2-a, watering"}},
      {"claim_scope", {"c-1-2-a, regions, north", "c-1-2-a, period, 1990-1999"}},
      {"claim_period", {"c-1-2-a, 1990, 1999"}},
      {"evidence", {"c-1-2-a, book, 1, 1, 2, 1, partial, observational"}},
      {"cites", {"c-1-2-a, other"}},
      {"source", {"book, book, 1999, On Gardens", "other, report, 0, 另一份"}},
      {"source_study", {"book, book", "other, book"}},
      {"alignment", {"watering, rain, related, confirmed"}},
      {"indicator",
       {"rainfall-mm, mm, higher", "plants, 10 thousand, higher", "weeds, 10 thousand, lower",
        "weed-share, %, lower"}},
      {"unit_label",
       {"mm, zh, 毫米", "mm, en, mm", "10 thousand, zh, 万株", "10 thousand, en, 10 thousand",
        "%, zh, %", "%, en, %"}},
      {"indicator_ratio", {"weed-share, weeds, plants, 100."}},
      {"measures", {"rainfall-mm, rain, direct"}},
      {"membership_ramp",
       {"rainfall-mm, quantile, 0.1, 0.9, all-gardens", "weed-share, absolute, 5., 50., "}},
      {"region", {"north, 110000", "south, 440000"}},
      {"peer_member", {"all-gardens, north", "all-gardens, south", "cold-gardens, north"}},
      {"observation", {}},
      {"asked_period", {"2020"}},
  };
  for (const auto& [relation, lines] : expected) {
    INFO(relation);
    CHECK(dump(facts, relation) == lines);
  }
  CHECK(dump(facts, "label").size() == 22);
}

Observation figure(std::string region, int period, double value, std::string vintage = {}) {
  return {std::move(region), "plants", period, value, std::move(vintage), "book", {}};
}

TEST_CASE("figures are those of the asked year, and a profile's come first", "[ontology][facts]") {
  auto model = test::sample_model();
  model.observations = {figure("north", 2019, 1), figure("north", 2020, 2, "first"),
                        figure("north", 2020, 3, "second"), figure("south", 2020, 4)};
  CHECK(dump(StoreFacts{model, {2020, false, {}}}, "observation") ==
        Lines{"north, plants, 2020, 2., first, book", "north, plants, 2020, 3., second, book",
              "south, plants, 2020, 4., , book"});
  CHECK(dump(StoreFacts{model, {2020, true, {}}}, "observation").size() == 4);
  const StoreFacts mine{model, {2020, false, {figure("north", 2020, 9), figure("north", 2018, 8)}}};
  CHECK(dump(mine, "observation") ==
        Lines{"south, plants, 2020, 4., , book", "north, plants, 2020, 9., , book"});
  CHECK(mine.observations().size() == 2);
}

}  // namespace
}  // namespace yinguo::ontology
