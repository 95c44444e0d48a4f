#include <random>

#include "ontology/sample.hpp"

#include "exported.hpp"
#include "imported.hpp"
#include "literature/claim_texts.hpp"
#include "literature/claim_words.hpp"

namespace yinguo::literature {
namespace {

using ontology::Claim;
using ontology::Model;
using test::exported;
using test::imported;
using test::listed;

test::Imported claims_of(std::string table, const Model& store, const std::string& type = {}) {
  const ontology::Names names{store};
  return imported(std::move(table), "csv", {.known = &names, .concept_type = type});
}

TEST_CASE("texts of claims are read as what they were made of", "[literature][import]") {
  CHECK(split_list("a; b ；c;;").size() == 3);
  using Texts = std::vector<std::string>;
  for (const auto& parts : {Texts{"a;b", "c\\", ""}, Texts{"", "; \\; x"}, Texts{"", "", "z"}})
    CHECK(split_parts(joined_parts(parts)) == parts);
  CHECK(joined_parts({"", ""}).empty());
  CHECK(joined_parts({"a; b"}) == "a; b");
  for (const auto* text : {"paper §2.1 s3(2)", "paper abstract", "paper abstract s2",
                           "paper §2 heading", "paper front s1"}) {
    const auto at = try_parse_locator(text);
    REQUIRE(at);
    CHECK(locator_text(*at) == text);
  }
  CHECK(try_parse_locator("paper 2.1 3")->sentence == 3);
  for (const auto* text : {"", "paper", "paper §2", "paper §2 s", "paper § s1", "paper §2 s-1",
                           "paper §2 s1(", "paper §2 s1(0)", "paper §2 s1 x"})
    CHECK_FALSE(try_parse_locator(text));
  for (const auto* text : {"year 0.5 to 2", "growing season ? to 3", "day 1 to ?"}) {
    Claim claim;
    claim.lag = try_parse_lag(text);
    CHECK(lag_text(claim) == text);
  }
  for (const auto* text : {"", "year", "year 1", "1 to 2", " to ", "year 3 to 2", "year x to 2"})
    CHECK_FALSE(try_parse_lag(text));
  CHECK(try_parse_scope("period: 1990-1999"));
  for (const auto* text : {"", "north", "period: soon", "place: here", "regions:"})
    CHECK_FALSE(try_parse_scope(text));
  CHECK(try_parse_moderator("rain (decrease)")->polarity == ontology::Polarity::kDecrease);
  for (const auto* text : {"", "rain", "rain (more)", "(increase)", "rain (increase"})
    CHECK_FALSE(try_parse_moderator(text));
}

/// Random claims about the concepts of the sample, with all that a claim can have.
class Maker {
 public:
  explicit Maker(unsigned seed) : random_{seed} {}

  Claim claim(std::string id) {
    Claim out;
    out.id = std::move(id);
    out.cause.id = any({"rain", "growth"});
    out.effect.id = any({"rain", "growth", "watering"});
    out.relation.id = "raises";
    out.polarity = static_cast<ontology::Polarity>(below(5));
    out.certainty = static_cast<ontology::Certainty>(below(2));
    out.form = static_cast<ontology::Form>(below(7));
    out.status = static_cast<ontology::ClaimStatus>(below(3));
    out.paraphrase = text();
    for (std::size_t i = 0; i < below(3); ++i)
      out.conditions.push_back({any({"rain", "watering"}), {}});
    for (std::size_t i = 0; i < below(3); ++i)
      out.moderators.push_back({{"growth", {}}, static_cast<ontology::Polarity>(below(5))});
    if (below(2) == 0) out.via.push_back({"watering", {}});
    for (std::size_t i = 0; i < below(3); ++i)
      out.scopes.push_back(scope());
    if (below(2) == 0) out.lag = lag();
    for (std::size_t i = 0; i <= below(3); ++i)
      out.evidence.push_back(evidence());
    return out;
  }

  /// Gives each concept an alignment with the next, or none.
  void align(Model& model) {
    model.alignments.clear();
    for (std::size_t i = 0; i + 1 < model.concepts.size(); ++i) {
      if (below(3) == 0) continue;
      model.alignments.push_back({{model.concepts[i].id, {}},
                                  {model.concepts[i + 1].id, {}},
                                  static_cast<ontology::Match>(below(5)),
                                  ontology::AlignmentStatus::kConfirmed,
                                  text(),
                                  {}});
    }
  }

 private:
  std::size_t below(std::size_t limit) { return random_() % limit; }

  std::string any(std::initializer_list<const char*> words) {
    return *(words.begin() + below(words.size()));
  }

  std::string words() {
    std::string out{"w"};
    for (std::size_t i = 0; i <= below(3); ++i)
      out += any({" a; b", ";", "\\", "\\;", ", c", " \"q\"", "；全角", "\\\\", "果园", " '"});
    return out;
  }

  ontology::Text text() { return {words(), words()}; }

