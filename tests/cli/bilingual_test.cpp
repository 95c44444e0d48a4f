#include "cli/wording.hpp"
#include "ontology/sample.hpp"

#include "catch.hpp"

namespace yinguo::cli {
namespace {

TEST_CASE("a unit that begins with a number stands apart from the figure", "[cli][wording]") {
  CHECK(figure_value(1516, "亿元") == "1,516 亿元");
  CHECK(figure_value(1516, "100 million CNY") == "1,516 (100 million CNY)");
  CHECK(figure_value(12.1634, "人年/万人") == "12.16 人年/万人");
  CHECK(figure_value(23.72, "%") == "23.72 %");
  CHECK(figure_value(36, "") == "36");
}

ontology::Model model_with_release() {
  auto model = ontology::test::sample_model();
  ontology::Concept release;
  release.id = "first-release";
  release.type.id = "release";
  release.label = {"首次发布", "first release"};
  model.concepts.push_back(std::move(release));
  return model;
}

reasoning::Figure figure_of(std::string indicator, double value) {
  reasoning::Figure figure;
  figure.indicator = std::move(indicator);
  figure.value = value;
  return figure;
}

TEST_CASE("figures carry their unit in the reader's language", "[cli][wording]") {
  auto model = ontology::test::sample_model();
  const Lexicon lexicon{model};
  const auto plants = figure_of("plants", 1234);
  CHECK(figure_phrase(plants, 0.5, lexicon, Language::kZh) == "植株 1,234 万株");
  CHECK(figure_phrase(plants, 0.5, lexicon, Language::kEn) == "plants 1,234 (10 thousand)");
  CHECK(lexicon.label_and_id("10 thousand", Language::kZh) == "万株 (10 thousand)");
  CHECK(lexicon.label_and_id("10 thousand", Language::kEn) == "10 thousand");
  model.units.clear();
  const Lexicon without{model};
  CHECK(figure_phrase(plants, 0.5, without, Language::kZh) == "植株 1,234 (10 thousand)");
}

TEST_CASE("a release that is a concept has labels, one in the user's words stays",
          "[cli][wording]") {
  const auto model = model_with_release();
  const Lexicon lexicon{model};
  CHECK(vintage_phrase("first-release", lexicon, Language::kZh) == "首次发布");
  CHECK(vintage_phrase("first-release", lexicon, Language::kEn) == "first release");
  CHECK(vintage_phrase("2024年普查", lexicon, Language::kEn) == "2024年普查");
  CHECK(vintage_phrase("mm", lexicon, Language::kZh) == "mm");  // a unit's id, but not a unit
  auto figure = figure_of("plants", 5);
  figure.observed = {{"plants", 5, "first-release", "book"}, {"weeds", 1, "revised", "book"}};
  CHECK(source_phrase(figure, lexicon, Language::kZh) == "论园（首次发布、revised）");
  CHECK(source_phrase(figure, lexicon, Language::kEn) == "On Gardens (first release, revised)");
  figure.observed = {{"plants", 5, "初步核算", ""}};
  CHECK(source_phrase(figure, lexicon, Language::kZh) == "初步核算");
}

TEST_CASE("places are told in the reader's language", "[cli][wording]") {
  auto model = ontology::test::sample_model();
  auto abstract = model.claims[0].evidence[0];
  abstract.at.section = "abstract";
  abstract.at.clause = 0;
  model.claims[0].evidence.push_back(abstract);
  auto heading = model.claims[0].evidence[0];
  heading.at.sentence = 0;
  heading.at.clause = 0;
  model.claims[0].evidence.push_back(heading);
  const Lexicon lexicon{model};
  CHECK(places_of({"c-1-2-a"}, lexicon, Language::kEn) == "§1 heading, s2(1); abstract s2 [other]");
  CHECK(places_of({"c-1-2-a"}, lexicon, Language::kZh) == "§1 标题、句2(1)；摘要 句2 [other]");
}

}  // namespace
}  // namespace yinguo::cli
