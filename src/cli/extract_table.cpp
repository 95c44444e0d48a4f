// The candidates as a table.
#include <array>

#include "cli/extract_words.hpp"
#include "cli/phrases.hpp"
#include "cli/wording.hpp"

namespace yinguo::cli {
namespace {

using literature::CandidateEnd;
using literature::CandidateEnds;
using literature::CandidateLevel;
using literature::ClaimCandidate;

std::string_view level_phrase(CandidateLevel level, Language language) {
  static constexpr std::array<Bilingual, 3> kLevels{
      {{"low", "低"}, {"middle", "中"}, {"high", "高"}}};
  return kLevels.at(static_cast<std::size_t>(level)).in(language);
}

/// Names one end to people or to machines.
class EndWords {
 public:
  EndWords(const literature::NamedCandidates& candidates, const Lexicon& lexicon,
           const Output& output)
      : candidates_{candidates}, lexicon_{lexicon}, output_{output} {}

  [[nodiscard]] std::string operator()(const CandidateEnd& end) const {
    const auto& id = candidates_.concept_id(end);
    if (!output_.is_for_people()) return id;
    if (end.known != nullptr) return lexicon_.label_and_id(id, output_.common().language);
    return "“" + end.text + "”" + std::string{output_.say({" (new)", "（新）"})};
  }

  [[nodiscard]] std::string operator()(const CandidateEnds& ends) const {
    std::string out;
    for (const auto& end : ends)
      out += (out.empty() ? "" : "; ") + (*this)(end);
    return out;
  }

 private:
  const literature::NamedCandidates& candidates_;
  const Lexicon& lexicon_;
  const Output& output_;
};

std::string relation_text(const ClaimCandidate& one, const literature::NamedCandidates& candidates,
                          const Output& output) {
  const auto language = output.common().language;
  const auto* relation = candidates.relation(one.kind);
  auto text = relation == nullptr ? std::string{candidates.relation_id(one.kind)}
                                  : relation->label.in(language);
  return text + " (" + std::string{phrase(one.polarity, language)} + ")";
}

Table table_for_people(const literature::NamedCandidates& candidates, bool is_quoting,
                       const EndWords& name, const Output& output) {
  const auto language = output.common().language;
  std::vector<std::string> header{"place", "level", "cause", "relation", "effect", "reason"};
  if (is_quoting) header.emplace_back("text");
  Table table{std::move(header)};
  for (const auto& one : candidates.all()) {
    auto reason = reason_of(one, language);
    if (!one.via.empty()) reason += std::string{output.say({"; via ", "；经由"})} + name(one.via);
    if (!one.moderators.empty())
      reason += std::string{output.say({"; moderated by ", "；受其调节："})} + name(one.moderators);
    const auto& at = candidates.sentence_of(one);
    std::vector<std::string> row{place_phrase(at.section, at.sentence, one.clause, language),
                                 std::string{level_phrase(one.level(), language)},
                                 name(one.cause),
                                 relation_text(one, candidates, output),
                                 name(one.effect),
                                 std::move(reason)};
    if (is_quoting) row.push_back(candidates.text_of(one));
    table.add(std::move(row));
  }
  return table;
}

Table table_for_machines(const literature::NamedCandidates& candidates, bool is_quoting,
                         const EndWords& name, Language language) {
  std::vector<std::string> header{
      "claim",       "source", "section", "paragraph", "sentence", "clause",
      "fingerprint", "line",   "cause",   "relation",  "effect",   "polarity",
      "certainty",   "form",   "via",     "moderator", "cue",      "cause_text",
      "effect_text", "level",  "points",  "reason"};
  if (is_quoting) header.emplace_back("text");
  Table table{std::move(header)};
  const auto number = [](std::uint32_t value) { return std::to_string(value); };
  for (std::size_t i = 0; i < candidates.all().size(); ++i) {
    const auto& one = candidates.all()[i];
    const auto& at = candidates.sentence_of(one);
    const auto certainty =
        one.is_hedged ? ontology::Certainty::kTentative : ontology::Certainty::kCertain;
    std::vector<std::string> row{candidates.claim_id(i),
                                 std::string{candidates.source()},
                                 at.section,
                                 number(at.paragraph),
                                 number(at.sentence),
                                 number(one.clause),
                                 at.fingerprint,
                                 number(at.first_line),
                                 name(one.cause),
                                 std::string{candidates.relation_id(one.kind)},
                                 name(one.effect),
                                 std::string{word(one.polarity)},
                                 std::string{word(certainty)},
                                 std::string{word(one.form())},
                                 name(one.via),
                                 name(one.moderators),
                                 one.cue_text,
                                 one.cause.text,
                                 one.effect.text,
                                 std::string{word(one.level())},
                                 std::to_string(one.points()),
                                 reason_of(one, language)};
    if (is_quoting) row.push_back(candidates.text_of(one));
    table.add(std::move(row));
  }
  return table;
}

}  // namespace

Table candidate_table(const literature::NamedCandidates& candidates, bool is_quoting,
                      const Lexicon& lexicon, const Output& output) {
  const EndWords name{candidates, lexicon, output};
  return output.is_for_people()
             ? table_for_people(candidates, is_quoting, name, output)
             : table_for_machines(candidates, is_quoting, name, output.common().language);
}

}  // namespace yinguo::cli