  ontology::Scope scope() {
    switch (below(3)) {
      case 0:
        return {"regions", "north", {}};
      case 1:
        return {"period", any({"2020", "1990-1999"}), {}};
      default:
        return {"level", any({"province", "large firm"}), {}};
    }
  }

  ontology::Lag lag() {
    ontology::Lag out{0.1 * static_cast<double>(below(9)), std::nullopt,
                      any({"year", "growing season"})};
    if (below(2) == 0) out.to = *out.from + 1.5;
    if (below(3) == 0) out.from.reset();
    return out;
  }

  ontology::Evidence evidence() {
    ontology::Evidence out;
    out.at.source.id = any({"book", "other"});
    out.at.section = any({"2.1", "abstract", "front", "附录"});
    out.at.sentence = static_cast<std::uint32_t>(below(4));
    if (out.at.sentence > 0) out.at.clause = static_cast<std::uint32_t>(below(3));
    out.at.paragraph = static_cast<std::uint32_t>(below(3));
    if (below(2) == 0) out.at.fingerprint = "0123456789abcdef";
    out.direction = static_cast<ontology::Bearing>(below(4));
    out.design = static_cast<ontology::Design>(below(8));
    for (auto* part : {&out.method, &out.sample, &out.result}) {
      if (below(2) == 0) *part = text();
    }
    for (std::size_t i = 0; i < below(3); ++i)
      out.cites.push_back({any({"book", "other"}), {}});
    return out;
  }

