#include "ontology/reader.hpp"

#include <cstdlib>
#include <filesystem>

#include "ontology/errors.hpp"

#include "catch.hpp"
#include "sample.hpp"

namespace yinguo::ontology {
namespace {

using test::changed;
using test::kSample;
using test::read_into;
using test::Reading;

TEST_CASE("the sample is read whole", "[ontology][reader]") {
  Reading reading;
  read_into(reading, std::string{kSample});
  REQUIRE(reading.rendered().empty());
  const auto& model = reading.model;
  CHECK(model.schema.types.size() == 3);
  CHECK(model.schema.types[0].is_abstract);
  CHECK(model.schema.relations[0].cardinality.least == 1);
  CHECK(model.schema.relations[0].cardinality.most == 2U);
  CHECK(model.schema.attributes[2].values == std::vector<std::string>{"wild", "tame"});
  CHECK(model.sources[0].title.zh == "论园");
  CHECK(model.sources[0].year == 1999);
  CHECK(model.sources[0].fields[0] ==
        std::pair<std::string, std::string>{"publisher", "Hedge & Sons"});
  CHECK(model.sources[0].authors[1].literal == "Garden Office");
  REQUIRE(model.claims.size() == 1);
  const auto& claim = model.claims[0];
  CHECK(claim.cause.id == "rain");
  CHECK(claim.scopes.size() == 2);
  CHECK(claim.lag->to == 2.0);
  CHECK(claim.evidence[0].at.clause == 1);
  CHECK(claim.evidence[0].direction == Bearing::kPartial);
  CHECK(claim.evidence[0].cites[0].id == "other");
  CHECK(claim.evidence[0].method.en == "watching");
  CHECK(claim.evidence[0].sample.zh == "一处园子，十年");
  CHECK(claim.evidence[0].result.en == "a third taller");
  CHECK(study_of(model.sources[0]) == "book");
  CHECK(study_of(model.sources[1]) == "book");
  CHECK(model.concepts[0].ontology == "garden");
  REQUIRE(model.alignments.size() == 1);
  CHECK(model.alignments[0].id.id == "watering");
  CHECK(model.alignments[0].with.id == "rain");
  CHECK(model.alignments[0].relation == Match::kRelated);
  CHECK(model.alignments[0].status == AlignmentStatus::kConfirmed);
  CHECK(model.units[1].label.zh == "万株");
  CHECK(model.units[1].aliases[0].text == "万棵");
  CHECK(model.indicators[1].unit == "10 thousand");
  CHECK(model.indicators[0].membership->by_quantile);
  CHECK(model.indicators[3].ratio->factor == 100.0);
  CHECK(model.peer_groups[0].all);
  CHECK(model.no_claims[0].reason.en == "An introduction.");
}

TEST_CASE("a span covers what it is about", "[ontology][reader]") {
  Reading reading;
  read_into(reading, std::string{kSample});
  const auto text_at = [&](const base::Span& span) {
    return reading.sources.at(span.source).text().substr(span.begin, span.end - span.begin);
  };
  CHECK(text_at(reading.model.claims[0].effect.span) == "growth");
  CHECK(text_at(reading.model.concepts[1].span) == "<concept id=\"growth\" type=\"factor\">");
}

TEST_CASE("text is put on one line", "[ontology][reader]") {
  Reading reading;
  read_into(reading,
            changed("Rain makes plants grow.", "Rain  makes\n      plants <!-- all -->grow."));
  CHECK(reading.model.claims[0].paraphrase.en == "Rain makes plants grow.");
  Reading chinese;
  read_into(chinese, changed("雨水使植物生长。", "雨水使\n      植物 生长。"));
  CHECK(chinese.model.claims[0].paraphrase.zh == "雨水使植物 生长。");
}

struct Mistake {
  const char* from;
  const char* to;
  base::ErrorCode code;
  const char* expected;  ///< a part of the rendered diagnostic
};

// One change of the sample each, and one diagnostic for it.
const Mistake kMistakes[] = {
    {"<label lang=\"zh\">雨水</label>",
     "<lable lang=\"zh\">雨</lable><label lang=\"zh\">雨水</label>", kUnknownElement,
     "`lable` cannot stand in `concept`\n"},
    {"<lag from", "<lug from", kUnknownElement, "did you mean `lag`?"},
    {"<cites source=\"other\"/>", "<cite source=\"other\"/>", kUnknownElement,
     "did you mean `cites`?"},
    {"<concept id=\"rain\" type", "<concept id=\"rain\" typ=\"x\" type", kUnknownAttribute,
     "garden.xml:28:24: error[YG-O307]: `concept` has no attribute `typ`"},
    {"relation=\"needs\" to=\"rain\"", "relation=\"needs\"", kMissingAttribute,
     "`link` lacks its attribute `to`"},
    {"<title lang=\"zh\">另一份</title>", "", kMissingElement, "`source` lacks a title"},
    {"polarity=\"increase\"", "polarity=\"increases\"", kBadValue, "did you mean `increase`?"},
    {"abstract=\"true\"", "abstract=\"very\"", kBadValue, "expected `true` or `false`"},
    {"cardinality=\"1..2\"", "cardinality=\"2..1\"", kBadValue, "`0..1`"},
    {"factor=\"100\"", "factor=\"ten\"", kBadValue, "expected a number, found `ten`"},
    {"paragraph=\"1\" sentence=\"2\"", "paragraph=\"-1\" sentence=\"2\"", kBadValue,
     "expected a whole number"},
    {"type=\"book\"", "type=\"bok\"", kBadValue, "did you mean `book`?"},
    {"lang=\"zh\">雨水", "lang=\"de\">雨水", kBadValue, nullptr},
    {"<alias lang=\"en\">rainfall</alias>", "<label lang=\"en\">rainfall</label>", kRepeated,
     "`label` is given twice in en"},
    {"<all/>", "<all>everyone</all>", kStrayText, "text stands directly in `all`"},
    {"<label lang=\"en\">growth</label>", "", kMissingLanguage, "`concept` lacks its label in en"},
    {"<definition lang=\"zh\">落下的水。</definition>", "", kMissingLanguage, "definition in zh"},
    {"id=\"cold-gardens\"", "id=\"Cold\"", kBadId, "`Cold` is not an id"},
    {"id=\"cold-gardens\"", "id=\"south\"", kDuplicateId, ": first here"},
    {"code=\"440000\"", "code=\"110000\"", kDuplicateId, "the code `110000` of `south` is taken"},
    {"concept id=\"growth\" type=\"factor\"", "concept id=\"growth\" type=\"fctor\"",
     kUnknownReference, "did you mean `factor`?"},
    {"relation=\"raises\"", "relation=\"rises\"", kUnknownReference,
     "there is no relation `rises`"},
    {"effect=\"growth\"", "effect=\"grwth\"", kUnknownReference, "did you mean `growth`?"},
    {"effect=\"growth\"", "effect=\"plants\"", kUnknownReference,
     "`plants` is of the kind indicator, not concept"},
    {"<cites source=\"other\"/>", "<cites source=\"others\"/>", kUnknownReference,
     "no source `others`"},
    {"to=\"c-1-2-a\"", "to=\"c-1-2-b\"", kUnknownReference, "there is no claim `c-1-2-b`"},
    {"<member region=\"north\"/>", "<member region=\"nort\"/>", kUnknownReference,
     "no region `nort`"},
    {"peers=\"all-gardens\"", "peers=\"gardens\"", kUnknownReference, "no peer group `gardens`"},
    {"unit=\"mm\"", "unit=\"nm\"", kUnknownReference, "there is no unit `nm`"},
    {"unit=\"10 thousand\"", "unit=\"10 thousnd\"", kUnknownReference,
     "did you mean `10 thousand`?"},
    {"<unit id=\"%\">",
     "<unit id=\"mm\"><label lang=\"zh\">米</label><label lang=\"en\">m</label></unit><unit "
     "id=\"%\">",
     kDuplicateId, "the unit `mm` has an id that is taken"},
    {"<label lang=\"zh\">毫米</label>", "", kMissingLanguage, "`unit` lacks its label in zh"},
    {"regions=\"north\"", "regions=\"all-gardens nrth\"", kUnknownReference,
     "there is no region `nrth`"},
    {"concept id=\"growth\" type=\"factor\"", "concept id=\"growth\" type=\"thing\"", kAbstractType,
     "`thing` is abstract"},
    {"<link relation=\"rests-on\"", "<link relation=\"raises\"", kWrongRelationKind,
     "`raises` is a relation of claims, not of links"},
    {"cause=\"rain\"", "cause=\"watering\"", kDomain,
     "`raises` asks for a `factor`, and `watering` is a `way`"},
    {"kind=\"claim\" domain=\"factor\" range=\"thing\"",
     "kind=\"claim\" domain=\"thing\" range=\"way\"", kRange, "`raises` asks for a `way`"},
    {"<relation id=\"needs\" domain=\"way\" range=\"thing\"",
     "<relation id=\"needs\" domain=\"way\" range=\"way\"", kRange, "`needs` ends at a `way`"},
    {"<link relation=\"needs\" to=\"rain\"/>", "", kCardinality, "`watering` has 0 links `needs`"},
    {"<attribute name=\"at-least\">2</attribute>",
     "<attribute name=\"at-least\">2</attribute><attribute name=\"at-least\">3</attribute>",
     kCardinality, "`watering` has 2 of the attribute `at-least`"},
    {"<attribute name=\"at-least\">2", "<attribute name=\"atleast\">2", kAttributeOwner,
     "did you mean `at-least`?"},
    {"\"at-least\">2<", "\"at-least\">two<", kAttributeValue, "expected a whole number"},
    {"\"at-least\">2<", "\"at-least\">10<", kAttributeValue, "within the range"},
    {"1999-04-30", "1999-4-30", kAttributeValue, "expected a date"},
    {"\"kind\">wild<", "\"kind\">odd<", kAttributeValue, "expected one of `wild` `tame`"},
    {"\"known\">true<", "\"known\">yes<", kAttributeValue, "expected `true` or `false`"},
    {"<method lang=\"en\">watching</method>", "", kMissingLanguage,
     "`evidence` lacks its method in en"},
    {"period=\"1990-1999\"", "period=\"the nineties\"", kBadValue, "write `2020` or `2011-2020`"},
    {"period=\"1990-1999\"", "period=\"1999-1990\"", kBadValue, "found `1999-1990`"},
    {"paragraph=\"1\" sentence=\"2\" clause=\"1\"", "paragraph=\"1\"", kMissingAttribute,
     "`evidence` lacks its attribute `sentence`"},
    {"study=\"book\"", "study=\"bok\"", kUnknownReference, "did you mean `book`?"},
    {"study=\"book\"", "study=\"other\"", kStudy, "`other` is called another report of itself"},
    {"id=\"book\" type=\"book\"", "id=\"book\" study=\"other\" type=\"book\"", kStudy, nullptr},
    {"certainty=\"certain\"", "certainty=\"certain\" candidate=\"proposed\"", kUndecided, nullptr},
    {"certainty=\"certain\"", "certainty=\"certain\" candidate=\"maybe\"", kBadValue,
     "it is one of `proposed`, `confirmed`, `rejected`"},
    {"relation=\"related\"", "relation=\"relatd\"", kBadValue, "did you mean `related`?"},
    {"relation=\"related\"", "", kMissingAttribute, "`align` lacks its attribute `relation`"},
    {"status=\"confirmed\"", "status=\"sure\"", kBadValue,
     "it is one of `proposed`, `confirmed`, `rejected`"},
    {"with=\"rain\"", "with=\"rian\"", kUnknownReference, "did you mean `rain`?"},
    {"with=\"rain\"", "with=\"plants\"", kUnknownReference, "of the kind indicator, not concept"},
    {"with=\"rain\"", "with=\"watering\"", kAlignment, "`watering` is aligned with itself"},
    {"<reason lang=\"en\">Both give plants water.</reason>", "", kMissingLanguage,
     "`align` lacks its reason in en"},
    {"section=\"1\" paragraph=\"1\" sentence=\"2\"",
     "section=\"§ 1\" paragraph=\"1\" sentence=\"2\"", kLocator, "is not a section's number"},
    {"sentence=\"2\" clause", "sentence=\"0\" clause", kLocator,
     "a heading (sentence 0) has no clauses"},
    {"sentence=\"1\" fingerprint=\"fedcba9876543210\"",
     "sentence=\"2\" clause=\"1\" fingerprint=\"0123456789abcdef\"", kLocator,
     "and is evidence of one"},
    {"fingerprint=\"0123456789abcdef\"", "fingerprint=\"0123\"", kFingerprint, "16 digits"},
    {"fingerprint=\"fedcba9876543210\"", "sketch=\"fedcba9876543210\"", kFingerprint,
     "expected a sketch of 32 digits"},
    {"sentence=\"1\" fingerprint=\"fedcba9876543210\"",
     "sentence=\"2\" clause=\"2\" sketch=\"00000000000000000000000000000000\"", kFingerprint,
     "two sketches for section 1, sentence 2"},
    {"sentence=\"1\" fingerprint", "sentence=\"2\" clause=\"2\" fingerprint", kFingerprint,
     "two fingerprints for section 1, sentence 2"},
    {"min=\"0\" max=\"100\"", "min=\"100\" max=\"0\"", kIndicatorRange, nullptr},
    {"factor=\"100\"", "factor=\"0\"", kRatio, "a ratio's factor is 0"},
    {"denominator=\"plants\"", "denominator=\"weeds\"", kRatio, "one indicator above and below"},
    {"from-quantile=\"0.1\"", "from-quantile=\"1.1\"", kMembership, nullptr},
    {"from=\"5\" to=\"50\"", "from=\"50\" to=\"5\"", kMembership, "a ramp begins above its end"},
    {"from=\"5\" to=\"50\"", "from=\"5\"", kMembership, "either `from` and `to`"},
    {"from=\"5\" to=\"50\"", "from=\"5\" to=\"500\"", kMembership, "outside the indicator's range"},
    {"shape=\"ramp\" peers=\"all-gardens\"", "shape=\"ramp\"", kMembership,
     "quantiles need `peers`"},
    {"version=\"1\"", "version=\"2\"", kNotOntology, "format version `2` is not known"},
    {"urn:yinguo:ontology:1", "urn:yinguo:ontology:0", kNotOntology, "the namespace is not"},
};

TEST_CASE("each mistake has its diagnostic", "[ontology][reader]") {
  for (const auto& mistake : kMistakes) {
    Reading reading;
    read_into(reading, changed(mistake.from, mistake.to));
    INFO(mistake.from << " -> " << mistake.to << "\n" << reading.rendered());
    REQUIRE_FALSE(reading.diagnostics.all().empty());
    CHECK(reading.diagnostics.all().front().code.id == mistake.code.id);
    if (mistake.expected != nullptr) {
      CHECK(reading.diagnostics.all().size() == 1);
      CHECK(reading.rendered().find(mistake.expected) != std::string::npos);
    }
  }
}

TEST_CASE("a claim's form needs what it speaks of", "[ontology][reader]") {
  Reading moderation;
  read_into(moderation, [] {
    auto text = changed("certainty=\"certain\"", "certainty=\"certain\" form=\"moderation\"");
    const std::string moderator = "<moderator concept=\"growth\" polarity=\"unknown\"/>";
    return text.erase(text.find(moderator), moderator.size());
  }());
  REQUIRE(moderation.diagnostics.all().size() == 1);
  CHECK(moderation.diagnostics.all()[0].code.id == kClaimForm.id);
  Reading loop;
  read_into(loop, [] {
    auto text = changed("effect=\"growth\"", "effect=\"rain\"");
    const std::string via = "<via concept=\"watering\"/>";
    return text.erase(text.find(via), via.size());
  }());
  REQUIRE(loop.diagnostics.all().size() == 1);
  CHECK(loop.diagnostics.all()[0].code.id == kClaimForm.id);
}

TEST_CASE("an abstract may be cited as a whole", "[ontology][reader]") {
  Reading reading;
  read_into(reading, changed("section=\"1\" paragraph=\"1\" sentence=\"2\" clause=\"1\"",
                             "section=\"abstract\""));
  INFO(reading.rendered());
  REQUIRE(reading.diagnostics.all().empty());
  CHECK(reading.model.claims[0].evidence[0].at.sentence == 0);
}

TEST_CASE("the form threshold needs a moderator", "[ontology][reader]") {
  auto text = changed("certainty=\"certain\"", "certainty=\"certain\" form=\"threshold\"");
  Reading with;
  read_into(with, text);
  CHECK(with.diagnostics.all().empty());
  CHECK(with.model.claims[0].form == Form::kThreshold);
  const std::string moderator = "<moderator concept=\"growth\" polarity=\"unknown\"/>";
  Reading without;
  read_into(without, text.erase(text.find(moderator), moderator.size()));
  REQUIRE(without.diagnostics.all().size() == 1);
  CHECK(without.diagnostics.all()[0].code.id == kClaimForm.id);
}

TEST_CASE("without declared units any unit will do", "[ontology][reader]") {
  std::string text{kSample};
  const auto begin = text.find("  <units>");
  const std::string_view end = "</units>";
  text.erase(begin, text.find(end) + end.size() - begin);
  Reading reading;
  read_into(reading, text);
  INFO(reading.rendered());
  CHECK(reading.diagnostics.all().empty());
  CHECK(reading.model.units.empty());
}

TEST_CASE("cycles are printed", "[ontology][reader]") {
  Reading types;
  read_into(types, changed("<type id=\"thing\"", "<type id=\"thing\" is-a=\"way\""));
  REQUIRE_FALSE(types.diagnostics.all().empty());
  CHECK(types.diagnostics.all()[0].code.id == kTypeCycle.id);
  CHECK(types.diagnostics.all()[0].message ==
        "the type hierarchy is cyclic: `thing` is a `way` is a `thing`");
  Reading ratios;
  read_into(ratios, changed("<label lang=\"zh\">杂草</label>",
                            "<ratio numerator=\"weed-share\" denominator=\"plants\"/><label "
                            "lang=\"zh\">杂草</label>"));
  REQUIRE(ratios.diagnostics.all().size() == 1);
  CHECK(ratios.diagnostics.all()[0].code.id == kRatioCycle.id);
  CHECK(ratios.diagnostics.all()[0].message ==
        "a ratio refers to itself: `weeds` → `weed-share` → `weeds`");
}

TEST_CASE("all mistakes of all files are reported in one run", "[ontology][reader]") {
  const auto second = [](std::string_view id) {
    return "<ontology xmlns=\"urn:yinguo:ontology:1\" id=\"" + std::string{id} +
           "\" version=\"1\"><concepts><concept id=\"x\" type=\"nothing\"/></concepts></ontology>";
  };
  const std::vector<InputFile> files{{"a.xml", changed("effect=\"growth\"", "effect=\"none\"")},
                                     {"b.xml", "<ontology"},
                                     {"c.xml", second("garden")}};
  Reading reading;
  reading.model = read_files(files, reading.sources, reading.diagnostics);
  INFO(reading.rendered());
  std::vector<std::string_view> codes;
  for (const auto& d : reading.diagnostics.all())
    codes.push_back(d.code.id);
  CHECK(codes == std::vector<std::string_view>{kNotWellFormed.id, kMissingLanguage.id,
                                               kMissingLanguage.id, kDuplicateId.id,
                                               kUnknownReference.id, kUnknownReference.id});
}

TEST_CASE("files are found and read, or the reason is told", "[ontology][reader]") {
  CHECK(read_input_file("/nowhere/x.xml").error().code.id == kUnreadableFile.id);
  CHECK(read_input_file(YINGUO_SOURCE_DIR).error().code.id == kUnreadableFile.id);
  CHECK(read_input_file(std::string{YINGUO_SOURCE_DIR} + "/CMakeLists.txt", 3).error().code.id ==
        kUnreadableFile.id);
  CHECK(find_input_files("/nowhere", ".xml").error().code.id == kUnreadableFile.id);
  // What is not read must not pass for what is not there.
  auto folder = (std::filesystem::temp_directory_path() / "yinguo-reader-XXXXXX").string();
  REQUIRE(mkdtemp(folder.data()) != nullptr);
  std::filesystem::create_directory(folder + "/folder.xml");
  CHECK(find_input_files(folder, ".xml")->empty());
  std::filesystem::create_symlink("nothing.xml", folder + "/link.xml");
  CHECK(find_input_files(folder, ".xml").error().code.id == kUnreadableFile.id);
  std::filesystem::remove(folder + "/link.xml");
  std::filesystem::create_symlink("circle.xml", folder + "/circle.xml");
  CHECK(find_input_files(folder, ".xml").error().code.id == kUnreadableFile.id);
  std::filesystem::remove_all(folder);
}

}  // namespace
}  // namespace yinguo::ontology
