#include <algorithm>
#include <random>

#include "ontology/reader.hpp"

#include "catch.hpp"
#include "extract_model.hpp"
#include "literature/candidate_file.hpp"
#include "literature/candidate_measure.hpp"
#include "literature/code_points.hpp"
#include "literature/cue_lexicon.hpp"
#include "literature/errors.hpp"

namespace yinguo::literature {
namespace {

using ontology::Language;
using Lines = std::vector<std::string>;

struct Case {
  const char* text;
  Lines found;
};

const Case kCases[] = {
    // Names: the longest, by alias, several, part of a phrase, new
    {"野生蜜蜂促进坐果率。", {"wild-bees -promotes/increase-> fruit-set 6"}},
    {"蜜蜂和遮荫促进坐果、收成。",
     {"bees -promotes/increase-> fruit-set 6", "shade -promotes/increase-> fruit-set 6",
      "bees -promotes/increase-> harvest 6", "shade -promotes/increase-> harvest 6"}},
    {"蜜蜂数量促进坐果。", {"bees -promotes/increase-> fruit-set 5"}},
    {"春季灌溉促进坐果。", {"“春季灌溉” -promotes/increase-> fruit-set 4"}},
    {"蜜蜂的果品质量促进坐果。", {"quality -promotes/increase-> fruit-set 5"}},
    {"野生的蜜蜂促进坐果。", {"wild-bees -promotes/increase-> fruit-set 6"}},
    {"蜜蜂促进蜜蜂。", {}},
    {"The wild bee promotes fruit-quality.", {"wild-bees -promotes/increase-> quality 6"}},
    {"Spring frost hinders fruit set.", {"“Spring frost” -hinders/decrease-> fruit-set 4"}},
    // Negation
    {"蜜蜂并未促进坐果。", {"bees -promotes/null-> fruit-set 5"}},
    {"蜜蜂对坐果没有显著影响。", {"bees -promotes/null-> fruit-set 5"}},
    {"蜜蜂不仅促进坐果，还提高收成。",
     {"bees -promotes/increase-> fruit-set 6", "bees -promotes/increase-> harvest < 4"}},
    {"Bees do not raise the harvest.", {"bees -promotes/null-> harvest 4"}},
    {"Bees fail to improve fruit set.", {"bees -promotes/null-> fruit-set 4"}},
    {"Bees have no effect on fruit set.", {"bees -promotes/null-> fruit-set 5"}},
    // Hedging
    {"蜜蜂有望促进坐果。", {"bees -promotes/increase-> fruit-set ~ 6"}},
    {"蜜蜂或提高收成。", {"bees -promotes/increase-> harvest ~ 5"}},
    {"Bees may not promote fruit set.", {"bees -promotes/null-> fruit-set ~ 5"}},
    {"Bees could raise the harvest.", {"bees -promotes/increase-> harvest ~ 5"}},
    // What is carried over
    {"蜜蜂促进坐果，从而提高收成。",
     {"bees -promotes/increase-> fruit-set 6", "fruit-set -promotes/increase-> harvest < 4"}},
    {"蜜蜂促进坐果并提高收成。",
     {"bees -promotes/increase-> fruit-set 6", "bees -promotes/increase-> harvest < 4"}},
    {"园中多有蜜蜂，促进坐果。", {"bees -promotes/increase-> fruit-set < 4"}},
    {"Bees promote fruit set and thereby raise the harvest.",
     {"bees -promotes/increase-> fruit-set 6", "fruit-set -promotes/increase-> harvest 5"}},
    {"这促进坐果。", {}},
    // Mediators and moderators
    {"蜜蜂通过坐果提高收成。",
     {"bees -promotes/increase-> harvest via fruit-set 5",
      "fruit-set -promotes/increase-> harvest 5"}},
    {"通过坐果提高收成。", {"fruit-set -promotes/increase-> harvest 5"}},
    {"Bees raise the harvest through fruit set.",
     {"bees -promotes/increase-> harvest via fruit-set 5",
      "fruit-set -promotes/increase-> harvest 5"}},
    {"遮荫削弱蜜蜂对坐果的促进作用。", {"bees -promotes/unknown-> fruit-set by shade/decrease 6"}},
    // Less of it
    {"遮荫导致坐果减少。", {"shade -hinders/decrease-> fruit-set 6"}},
    {"Shade leads to a decline in fruit set.", {"shade -hinders/decrease-> fruit-set 6"}},
    {"缺乏蜜蜂制约坐果。", {"bees -promotes/increase-> fruit-set 6"}},
    {"A lack of bees limits fruit set.", {"bees -promotes/increase-> fruit-set 6"}},
    // Verbs that end a name, clauses, stops
    {"蜜蜂促进坐果提升。", {"bees -promotes/increase-> fruit-set 6"}},
    {"蜜蜂促进坐果；遮荫减少收成。",
     {"1: bees -promotes/increase-> fruit-set 6", "2: shade -hinders/decrease-> harvest 5"}},
    {"蜜蜂很多，坐果也好。", {}},
    {"Beeswax promotes harvesting.", {"“Beeswax” -promotes/increase-> “harvesting” 2"}},
};

TEST_CASE("texts and their candidates", "[literature][extract]") {
  const auto model = orchard_model();
  for (const auto& [text, found] : kCases) {
    INFO(text);
    CHECK(dumps(model, text) == found);
  }
}

TEST_CASE("only known concepts, if so asked", "[literature][extract]") {
  const auto model = orchard_model();
  const ExtractOptions options{.only_known = true};
  CHECK(dumps(model, "春季灌溉促进坐果。", options).empty());
  CHECK(dumps(model, "蜜蜂促进坐果。", options).size() == 1);
}

TEST_CASE("limits leave out what is beyond them, and say so", "[literature][extract]") {
  const auto model = orchard_model();
  base::SourceMap sources;
  const auto id = sources.add(
      "text", "　　蜜蜂促进坐果。\n　　蜜蜂促进坐果，坐果提高收成。\n　　遮荫减少坐果。\n");
  const auto sentences = split_sentences(sources.at(id).text());
  const auto all = propose_claims(model, sentences, {});
  CHECK(all.candidates.size() == 4);
  const auto cut = propose_claims(model, sentences, {.longest_sentence = 10, .most_candidates = 1});
  CHECK(cut.candidates.size() == 1);
  CHECK(cut.cut_at == 1U);
  const auto skipped = propose_claims(model, sentences, {.longest_sentence = 10});
  CHECK(skipped.candidates.size() == 2);
  CHECK(skipped.too_long == std::vector<std::size_t>{1});
  base::Diagnostics diagnostics;
  report(skipped, sentences, sources.at(id), id, diagnostics);
  report(cut, sentences, sources.at(id), id, diagnostics);
  REQUIRE(diagnostics.all().size() == 2);
  CHECK(diagnostics.all()[0].code.id == kLongSentence.id);
  CHECK(sources.at(id).position(diagnostics.all()[0].span.begin).line == 2);
  CHECK(diagnostics.all()[1].code.id == kCandidateLimit.id);
  CHECK_FALSE(diagnostics.has_errors());
}

/// All phrases that the lexicon must know, with whether each is a name.
std::vector<std::u32string> all_phrases(const ontology::Model& model, Language language) {
  std::vector<std::u32string> out;
  const auto add = [&](const std::vector<std::u32string>& words) {
    out.insert(out.end(), words.begin(), words.end());
  };
  for (const auto& cue : cues(language)) {
    for (const auto& words : parse_pattern(cue.pattern).words)
      add(words);
  }
  for (const auto& [marker, words] : marker_words(language))
    add(split_alternatives(words));
  const auto add_name = [&](const std::string& name) {
    const auto text = compared_text(decode(name));
    if (text.size() < (is_ascii(text.front()) ? 3U : 2U)) return;
    out.push_back(text);
    if (text.back() == U's')
      out.push_back(text.substr(0, text.size() - 1));
    else if (is_ascii_letter(text.back()))
      out.push_back(text + U's');
  };
  for (const auto& one : model.concepts) {
    add_name(one.label.zh);
    add_name(one.label.en);
    for (const auto& alias : one.aliases)
      add_name(alias.text);
  }
  return out;
}

/// Naive: at each place all phrases are tried.
std::vector<std::pair<std::size_t, std::size_t>> phrases_in(
    const std::vector<std::u32string>& phrases, const std::u32string& text) {
  const auto is_inside = [&](std::size_t at) {
    return at > 0 && at < text.size() && is_ascii_word(text[at - 1]) && is_ascii_word(text[at]);
  };
  std::vector<std::pair<std::size_t, std::size_t>> out;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t best = 0;
    std::u32string prefix;  // what phrases have begun with so far
    for (auto end = at; end < text.size() && !is_inside(at); ++end) {
      const auto goes_on = [&](const std::u32string& with) {
        return std::ranges::any_of(phrases, [&](const auto& one) { return one.starts_with(with); });
      };
      if (goes_on(prefix + text[end])) {
        prefix += text[end];
      } else if (text[end] == U'的' && end > at && text[end - 1] != U'的') {
        continue;
      } else {
        break;
      }
      if (std::ranges::find(phrases, prefix) != phrases.end() && !is_inside(end + 1))
        best = end + 1 - at;
    }
    if (best > 0) out.emplace_back(at, at + best);
    at += std::max<std::size_t>(best, 1);
  }
  return out;
}

TEST_CASE("phrases are found as by trying all at each place", "[literature][extract]") {
  const auto model = orchard_model();
  std::mt19937 random{20240601};
  for (const auto language : {Language::kZh, Language::kEn}) {
    const CueLexicon lexicon{model, language};
    const auto phrases = all_phrases(model, language);
    for (int round = 0; round < 500; ++round) {
      std::u32string text;
      for (int piece = 0; piece < 12; ++piece) {
        const auto& phrase = phrases[random() % phrases.size()];
        text += phrase.substr(0, 1 + random() % phrase.size());
        if (random() % 3 == 0) text += random() % 2 == 0 ? U' ' : U'的';
      }
      std::vector<std::pair<std::size_t, std::size_t>> found;
      for (const auto& token : lexicon.tokens(text)) {
        if (lexicon.entry(token) != nullptr) found.emplace_back(token.begin, token.end);
      }
      INFO(encode(text));
      REQUIRE(found == phrases_in(phrases, text));
    }
  }
}

TEST_CASE("candidates of random texts are sound", "[literature][extract]") {
  const auto model = orchard_model();
  std::mt19937 random{7};
  for (const auto language : {Language::kZh, Language::kEn}) {
    const auto phrases = all_phrases(model, language);
    for (int round = 0; round < 300; ++round) {
      std::string text;
      for (int piece = 0; piece < 30; ++piece) {
        text += encode(phrases[random() % phrases.size()]);
        if (language == Language::kEn) text += " ";
      }
      const auto sentences = split_sentences(text);
      for (const auto& one : propose_claims(model, sentences, {}).candidates) {
        REQUIRE(one.points() >= -1);
        REQUIRE(one.points() <= kMostPoints);
        REQUIRE((one.cause.known == nullptr || one.cause.known != one.effect.known));
        REQUIRE((one.is_negated == (one.polarity == ontology::Polarity::kNull)));
        REQUIRE_FALSE(one.cause.text.empty());
        REQUIRE_FALSE(one.effect.text.empty());
        REQUIRE(one.sentence < sentences.size());
      }
    }
  }
}

std::string file_of(const NamedCandidates& named, bool is_quoting) {
  std::string out;
  const auto take = [&](std::string_view piece) {
    out += piece;
    return true;
  };
  TextStream stream{take};
  write_candidate_file(named, is_quoting, stream);
  CHECK(stream.finish());
  return out;
}

std::string replaced(std::string text, std::string_view from, std::string_view to) {
  for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
  return text;
}

constexpr const char* kSchema = R"(<?xml version="1.0"?>
<ontology xmlns="urn:yinguo:ontology:1" id="base" version="1">
  <schema>
    <type id="factor"><label lang="zh">因素</label><label lang="en">factor</label></type>
    <relation id="promotes" kind="claim" domain="factor" range="factor"><label lang="zh">促进</label><label lang="en">promotes</label></relation>
    <relation id="lowers" kind="claim" domain="factor" range="factor"><label lang="zh">降低</label><label lang="en">lowers</label></relation>
  </schema>
  <sources><source id="book" type="book"><title lang="en">T</title></source></sources>
  <concepts>
    <concept id="bees" type="factor"><label lang="zh">蜜蜂</label><label lang="en">bees</label></concept>
    <concept id="fruit-set" type="factor"><label lang="zh">坐果</label><label lang="en">fruit set</label></concept>
  </concepts>
</ontology>)";

