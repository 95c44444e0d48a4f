#include "literature/export.hpp"

#include <algorithm>
#include <functional>
#include <random>
#include <set>

#include "ontology/sample.hpp"

#include "exported.hpp"

namespace yinguo::literature {
namespace {

using ontology::ClaimStatus;
using test::count_of;
using test::exported;

TEST_CASE("formats have names of their own and words in both languages", "[literature][export]") {
  std::set<std::string_view> names;
  for (const auto& format : export_formats()) {
    CHECK(names.insert(format.name).second);
    CHECK(find_export_format(format.name) == &format);
    CHECK_FALSE(format.en.empty());
    CHECK_FALSE(format.zh.empty());
  }
  CHECK(find_export_format("word") == nullptr);
}

TEST_CASE("text comes in pieces, and no more of it when the sink refuses", "[literature][export]") {
  std::size_t pieces = 0;
  std::size_t largest = 0;
  const auto sink = [&](std::string_view piece) {
    largest = std::max(largest, piece.size());
    return ++pieces < 3;
  };
  TextStream out{sink};
  const std::string kilobyte(1024, 'x');
  for (int i = 0; i < 1024; ++i)
    out << kilobyte;
  CHECK_FALSE(out.finish());
  CHECK_FALSE(out.is_open());
  CHECK(pieces == 3);
  CHECK(largest == 64 * 1024);
}

ontology::Claim claim(std::string id, std::string section, ClaimStatus status) {
  ontology::Claim out;
  out.id = std::move(id);
  out.cause.id = "rain";
  out.effect.id = "growth";
  out.relation.id = "raises";
  out.status = status;
  auto& evidence = out.evidence.emplace_back();
  evidence.at.source.id = "other";
  evidence.at.section = std::move(section);
  return out;
}

std::vector<std::string> ids(const std::vector<const ontology::Claim*>& claims) {
  std::vector<std::string> out;
  for (const auto* one : claims)
    out.push_back(one->id);
  return out;
}

TEST_CASE("filters leave the claims that meet all of them, and what these name",
          "[literature][selection]") {
  auto model = ontology::test::sample_model();
  model.claims.push_back(claim("c-2.1-a", "2.1", ClaimStatus::kActive));
  model.claims.push_back(claim("c-2-b", "2", ClaimStatus::kRetired));
  model.claims.push_back(claim("c-21-c", "21", ClaimStatus::kActive));
  const auto left = [&](const Filter& filter) { return ids(Selection{model, filter}.claims()); };
  using Ids = std::vector<std::string>;
  CHECK(left({}).size() == 4);
  CHECK(left({.sections = {"2"}}) == Ids{"c-2.1-a", "c-2-b"});
  CHECK(left({.sections = {"2.1", "21"}}) == Ids{"c-2.1-a", "c-21-c"});
  CHECK(left({.statuses = {ClaimStatus::kRetired}}) == Ids{"c-2-b"});
  CHECK(left({.sections = {"2"}, .statuses = {ClaimStatus::kActive}}) == Ids{"c-2.1-a"});
  CHECK(left({.goals = {"watering"}}) == Ids{"c-1-2-a"});
  CHECK(left({.goals = {"watering"}, .sections = {"2"}}).empty());
  const Selection second{model, {.sections = {"2"}}};
  CHECK(second.concepts().size() == 2);
  CHECK(second.has("growth"));
  CHECK_FALSE(second.has("watering"));
  REQUIRE(second.sources().size() == 1);
  CHECK(second.sources()[0]->id == "other");
}

TEST_CASE("counts are those of the model", "[literature][export]") {
  const auto model = ontology::test::sample_model();
  const auto nodes = model.concepts.size();
  const std::size_t edges = model.claims.size() + 1;  // a link; the other is to a claim
  CHECK(count_of(exported(model, "graphml"), "<node ") == nodes);
  CHECK(count_of(exported(model, "graphml"), "<edge ") == edges);
  CHECK(count_of(exported(model, "gexf"), "<node ") == nodes);
  CHECK(count_of(exported(model, "gexf"), "<edge ") == edges);
  CHECK(count_of(exported(model, "dot"), " -> ") == edges);
  CHECK(count_of(exported(model, "cytoscape"), "\"source\": ") == edges);
  CHECK(count_of(exported(model, "cx2"), "\"s\": ") == edges);
  CHECK(exported(model, "cx2").find("\"elementCount\": 2, \"name\": \"edges\"") !=
        std::string::npos);
  CHECK(count_of(exported(model, "mermaid"), "-->") == model.claims.size());
  CHECK(count_of(exported(model, "canvas"), "\"fromNode\"") == model.claims.size());
  CHECK(count_of(exported(model, "canvas"), "\"type\": \"text\"") == nodes);
  CHECK(count_of(exported(model, "neo4j"), "MERGE (n:Concept") == nodes);
  CHECK(count_of(exported(model, "neo4j"), "MERGE (n:Source") == model.sources.size());
  CHECK(count_of(exported(model, "csl-json"), "\"id\": ") == model.sources.size());
  CHECK(count_of(exported(model, "bibtex"), "\n  title = ") == model.sources.size());
  CHECK(count_of(exported(model, "ris"), "ER  - \r\n") == model.sources.size());
  CHECK(count_of(exported(model, "gbt7714"), "\n") == model.sources.size());
}

/// The arrows of a diagram by its definition: claim after claim, certain before tentative, unless
/// the effect leads to the cause already.
std::string arrows_of(const ontology::Model& model) {
  std::vector<std::pair<std::string, std::string>> kept;
  const std::function<bool(const std::string&, const std::string&)> leads =
      [&](const std::string& from, const std::string& to) {
        return from == to || std::ranges::any_of(kept, [&](const auto& arrow) {
                 return arrow.first == from && leads(arrow.second, to);
               });
      };
  for (const auto certainty : {ontology::Certainty::kCertain, ontology::Certainty::kTentative}) {
    for (const auto& claim : model.claims) {
      const bool is_taken = claim.certainty == certainty &&
                            claim.polarity != ontology::Polarity::kNull &&
                            !leads(claim.effect.id, claim.cause.id);
      const std::pair arrow{claim.cause.id, claim.effect.id};
      if (is_taken && std::ranges::find(kept, arrow) == kept.end()) kept.push_back(arrow);
    }
  }
  std::string out;
  for (const auto& node : model.concepts) {
    for (const auto& [from, to] : kept) {
      if (from == node.id) out += "\"" + from + "\" -> \"" + to + "\"\n";
    }
  }
  return out;
}

TEST_CASE("a diagram leaves out what would close a cycle, and nothing else",
          "[literature][export]") {
  std::mt19937 random{7};
  for (int round = 0; round < 300; ++round) {
    ontology::Model model;
    const std::size_t nodes = 2 + random() % 7;
    for (std::size_t i = 0; i < nodes; ++i)
      model.concepts.emplace_back().id = "k" + std::to_string(i);
    for (std::size_t i = 0; i < 4 * nodes; ++i) {
      auto& claim = model.claims.emplace_back();
      claim.id = "c" + std::to_string(i);
      claim.cause.id = model.concepts[random() % nodes].id;
      claim.effect.id = model.concepts[random() % nodes].id;
      claim.polarity =
          random() % 5 == 0 ? ontology::Polarity::kNull : ontology::Polarity::kIncrease;
      claim.certainty = static_cast<ontology::Certainty>(random() % 2);
    }
    const auto text = exported(model, "dagitty");
    std::string arrows;
    for (std::size_t at = 0; at < text.size();) {
      const auto end = text.find('\n', at);
      const auto line = text.substr(at, end + 1 - at);
      if (line.find(" -> ") != std::string::npos) arrows += line;
      at = end + 1;
    }
    REQUIRE(arrows == arrows_of(model));
  }
}

TEST_CASE("a claim in a review table has its labels, places and conditions",
          "[literature][export]") {
  const auto model = ontology::test::sample_model();
  const auto text = exported(model, "csv", {.byte_order_mark = true});
  CHECK(
      text.starts_with("\xEF\xBB\xBF"
                       "claim,cause,cause_zh,"));
  CHECK(
      text.substr(text.find('\n') + 1) ==
      "c-1-2-a,rain,雨水,rain,raises,提高,raises,growth,生长,growth,increase,certain,direct,active,"
      "雨水使植物生长。,Rain makes plants grow.,watering,growth (unknown),watering,"
      "regions: north; period: 1990-1999,year 0.5 to 2,book,book §1 s2(1),partial,observational,"
      "other,观察,watching,一处园子，十年,\"one garden, ten years\",高出三成,a third taller,1,"
      "0123456789abcdef,0123456789abcdef0123456789abcdef\n");
}

TEST_CASE("strengths count the claims between two concepts in either direction",
          "[literature][export]") {
  auto model = ontology::test::sample_model();
  auto back = claim("back", "2", ClaimStatus::kActive);
  std::swap(back.cause, back.effect);
  model.claims.push_back(std::move(back));
  const auto text = exported(model, "vosviewer");
  CHECK(count_of(text, "\"source_id\": ") == 1);
  CHECK(text.find("\"source_id\": 1, \"target_id\": 2, \"strength\": 2") != std::string::npos);
  CHECK(text.find("\"weights\": {\"Links\": 1, \"Total link strength\": 2}") != std::string::npos);
}

TEST_CASE("a causal model has no cycles, and says what it leaves out", "[literature][export]") {
  auto model = ontology::test::sample_model();
  auto back = claim("back", "2", ClaimStatus::kActive);
  std::swap(back.cause, back.effect);
  back.certainty = ontology::Certainty::kTentative;
  model.claims.insert(model.claims.begin(), back);
  auto none = claim("no-effect", "2", ClaimStatus::kActive);
  none.effect.id = "watering";
  none.polarity = ontology::Polarity::kNull;
  model.claims.push_back(none);
  CHECK(find_export_format("dagitty")->left_out(Selection{model, {}}) ==
        std::vector<std::string>{"back"});
  CHECK(exported(model, "dagitty") ==
        "dag {\n\"rain\"\n\"growth\"\n\"watering\"\n\"rain\" -> \"growth\"\n}\n");
  CHECK(exported(model, "lavaan") ==
        "# left out, as it would close a cycle: back (growth -> rain)\n"
        "# rain: rain\n# growth: growth\n# watering: watering\ngrowth ~ rain\n");
}

TEST_CASE("tables for reviews have a row a source or a contribution", "[literature][export]") {
  const auto model = ontology::test::sample_model();
  CHECK(exported(model, "asreview") ==
        "record_id,title,abstract,authors,year,keywords,doi,url,notes\n"
        "book,On Gardens,,\"Green, G.; Garden Office\",1999,,10.0/1,,made up\n"
        "other,另一份,,,,,,,\n");
  CHECK(count_of(exported(model, "rayyan"), "\n") == 3);
  CHECK(exported(model, "orkg").substr(exported(model, "orkg").find('\n') + 1) ==
        "On Gardens,\"Green, G.; Garden Office\",4,1999,10.0/1,,,c-1-2-a,rain,raises,growth,"
        "increase,certain,Rain makes plants grow.,§1 s2(1)\n");
}

TEST_CASE("a polarity and a doubt are seen in drawings", "[literature][export]") {
  auto model = ontology::test::sample_model();
  model.claims[0].polarity = ontology::Polarity::kDecrease;
  model.claims[0].certainty = ontology::Certainty::kTentative;
  CHECK(exported(model, "dot", {.language = ontology::Language::kZh})
            .find("label=\"提高\", color=\"#b2182b\", arrowhead=tee, style=dashed") !=
        std::string::npos);
  CHECK(exported(model, "mermaid") ==
        "flowchart LR\n  n1[\"rain\"]\n  n2[\"growth\"]\n  n3[\"watering\"]\n"
        "  n1 -.->|\"raises\"| n2\n  linkStyle 0 stroke:#b2182b\n");
}

}  // namespace
}  // namespace yinguo::literature
