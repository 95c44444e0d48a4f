#include "literature/alignment_proposals.hpp"

#include <algorithm>
#include <array>
#include <random>
#include <set>
#include <string>

#include "ontology/reader.hpp"

#include "catch.hpp"
#include "literature/alignment_file.hpp"

namespace yinguo::literature {
namespace {

using ontology::AlignmentStatus;
using ontology::Language;
using ontology::Match;
using ontology::Model;
using ontology::word;
using Lines = std::vector<std::string>;

void add(Model& model, const char* id, const char* zh, const char* en, const char* ontology) {
  auto& one = model.concepts.emplace_back();
  one.id = id;
  one.label = {zh, en};
  one.ontology = ontology;
}

void claim(Model& model, const char* cause, const char* effect, const char* source) {
  auto& one = model.claims.emplace_back();
  one.cause.id = cause;
  one.effect.id = effect;
  one.evidence.emplace_back().at.source.id = source;
}

/// `a relation b 0.75` for each proposal.
Lines proposed(const Model& model, const ProposalOptions& options = {}) {
  Lines out;
  for (const auto& one : propose_alignments(model, options)) {
    out.push_back(one.first->id + " " + std::string{word(one.relation)} + " " + one.second->id +
                  " " + std::to_string(one.score()).substr(0, 4));
  }
  return out;
}

TEST_CASE("names say which relation is proposed", "[literature][align]") {
  Model model;
  add(model, "digital-economy", "数字经济", "digital economy", "paper");
  add(model, "x-same", "数字 经济", "the numeric economy", "x");
  add(model, "x-index", "数字经济指数", "index of the digital economy", "x");
  add(model, "x-rural", "农村数字经济", "rural digital economy", "x");
  add(model, "x-near", "数字化经济", "digital economies", "x");
  add(model, "x-other", "技术创新", "innovation", "x");
  CHECK(proposed(model) ==
        Lines{"digital-economy exact x-same 1.00", "digital-economy close x-near 0.84",
              "digital-economy narrower x-rural 0.82", "digital-economy related x-index 0.75"});
  CHECK(proposed(model, {.threshold = 0.8}) == Lines{"digital-economy exact x-same 1.00",
                                                     "digital-economy close x-near 0.84",
                                                     "digital-economy narrower x-rural 0.82"});
  CHECK(proposed(model, {.threshold = 0.7, .is_within = true}).size() > 3);
}

TEST_CASE("aliases count as labels do", "[literature][align]") {
  Model model;
  add(model, "a", "甲", "one", "p");
  add(model, "b", "乙", "two", "q");
  model.concepts[0].aliases = {{Language::kEn, "gross domestic product"}};
  model.concepts[1].aliases = {{Language::kZh, "国内生产总值"},
                               {Language::kEn, "Gross Domestic Product"}};
  const auto proposals = propose_alignments(model, {});
  REQUIRE(proposals.size() == 1);
  CHECK(proposals[0].relation == Match::kExact);
  CHECK(reason_of(proposals[0], Language::kEn) ==
        "Chinese names “甲” and “乙”: pairs of characters in common 2·0/(1+1) = 0.00; English "
        "names “gross domestic product” and “Gross Domestic Product”: are the same.");
  CHECK(reason_of(proposals[0], Language::kZh) ==
        "中文名“甲”与“乙”：相邻两字的组合重合 2·0/(1+1) = 0.00；英文名“gross domestic "
        "product”与“Gross "
        "Domestic Product”：相同。");
}

TEST_CASE("what is told apart or decided is not proposed", "[literature][align]") {
  Model model;
  for (const auto* id : {"s", "t"})
    model.sources.emplace_back().id = id;
  model.sources.emplace_back().id = "t-draft";
  model.sources.back().study.id = "t";
  for (const auto* id : {"a", "b", "c"})
    add(model, id, "数字经济", "digital economy", "all");
  CHECK(proposed(model).empty());  // files of one ontology, and no source to go by
  claim(model, "a", "z", "s");
  claim(model, "b", "z", "t");
  CHECK(proposed(model) == Lines{"a exact b 1.00"});  // two sources in one file
  claim(model, "z", "c", "t-draft");
  CHECK(proposed(model) ==
        Lines{"a exact b 1.00", "a exact c 1.00"});  // one study speaks of b and c
  CHECK(proposed(model, {.is_within = true}).size() == 3);
  for (const auto status : {AlignmentStatus::kProposed, AlignmentStatus::kRejected}) {
    model.alignments = {{{"b", {}}, {"a", {}}, Match::kClose, status, {}, {}}};
    CHECK(proposed(model) == Lines{"a exact c 1.00"});
  }
  model.alignments = {{{"b", {}}, {"x", {}}, Match::kExact, AlignmentStatus::kConfirmed, {}, {}},
                      {{"x", {}}, {"a", {}}, Match::kExact, AlignmentStatus::kConfirmed, {}, {}}};
  CHECK(proposed(model) == Lines{"a exact c 1.00"});
}

/// Two ontologies with names of few characters.
Model random_model(std::mt19937& random) {
  constexpr std::array<const char*, 6> kZh{"数", "字", "经", "济", "农", "业"};
  constexpr std::array<const char*, 4> kEn{"data ", "farm ", "of ", "rate "};
  Model model;
  for (int i = 0; i < 25; ++i) {
    std::string zh;
    std::string en;
    for (std::size_t n = 1 + random() % 5; n > 0; --n)
      zh += kZh[random() % kZh.size()];
    for (std::size_t n = 1 + random() % 3; n > 0; --n)
      en += kEn[random() % kEn.size()];
    const auto id = "k" + std::to_string(i);
    add(model, id.c_str(), zh.c_str(), en.c_str(), i % 2 == 0 ? "p" : "q");
    if (random() % 3 == 0) model.concepts.back().aliases.push_back({Language::kZh, zh + "数字"});
  }
  return model;
}

TEST_CASE("proposals are those that comparing all with all finds", "[literature][align]") {
  std::mt19937 random{7};  // NOLINT: a fixed seed, so that a failure can be seen again
  std::size_t all = 0;
  for (int round = 0; round < 100; ++round) {
    const auto model = random_model(random);
    std::set<std::pair<std::string, std::string>> expected;
    for (const auto& a : model.concepts) {
      for (const auto& b : model.concepts) {
        if (a.ontology == b.ontology || a.id >= b.id) continue;
        for (const auto language : {Language::kZh, Language::kEn}) {
          const auto best = best_match(names_of(a, language), names_of(b, language), language);
          if (best->similarity.score() >= 0.6) expected.emplace(a.id, b.id);
        }
      }
    }
    const auto proposals = propose_alignments(model, {});
    std::set<std::pair<std::string, std::string>> found;
    for (const auto& one : proposals)
      found.emplace(one.first->id, one.second->id);
    REQUIRE(found == expected);
    CHECK(found.size() == proposals.size());
    CHECK(std::ranges::is_sorted(proposals, std::greater<>{}, &AlignmentProposal::score));
    all += found.size();
  }
  CHECK(all > 1000);
}

TEST_CASE("the file reads back as the proposals", "[literature][align]") {
  Model model;
  add(model, "a", "数据--要素 <&\">", "data -- element <&\">", "p");
  add(model, "b", "数据要素", "data element", "q");
  for (auto& one : model.concepts)
    one.type.id = "thing";
  const auto proposals = propose_alignments(model, {});
  REQUIRE(proposals.size() == 1);
  std::string text;
  const auto sink = [&](std::string_view piece) {
    text += piece;
    return true;
  };
  TextStream out{sink};
  write_alignment_file(proposals, out);
  REQUIRE(out.finish());
  const std::string concepts =
      "<ontology xmlns=\"urn:yinguo:ontology:1\" id=\"c\" version=\"1\"><schema><type id=\"thing\">"
      "<label lang=\"zh\">物</label><label lang=\"en\">thing</label></type></schema><concepts>"
      "<concept id=\"a\" type=\"thing\"><label lang=\"zh\">甲</label><label "
      "lang=\"en\">a</label></concept>"
      "<concept id=\"b\" type=\"thing\"><label lang=\"zh\">乙</label><label "
      "lang=\"en\">b</label></concept>"
      "</concepts></ontology>";
  const std::vector<ontology::InputFile> files{{"concepts.xml", concepts}, {"proposed.xml", text}};
  base::SourceMap sources;
  base::Diagnostics diagnostics;
  const auto back = ontology::read_files(files, sources, diagnostics);
  CHECK(diagnostics.all().empty());
  REQUIRE(back.alignments.size() == 1);
  const auto& alignment = back.alignments[0];
  CHECK(alignment.id.id == "a");
  CHECK(alignment.with.id == "b");
  CHECK(alignment.relation == Match::kExact);
  CHECK(alignment.status == AlignmentStatus::kProposed);
  CHECK(alignment.reason.zh == reason_of(proposals[0], Language::kZh));
  CHECK(alignment.reason.en == reason_of(proposals[0], Language::kEn));
}

}  // namespace
}  // namespace yinguo::literature
