#include <utility>

#include "ontology/xml_sections.hpp"

namespace yinguo::ontology {
namespace {

void read_alignment(const XmlElement& element, XmlFields& fields, Model& model) {
  fields.only(element, {"concept", "with", "relation", "status"});
  Alignment alignment;
  alignment.id = fields.required(element, "concept");
  alignment.with = fields.required(element, "with");
  alignment.relation = fields.word<Match>(element, "relation", std::nullopt);
  alignment.status = fields.word<AlignmentStatus>(element, "status", AlignmentStatus::kProposed);
  alignment.span = element.span();
  fields.children(element,
                  {{"reason", [&](const XmlElement& e) { fields.text(e, alignment.reason); }}});
  fields.require_both(element, "reason", alignment.reason);
  model.alignments.push_back(std::move(alignment));
}

}  // namespace

void read_alignments(const XmlElement& section, XmlFields& fields, Model& model) {
  fields.only(section, {});
  fields.children(section,
                  {{"align", [&](const XmlElement& e) { read_alignment(e, fields, model); }}});
}

}  // namespace yinguo::ontology