  std::mt19937 random_;
};

TEST_CASE("a table of claims holds all of them", "[literature][import]") {
  const auto store = ontology::test::sample_model();
  for (unsigned seed = 0; seed < 300; ++seed) {
    auto whole = store;
    Maker maker{seed};
    whole.claims.clear();
    for (const auto* id : {"c-1", "c-2", "c-3"})
      whole.claims.push_back(maker.claim(id));
    const auto table = exported(whole, "csv", {.byte_order_mark = seed % 2 == 0});
    const auto read = claims_of(table, store);
    INFO(table);
    CHECK(read.reported().empty());
    CHECK(read.import.left_out == std::set<std::string>{});
    Model before;
    before.claims = whole.claims;
    REQUIRE(listed(ontology::elements_of(read.import.model)) ==
            listed(ontology::elements_of(before)));
  }
}

TEST_CASE("Turtle and JSON-LD hold sources, concepts and claims", "[literature][import]") {
  for (unsigned seed = 0; seed < 200; ++seed) {
    auto whole = ontology::test::sample_model();
    Maker maker{seed};
    maker.align(whole);
    whole.claims.clear();
    for (const auto* id : {"c-1-2-a", "c-2", "c-3"})
      whole.claims.push_back(maker.claim(id));
    whole.claims.back().evidence.front().at.sketch = "0123456789abcdef0123456789abcdef";
    Model before;
    before.sources = whole.sources;
    before.concepts = whole.concepts;
    before.claims = whole.claims;
    for (auto& node : before.concepts)
      node.ontology.clear();
    for (const auto* format : {"turtle", "jsonld", "graphml"}) {
      const bool is_graph = std::string_view{format} == "graphml";
      before.alignments = is_graph ? std::vector<ontology::Alignment>{} : whole.alignments;
      const auto text = exported(whole, format);
      const auto read = imported(text, format);
      INFO(text);
      CHECK(read.reported().empty());
      CHECK(read.import.left_out == std::set<std::string>{});
      REQUIRE(listed(ontology::elements_of(read.import.model)) ==
              listed(ontology::elements_of(before)));
    }
  }
}

constexpr const char* kMinimal =
    "原因\t关系\t结果\t极性\t转述\t英文转述\t来源\t节\t句\tnotes\n"
    "雨水\t提高\tgrowth\tincrease\t雨水使植物生长。\tRain makes plants grow.\tbook\t1\t2\tx\n"
    "rainfall\traises\t生长\tincrease\t雨水有益。\tRain helps.\tbook\t1\t2\t\n"
    "\n"
    "rain\traises\tgrowth\tnull\t雨水无用。\tRain does nothing.\tother\tabstract\t\t\n";

TEST_CASE("a small table of one's own is read", "[literature][import]") {
  const auto store = ontology::test::sample_model();
  const auto read = claims_of(kMinimal, store);
  CHECK(read.reported().empty());
  CHECK(read.import.left_out == std::set<std::string>{"notes"});
  const auto& claims = read.import.model.claims;
  REQUIRE(claims.size() == 3);
  CHECK(claims[0].id == "c-book-1-2-a");
  CHECK(claims[1].id == "c-book-1-2-b");
  CHECK(claims[2].id == "c-other-abstract-0-a");
  CHECK(claims[1].cause.id == "rain");
  CHECK(claims[1].effect.id == "growth");
  CHECK(claims[0].relation.id == "raises");
  CHECK(claims[2].polarity == ontology::Polarity::kNull);
}

TEST_CASE("concepts that are new need an id, labels and a type", "[literature][import]") {
  const auto store = ontology::test::sample_model();
  const std::string table =
      "cause,cause_zh,cause_en,relation,effect,polarity,paraphrase_zh,paraphrase_en,locators\n"
      "bees,蜜蜂,bees,raises,growth,increase,蜜蜂好。,Bees help.,book §1 s2\n"
      "bees,,,raises,growth,increase,蜜蜂好。,Bees help.,book §1 s3\n";
  const auto read = claims_of(table, store, "factor");
  CHECK(read.reported().empty());
  REQUIRE(read.import.model.concepts.size() == 1);
  CHECK(read.import.model.concepts[0].label.zh == "蜜蜂");
  CHECK(read.import.model.concepts[0].type.id == "factor");
  CHECK(claims_of(table, store).reported() == "2:1 YG-L834 no concept is called `bees`\n");
}

TEST_CASE("mistakes of tables of claims", "[literature][import]") {
  const auto store = ontology::test::sample_model();
  CHECK(claims_of("cause,effect,Cause\nrain,growth,x\n", store).reported() ==
        "1:14 YG-L837 the column `cause` is there twice\n"
        "1:1 YG-L837 the table has no column `relation`\n"
        "1:1 YG-L837 the table has no column `polarity`\n"
        "1:1 YG-L837 the table has no column `paraphrase_zh`\n"
        "1:1 YG-L837 the table has no column `paraphrase_en`\n"
        "1:1 YG-L837 the table has no column `locators`\n");
  const std::string header =
      "claim,cause,relation,effect,polarity,paraphrase_zh,paraphrase_en,locators,bearing,lag,"
      "scope,moderators,fingerprints,paragraphs,method_zh\n";
  const auto reported = [&](const std::string& row) {
    return claims_of(header + row + "\n", store).reported();
  };
  CHECK(reported("c-1,rain,raises,growth,increase,雨。,Rain.,book §1 s2,,,,,,,").empty());
  CHECK(reported("C 1,rain,raises,growth,up,雨。,,book 1,,,,,,,") ==
        "2:24 YG-L834 `up` is no word for `polarity`\n"
        "2:30 YG-L833 the claim needs a `paraphrase_en`\n"
        "2:31 YG-L834 `book 1` is no place in a source\n"
        "2:1 YG-L834 `C 1` is no id\n");
  CHECK(reported("c-1,rain,raises,growth,,雨。,Rain.,book §1 s2; book §1 s3,support,soon,here,"
                 "rain,12,x,两阶段") ==
        "2:24 YG-L833 the claim needs a `polarity`\n"
        "2:75 YG-L834 `rain` is no moderator\n"
        "2:70 YG-L834 `here` is no scope\n"
        "2:65 YG-L834 `soon` is no lag\n"
        "2:57 YG-L834 `bearing` has 1 texts for 2 pieces of evidence\n"
        "2:85 YG-L834 `method_zh` has 1 texts for 2 pieces of evidence\n"
        "2:83 YG-L834 `paragraphs` has 1 texts for 2 pieces of evidence\n"
        "2:80 YG-L834 `fingerprints` has 1 texts for 2 pieces of evidence\n");
  CHECK(reported("c-1,rain,raises,growth,increase,雨。,Rain.,book §1 s2,,,,,12,x,两阶段") ==
        "2:62 YG-L834 the method stands in one language only\n"
        "2:60 YG-L834 `x` is no number of a paragraph\n"
        "2:57 YG-L834 `12` is no fingerprint\n");
  CHECK(reported("c-1,rain,raises,growth,increase,雨。,Rain.,book §1 s2,,,,,,,,x") ==
        "2:1 YG-L834 the row has 16 cells, the header 15\n");
  CHECK(reported("c-1,rain,raises,growth,increase,雨。,Rain.,; ,,,,,,,") ==
        "2:42 YG-L833 the claim needs a `locators`\n");
  CHECK(reported("c-1,ra\"in").find("YG-P403") != std::string::npos);
}

TEST_CASE("claims that are there already are left out", "[literature][import]") {
  auto store = ontology::test::sample_model();
  auto read = claims_of(exported(store, "csv"), store);
  CHECK(settle_import(read.import, store, Duplicates::kKeep, read.diagnostics).same ==
        store.claims.size());
  CHECK(read.reported().empty());
  auto changed = store;
  store.claims[0].span = {};  // as of a store
  changed.claims[0].polarity = ontology::Polarity::kNull;
  auto other = claims_of(exported(changed, "csv"), store);
  CHECK(settle_import(other.import, store, Duplicates::kKeep, other.diagnostics).same == 0);
  CHECK(other.reported() == "2:1 YG-L835 `c-1-2-a` is the id of a different claim in the store\n");
}

}  // namespace
}  // namespace yinguo::literature
