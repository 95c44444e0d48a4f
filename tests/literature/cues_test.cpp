// Each row of the tables of cues, with each of its words, finds what it says it finds.
#include "literature/cues.hpp"

#include <algorithm>

#include "catch.hpp"
#include "extract_model.hpp"
#include "literature/code_points.hpp"
#include "literature/cue_pattern.hpp"

namespace yinguo::literature {
namespace {

using ontology::Language;

std::string name_in_slot(char slot, Language language) {
  const bool is_zh = language == Language::kZh;
  switch (slot) {
    case 'C':
      return is_zh ? "蜜蜂" : "bees";
    case 'E':
      return is_zh ? "坐果" : "fruit set";
    case 'M':
    case 'V':
      return is_zh ? "遮荫" : "shade";
    case 'X':
      return is_zh ? "" : "the";
    default:
      return {};
  }
}

/// The pattern as a sentence, with the alternative `which` of the word `at` and the first of all
/// others.
std::string sentence_of(const CuePattern& pattern, std::size_t at, std::size_t which,
                        Language language) {
  const std::string gap = language == Language::kZh ? "" : " ";
  auto out = name_in_slot(pattern.slots[0], language);
  for (std::size_t i = 0; i < pattern.words.size(); ++i) {
    out += gap + encode(pattern.words[i][i == at ? which : 0]) + gap +
           name_in_slot(pattern.slots[i + 1], language);
  }
  return out + (language == Language::kZh ? "。" : ".");
}

bool is_found(const ontology::Model& model, const Cue& cue, const std::string& text) {
  const auto sentences = split_sentences(text);
  const auto found = propose_claims(model, sentences, {}).candidates;
  return std::ranges::any_of(found, [&](const ClaimCandidate& one) {
    const auto is = [](const CandidateEnd& end, const char* id) {
      return end.known != nullptr && end.known->id == id;
    };
    const bool has_shade = one.moderators.size() + one.via.size() == 1;
    const bool needs_shade = cue.pattern.find_first_of("MV") != std::string_view::npos;
    return one.cue == &cue && is(one.cause, "bees") && is(one.effect, "fruit-set") &&
           one.kind == cue.kind && one.polarity == cue.polarity && has_shade == needs_shade &&
           !one.is_negated && !one.is_hedged;
  });
}

TEST_CASE("each alternative of each cue finds cause and effect", "[literature][extract]") {
  const auto model = orchard_model();
  for (const auto language : {Language::kZh, Language::kEn}) {
    for (const auto& cue : cues(language)) {
      const auto pattern = parse_pattern(cue.pattern);
      for (std::size_t at = 0; at < pattern.words.size(); ++at) {
        for (std::size_t which = 0; which < pattern.words[at].size(); ++which) {
          const auto text = sentence_of(pattern, at, which, language);
          INFO(cue.pattern << ": " << text);
          CHECK(is_found(model, cue, text));
        }
      }
    }
  }
}

TEST_CASE("each example of a cue is one", "[literature][extract]") {
  const auto model = orchard_model();
  for (const auto language : {Language::kZh, Language::kEn}) {
    for (const auto& cue : cues(language)) {
      INFO(cue.pattern << ": " << cue.example);
      CHECK(is_found(model, cue, std::string{cue.example}));
    }
  }
}

TEST_CASE("a pattern is taken apart into slots and words", "[literature][extract]") {
  const auto pattern = parse_pattern("M raise|lift_up X effect_of C on E");
  CHECK(pattern.slots == std::vector<char>{'M', 'X', 'C', 'E'});
  REQUIRE(pattern.words.size() == 3);
  CHECK(pattern.words[0] == std::vector<std::u32string>{U"raise", U"lift up"});
  CHECK(parse_pattern("C makes E possible").slots == std::vector<char>{'C', 'E', 0});
}

TEST_CASE("no word is in two cues that could be confused", "[literature][extract]") {
  for (const auto language : {Language::kZh, Language::kEn}) {
    std::vector<std::u32string> single;
    for (const auto& cue : cues(language)) {
      const auto pattern = parse_pattern(cue.pattern);
      if (pattern.words.size() > 1) continue;
      single.insert(single.end(), pattern.words[0].begin(), pattern.words[0].end());
    }
    std::ranges::sort(single);
    const auto twice = std::ranges::adjacent_find(single);
    INFO((twice == single.end() ? std::string{} : encode(*twice)));
    CHECK(twice == single.end());
  }
}

}  // namespace
}  // namespace yinguo::literature
