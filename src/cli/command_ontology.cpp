#include <map>

#include "cli/command_parts.hpp"
#include "cli/source_copy.hpp"
#include "cli/wording.hpp"

#include "literature/coverage.hpp"
#include "literature/sentences.hpp"

namespace yinguo::cli {

namespace {

std::string place(const literature::Sentence& sentence, std::uint32_t clause,
                  const Output& output) {
  const auto language = output.common().language;
  if (output.is_for_people())
    return section_phrase(sentence.section, language) + " " +
           sentence_phrase(sentence.sentence, clause, language);
  return "§" + sentence.section + " " + std::to_string(sentence.sentence) +
         (clause > 0 ? "(" + std::to_string(clause) + ")" : "");
}

/// The claims of a part, the reason for having none, or nothing.
std::string said_of(const literature::PartCoverage& part, const Output& output) {
  std::string text;
  for (const auto* claim : part.claims)
    text += (text.empty() ? "" : " ") + claim->id;
  for (const auto* sentence : part.no_claims) {
    text += (text.empty() ? "" : " ") + std::string{output.say({"no claim: ", "无主张："})} +
            sentence->reason.in(output.common().language);
  }
  return text;
}

Table coverage_table(const literature::Coverage& coverage,
                     const std::vector<literature::Sentence>& sentences, bool uncovered_only,
                     const Output& output) {
  Table table{{"place", "count", "text", "claims"}};
  for (const auto& item : coverage.sentences) {
    const auto& sentence = sentences[item.sentence];
    for (const auto& part : item.parts) {
      const bool is_heading = sentence.sentence == 0;
      if (uncovered_only && (part.is_covered() || is_heading)) continue;
      const auto& text = part.clause > 0 ? sentence.clauses[part.clause - 1] : sentence.text;
      const bool whole = output.common().format != Format::kText;
      table.add({place(sentence, part.clause, output), std::to_string(part.claims.size()),
                 whole ? text : shortened(text, 40), said_of(part, output)});
    }
  }
  return table;
}

}  // namespace

int run(const CoverageArguments& arguments, const Output& output) {
  const auto session = open_store(output);
  if (!session) return output.fail(session.error());
  const auto copy = read_source_copy(arguments.source_file, arguments.source, session->model());
  if (!copy) return output.fail(copy.error());
  const auto& sentences = copy->text.sentences;
  const auto coverage = literature::coverage(session->model(), copy->source, sentences);
  const int status =
      output.answer(coverage_table(coverage, sentences, arguments.uncovered_only, output));
  base::Diagnostics diagnostics;
  literature::report(coverage, sentences, diagnostics);
  (void)output.report(diagnostics, {});
  const auto number = [](std::size_t count) { return std::to_string(count); };
  output.note(output.common().language == Language::kZh
                  ? number(coverage.claimed) + " 个句段有主张，" + number(coverage.no_claim) +
                        " 个说明了无主张的理由，" + number(coverage.uncovered) + " 个未覆盖"
                  : number(coverage.claimed) + " parts with claims, " + number(coverage.no_claim) +
                        " with a reason for none, " + number(coverage.uncovered) + " uncovered");
  const bool complete = coverage.uncovered == 0 && coverage.findings.empty();
  return status != 0 || complete ? status : static_cast<int>(base::FailureKind::kNoAnswer);
}

int run(const StatArguments&, const Output& output) {
  const auto session = open_store(output);
  if (!session) return output.fail(session.error());
  const auto& model = session->model();
  const Lexicon lexicon{model};
  const auto language = output.common().language;
  std::map<std::string, std::size_t> types;
  std::map<std::string, std::size_t> relations;
  std::map<std::string, std::size_t> sections;
  for (const auto& item : model.concepts)
    ++types[item.type.id];
  for (const auto& claim : model.claims) {
    ++relations[claim.relation.id];
    for (const auto& evidence : claim.evidence)
      ++sections[evidence.at.source.id + " " +
                 (output.is_for_people() ? section_phrase(evidence.at.section, language)
                                         : "§" + evidence.at.section)];
  }
  Table table{{"what", "name", "count"}};
  const bool for_people = output.is_for_people();
  const auto add = [&](std::string_view key, const Bilingual& words,
                       const std::map<std::string, std::size_t>& counts) {
    for (const auto& [name, count] : counts) {
      table.add({std::string{for_people ? output.say(words) : key},
                 for_people ? lexicon.label_and_id(name, language) : name, std::to_string(count)});
    }
  };
  add("type", {"concepts of type", "概念类型"}, types);
  add("relation", {"claims by relation", "主张关系"}, relations);
  add("section", {"claims by section", "主张所在节"}, sections);
  return output.answer(table);
}

}  // namespace yinguo::cli
