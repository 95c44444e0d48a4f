#include "cli/extract_words.hpp"

#include <algorithm>

#include "cli/phrases.hpp"
#include "cli/wording.hpp"

namespace yinguo::cli {
namespace {

using literature::CandidateLevel;
using literature::ClaimCandidate;

/// A cue's pattern as people read it, "C 促进 / 推动 E".
std::string pattern_text(std::string_view pattern) {
  std::string out;
  for (const char c : pattern) {
    if (c == '|') {
      out += " / ";
    } else {
      out += c == '_' ? ' ' : c;
    }
  }
  return out;
}

}  // namespace

Table cue_table(const Output& output) {
  Table table{{"language", "cue", "kind", "polarity", "order", "level", "example"}};
  const auto language = output.common().language;
  const bool for_people = output.is_for_people();
  const auto say = [&](const Bilingual& words) {
    return std::string{for_people ? words.in(language) : words.en};
  };
  for (const auto of : {Language::kZh, Language::kEn}) {
    for (const auto& cue : literature::cues(of)) {
      table.add(
          {std::string{word(of)}, pattern_text(cue.pattern), std::string{word(cue.kind)},
           std::string{for_people ? phrase(cue.polarity, language) : word(cue.polarity)},
           say(cue.is_cause_first() ? Bilingual{"cause first", "因在前"}
                                    : Bilingual{"effect first", "果在前"}),
           say(cue.is_clear ? Bilingual{"clear 2", "明确 2"} : Bilingual{"vague 1", "含糊 1"}),
           std::string{cue.example}});
    }
  }
  return table;
}

Table measure_table(const std::vector<literature::ExtractionMeasure>& measures,
                    const Output& output) {
  Table table{{"section", "claims", "candidates", "found", "same_sign", "precision", "recall",
               "sentence_precision", "sentence_recall"}};
  const auto count = [](std::size_t value) { return std::to_string(value); };
  for (const auto& one : measures) {
    auto section = one.section;
    if (output.is_for_people()) {
      section = section.empty() ? output.say({"all", "合计"})
                                : section_phrase(section, output.common().language);
    }
    table.add({std::move(section), count(one.claims), count(one.candidates), count(one.found),
               count(one.same_sign), fixed(one.precision(), 2), fixed(one.recall(), 2),
               fixed(one.sentence_precision(), 2), fixed(one.sentence_recall(), 2)});
  }
  return table;
}

std::string candidate_note(std::span<const ClaimCandidate> found, std::size_t listed,
                           std::size_t claimed, Language language) {
  const bool is_zh = language == Language::kZh;
  const auto of = [&](CandidateLevel level) {
    return std::to_string(std::ranges::count(found, level, &ClaimCandidate::level)) + " ";
  };
  const auto number = [](std::size_t value) { return std::to_string(value); };
  std::string out = number(found.size()) + (is_zh ? " 条候选（" : " candidates (");
  out += of(CandidateLevel::kHigh) + (is_zh ? "高，" : "high, ");
  out += of(CandidateLevel::kMiddle) + (is_zh ? "中，" : "middle, ");
  out += of(CandidateLevel::kLow) + (is_zh ? "低），列出 " : "low), ") + number(listed);
  out += is_zh ? " 条" : " listed";
  if (claimed > 0)
    out += (is_zh ? "；另有 " : "; ") + number(claimed) +
           (is_zh ? " 条已是该来源的主张" : " more are claims of the source already");
  return out;
}

}  // namespace yinguo::cli