ontology::Model read(const std::vector<ontology::InputFile>& files,
                     base::Diagnostics& diagnostics) {
  base::SourceMap sources;
  return ontology::read_files(files, sources, diagnostics, {});
}

TEST_CASE("a file of candidates is loaded only when a person has decided",
          "[literature][extract]") {
  base::Diagnostics none;
  const auto model = read({{"base.xml", kSchema}}, none);
  REQUIRE_FALSE(none.has_errors());
  const auto sentences = split_sentences("蜜蜂促进坐果；蜜蜂减少坐果。严霜 -- 冻害促进坐果。");
  const auto found = propose_claims(model, sentences, {}).candidates;
  REQUIRE(found.size() == 3);
  const auto text = file_of({model, sentences, found, "book"}, true);
  INFO(text);

  base::Diagnostics proposed;
  CHECK(read({{"base.xml", kSchema}, {"new.xml", text}}, proposed).claims.empty());
  CHECK(proposed.all().size() == 4);  // three claims, one concept
  for (const auto& one : proposed.all())
    CHECK(one.code.id == "YG-O345");

  base::Diagnostics rejected;
  CHECK(read({{"base.xml", kSchema}, {"new.xml", replaced(text, "proposed", "rejected")}}, rejected)
            .claims.empty());
  CHECK(rejected.all().empty());

  base::Diagnostics blank;  // what is to be filled in is refused
  (void)read({{"base.xml", kSchema}, {"new.xml", replaced(text, "proposed", "confirmed")}}, blank);
  CHECK(blank.has_errors());

  auto decided = replaced(text, "proposed", "confirmed");
  decided = replaced(decided, "type=\"?\"", "type=\"factor\"");
  decided = replaced(decided, "</label>\n    </concept>",
                     "</label><label lang=\"en\">frost</label>\n    </concept>");
  decided = replaced(decided, "促进坐果。</paraphrase>\n      <evidence",
                     "促进坐果。</paraphrase>\n<paraphrase lang=\"en\">x</paraphrase><evidence");
  base::Diagnostics clean;
  const auto loaded = read({{"base.xml", kSchema}, {"new.xml", decided}}, clean);
  CHECK(clean.all().empty());
  REQUIRE(loaded.claims.size() == 3);
  CHECK(loaded.claims[0].id == "c-book-front-1.1-a");
  CHECK(loaded.claims[0].relation.id == "promotes");
  CHECK(loaded.claims[1].relation.id == "lowers");  // by its label
  CHECK(loaded.claims[1].evidence[0].at.clause == 2);
  CHECK(loaded.claims[1].evidence[0].at.fingerprint == sentences[0].fingerprint);
  CHECK(loaded.claims[2].cause.id == "new-1");
}

