#include "literature/alignment_file.hpp"

#include <string>

#include "literature/escapes.hpp"

namespace yinguo::literature {
namespace {

using ontology::Language;

std::string labels_of(const ontology::Concept& one) {
  return one.label.zh + " / " + one.label.en;
}

void write_reason(const AlignmentProposal& proposal, Language language, TextStream& out) {
  out << "      <reason lang=\"" << word(language) << "\">"
      << xml_text(reason_of(proposal, language)) << "</reason>\n";
}

void write_proposal(const AlignmentProposal& proposal, TextStream& out) {
  out << "    <!-- " << xml_comment(labels_of(*proposal.first)) << " | "
      << xml_comment(labels_of(*proposal.second)) << " -->\n"
      << "    <align concept=\"" << xml_text(proposal.first->id) << "\" with=\""
      << xml_text(proposal.second->id) << "\" relation=\"" << word(proposal.relation)
      << "\" status=\"" << word(ontology::AlignmentStatus::kProposed) << "\">\n";
  write_reason(proposal, Language::kZh, out);
  write_reason(proposal, Language::kEn, out);
  out << "    </align>\n";
}

}  // namespace

void write_alignment_file(std::span<const AlignmentProposal> proposals, TextStream& out) {
  out << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
         "<!-- Proposed for their names alone. Read both definitions, correct the relation, and "
         "set the "
         "status to\n     confirmed or rejected; what stays proposed counts for nothing.\n"
         "     "
         "仅据名称相似提出。请对照两方定义，改正relation，并把status改为confirmed（确认）或rejected"
         "（否定）；\n"
         "     仍为proposed者不起任何作用。 -->\n"
         "<ontology xmlns=\"urn:yinguo:ontology:1\" id=\"proposed-alignments\" version=\"1\">\n"
         "  <alignments>\n";
  for (const auto& proposal : proposals)
    write_proposal(proposal, out);
  out << "  </alignments>\n</ontology>\n";
}

}  // namespace yinguo::literature
