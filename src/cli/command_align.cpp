#include "cli/command_parts.hpp"
#include "cli/phrases.hpp"

#include "literature/alignment_file.hpp"

namespace yinguo::cli {
namespace {

using literature::AlignmentProposal;
using Proposals = std::vector<AlignmentProposal>;

/// The ids for machines, the labels as well for people.
Table table_of(const Proposals& proposals, const Lexicon& lexicon, const Output& output) {
  const auto language = output.common().language;
  const bool for_people = output.is_for_people();
  const auto name = [&](const ontology::Concept& one) {
    return for_people ? lexicon.label_and_id(one.id, language) : one.id;
  };
  Table table{{"score", "concept", "relation", "with", "reason"}};
  for (const auto& one : proposals) {
    table.add({fixed(one.score(), 2), name(*one.first),
               std::string{for_people ? phrase(one.relation, language) : word(one.relation)},
               name(*one.second), reason_of(one, language)});
  }
  return table;
}

int write_file(const Proposals& proposals, const Output& output) {
  return output.stream([&](const Output::Sink& sink) {
    literature::TextStream out{sink};
    literature::write_alignment_file(proposals, out);
    (void)out.finish();
  });
}

}  // namespace

int run(const AlignArguments& arguments, const Output& output) {
  const auto session = open_store(output);
  if (!session) return output.fail(session.error());
  auto proposals = literature::propose_alignments(
      session->model(), {.threshold = arguments.threshold, .is_within = arguments.within});
  const auto found = proposals.size();
  if (arguments.limit > 0 && found > arguments.limit) proposals.resize(arguments.limit);
  const int status = output.common().format == Format::kXml
                         ? write_file(proposals, output)
                         : output.answer(table_of(proposals, Lexicon{session->model()}, output));
  const auto shown = std::to_string(proposals.size());
  output.note(output.common().language == Language::kZh
                  ? "提出 " + std::to_string(found) + " 对，列出 " + shown + " 对"
                  : std::to_string(found) + " pairs proposed, " + shown + " listed");
  return status;
}

}  // namespace yinguo::cli