TEST_CASE("candidates are measured against claims", "[literature][extract]") {
  auto model = orchard_model();
  const auto sentences = split_sentences(
      "　　开头。\n1 甲\n　　蜜蜂促进坐果。蜜蜂提高收成。\n2 乙\n　　遮荫减少坐果。\n");
  const auto claim = [&](const char* cause, const char* effect, const char* section, int sentence) {
    auto& one = model.claims.emplace_back();
    one.cause.id = cause;
    one.effect.id = effect;
    one.polarity = ontology::Polarity::kIncrease;
    auto& at = one.evidence.emplace_back().at;
    at.source.id = "book";
    at.section = section;
    at.sentence = static_cast<std::uint32_t>(sentence);
  };
  claim("bees", "fruit-set", "1", 1);   // found
  claim("bees", "harvest", "1", 1);     // in that sentence, not found there
  claim("shade", "fruit-set", "2", 1);  // found, of the other polarity
  claim("shade", "harvest", "9", 1);    // no such place
  const auto found = propose_claims(model, sentences, {}).candidates;
  REQUIRE(found.size() == 3);
  const auto rows = measure(model, "book", sentences, found);
  const auto& one = *std::ranges::find(rows, "1", &ExtractionMeasure::section);
  CHECK(one.claims == 2);
  CHECK(one.candidates == 2);
  CHECK(one.found == 1);
  CHECK(one.recalled == 1);
  CHECK(one.placed == 1);
  CHECK(one.touched == 2);
  const auto& all = rows.back();
  CHECK(all.section.empty());
  CHECK(all.claims == 3);
  CHECK(all.found == 2);
  CHECK(all.same_sign == 1);
  CHECK(all.precision() == 2.0 / 3.0);
  CHECK(all.recall() == 2.0 / 3.0);
  CHECK(already_claimed(model, "book", sentences, found) == std::vector<bool>{true, false, true});
  CHECK(ExtractionMeasure{}.precision() == 0.0);
}

}  // namespace
}  // namespace yinguo::literature
