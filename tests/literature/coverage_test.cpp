#include "literature/coverage.hpp"

#include "catch.hpp"
#include "literature/errors.hpp"

namespace yinguo::literature {
namespace {

constexpr std::string_view kText =
    "　旧序。\n"
    "1 果园\n"
    "　水多则果多。 虫多则果少； 鸟多则虫少。 果多则人喜。\n";

ontology::Locator at(std::uint32_t sentence, std::uint32_t clause, std::string fingerprint) {
  return {{"treatise", {}}, "1", 1, sentence, clause, std::move(fingerprint)};
}

ontology::Claim claim(std::string id, ontology::Locator place) {
  ontology::Claim out;
  out.id = std::move(id);
  out.evidence.emplace_back().at = std::move(place);
  return out;
}

std::vector<Sentence> sentences() {
  auto all = split_sentences(kText);
  std::erase_if(all, [](const Sentence& s) { return s.section != "1"; });
  return all;  // heading, three sentences
}

TEST_CASE("each clause has its claims, a reason, or nothing", "[literature][coverage]") {
  const auto text = sentences();
  REQUIRE(text.size() == 4);
  ontology::Model model;
  model.claims = {claim("c-1", at(1, 0, text[1].fingerprint)),
                  claim("c-2", at(2, 2, text[2].fingerprint)),
                  claim("elsewhere", at(3, 0, text[3].fingerprint))};
  model.claims[2].evidence[0].at.source.id = "another";
  ontology::NoClaim reason;
  reason.at = at(3, 0, {});
  model.no_claims = {reason};
  const auto found = coverage(model, "treatise", text);
  CHECK(found.claimed == 2);
  CHECK(found.no_claim == 1);
  CHECK(found.uncovered == 1);
  REQUIRE(found.sentences[2].parts.size() == 2);
  CHECK_FALSE(found.sentences[2].parts[0].is_covered());
  CHECK(found.sentences[2].parts[1].claims[0]->id == "c-2");
  CHECK(found.sentences[3].parts[0].no_claims.size() == 1);
  REQUIRE(found.findings.size() == 1);
  CHECK(found.findings[0].found.status == PlaceStatus::kUnchecked);
  base::Diagnostics diagnostics;
  report(found, text, diagnostics);
  REQUIRE(diagnostics.all().size() == 1);
  CHECK(diagnostics.all()[0].code.id == kUncoveredSentence.id);
  CHECK(diagnostics.all()[0].message ==
        "section 1, sentence 2, clause 1 has neither a claim nor a reason for having none");
}

TEST_CASE("evidence for a whole sentence covers its clauses", "[literature][coverage]") {
  const auto text = sentences();
  ontology::Model model;
  model.claims = {claim("c", at(2, 0, text[2].fingerprint))};
  const auto found = coverage(model, "treatise", text);
  CHECK(found.claimed == 2);
  CHECK(found.findings.empty());
}

TEST_CASE("an abstract as a whole is all of its sentences", "[literature][coverage]") {
  const auto text =
      split_sentences("摘要：水多则果多。虫多则果少；鸟多则虫少。\n1 果园\n　果多则人喜。\n");
  ontology::Model model;
  auto whole = at(0, 0, {});
  whole.section = ontology::kAbstract;
  model.claims = {claim("c", whole)};
  const auto found = coverage(model, "treatise", text);
  CHECK(found.claimed == 3);
  CHECK(found.uncovered == 1);
}

TEST_CASE("a locator is found by fingerprint first, then by place", "[literature][coverage]") {
  const auto text = sentences();

  struct Row {
    ontology::Locator at;
    PlaceStatus status;
    base::ErrorCode code;
  };

  const Row rows[] = {
      {at(3, 0, text[1].fingerprint), PlaceStatus::kMoved, kMovedSentence},
      {at(3, 0, "0000000000000000"), PlaceStatus::kReplaced, kChangedSentence},
      {at(9, 0, "0000000000000000"), PlaceStatus::kMissing, kMissingSentence},
      {at(9, 0, {}), PlaceStatus::kMissing, kMissingSentence},
      {at(2, 3, text[2].fingerprint), PlaceStatus::kMissingClause, kMissingClause},
  };
  for (const auto& row : rows) {
    ontology::Model model;
    model.claims = {claim("c", row.at)};
    const auto found = coverage(model, "treatise", text);
    REQUIRE(found.findings.size() == 1);
    CHECK(found.findings[0].found.status == row.status);
    CHECK(found.claimed == (row.status == PlaceStatus::kMoved ? 1U : 0U));
    base::Diagnostics diagnostics;
    report(found, text, diagnostics);
    CHECK(diagnostics.all()[0].code.id == row.code.id);
  }
  const PlaceIndex index{text};
  CHECK(index.resolve(at(0, 0, text[0].fingerprint)).status == PlaceStatus::kFound);
  CHECK(index.resolve(at(1, 0, text[1].fingerprint)).sentence == 1U);
}

}  // namespace
}  // namespace yinguo::literature
