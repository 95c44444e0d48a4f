#include "literature/rdf_alignments.hpp"

#include <utility>

#include "literature/rdf_terms.hpp"

namespace yinguo::literature {
namespace {

std::optional<ontology::Match> match_of(std::string_view property) {
  const auto* found = std::ranges::find(kMatchProperties, property);
  if (found == kMatchProperties.end()) return std::nullopt;
  return static_cast<ontology::Match>(found - kMatchProperties.begin());
}

std::string value_of(const RdfSubject& subject, std::string_view property) {
  const auto found = std::ranges::find(subject.statements, property, &RdfStatement::property);
  return found == subject.statements.end() ? std::string{} : found->value;
}

/// An alignment of an ontology has a reason.
ontology::Text unstated_reason() {
  return {"导入的文件如此标明，未说明理由。", "The imported file says so and gives no reason."};
}

bool has_both(const ontology::Text& text) {
  return !text.zh.empty() && !text.en.empty();
}

}  // namespace

RdfAlignments::RdfAlignments(const RdfGraph& graph, RdfProperties& properties, ImportFile& file)
    : graph_{graph}, properties_{properties}, file_{file} {
  for (const auto& subject : graph.subjects()) {
    if (is_reason(subject)) read_reason(subject);
  }
}

bool RdfAlignments::is_match(std::string_view property) {
  return match_of(property).has_value();
}

bool RdfAlignments::is_reason(const RdfSubject& subject) {
  return subject.is_a("owl:Axiom") && is_match(value_of(subject, "owl:annotatedProperty"));
}

/// Of several texts in a language the first counts.
void RdfAlignments::read_reason(const RdfSubject& axiom) {
  auto& reason =
      reasons_[{value_of(axiom, "owl:annotatedSource"), value_of(axiom, "owl:annotatedProperty"),
                value_of(axiom, "owl:annotatedTarget")}];
  for (const auto& one : axiom.statements) {
    if (one.property == "rdf:type" || one.property.starts_with("owl:annotated")) continue;
    ontology::Text text;
    if (one.property == "rdfs:comment") properties_.text(one, text);
    bool is_taken = false;
    for (const auto language : {ontology::Language::kZh, ontology::Language::kEn}) {
      auto& place = reason.in(language);
      if (text.in(language).empty() || !place.empty()) continue;
      place = text.in(language);
      is_taken = true;
    }
    if (!is_taken) properties_.leave_out(one);
  }
}

void RdfAlignments::finish() {
  if (used_.size() < reasons_.size()) file_.leave_out("owl:Axiom");
}

bool RdfAlignments::is_concept(std::string_view term) const {
  const auto* subject = graph_.find(term);
  return id_of_iri("concept", term) || (subject != nullptr && subject->is_a("skos:Concept"));
}

bool RdfAlignments::read(const RdfSubject& subject) {
  for (const auto& one : subject.statements) {
    const auto relation = match_of(one.property);
    if (!relation) continue;
    if (!is_concept(subject.term) || !is_concept(one.value)) {
      properties_.leave_out(one);
      continue;
    }
    ontology::Alignment alignment{.id = properties_.ref(concept_id(subject.term), one),
                                  .with = properties_.ref(concept_id(one.value), one),
                                  .relation = *relation,
                                  .status = ontology::AlignmentStatus::kProposed,
                                  .reason = unstated_reason(),
                                  .span = properties_.span(one.at)};
    const auto reason = reasons_.find({subject.term, one.property, one.value});
    if (reason != reasons_.end() && has_both(reason->second)) {
      alignment.status = ontology::AlignmentStatus::kConfirmed;
      alignment.reason = reason->second;
    }
    if (reason != reasons_.end()) used_.insert(reason->first);
    if (!file_.add(std::move(alignment))) return false;
  }
  return true;
}

}  // namespace yinguo::literature
