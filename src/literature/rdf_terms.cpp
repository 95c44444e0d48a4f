#include "literature/rdf_terms.hpp"

#include <array>

#include "literature/claim_words.hpp"
#include "literature/source_fields.hpp"

namespace yinguo::literature {
namespace {

using ontology::Claim;
using ontology::word;

void in_both(std::string_view property, const ontology::Text& text, RdfWriter& rdf) {
  rdf.text(property, text.zh, "zh");
  rdf.text(property, text.en, "en");
}

std::string property_of(const std::string& relation) {
  constexpr std::array<std::string_view, 3> kSkos{"broader", "narrower", "related"};
  for (const auto name : kSkos) {
    if (relation == name) return "skos:" + relation;
  }
  return iri_of("relation", relation);
}

void describe_place(const ontology::Evidence& evidence, RdfWriter& rdf) {
  rdf.type("prov:Derivation");
  rdf.resource("prov:entity", iri_of("source", evidence.at.source.id));
  rdf.text("yg:section", evidence.at.section, "");
  if (evidence.at.paragraph > 0) rdf.number("yg:paragraph", evidence.at.paragraph);
  rdf.number("yg:sentence", evidence.at.sentence);
  if (evidence.at.clause > 0) rdf.number("yg:clause", evidence.at.clause);
  rdf.text("yg:fingerprint", evidence.at.fingerprint, "");
  rdf.text("yg:sketch", evidence.at.sketch, "");
  rdf.text("yg:bearing", word(evidence.direction), "");
  rdf.text("yg:design", word(evidence.design), "");
  in_both("yg:method", evidence.method, rdf);
  in_both("yg:sample", evidence.sample, rdf);
  in_both("yg:result", evidence.result, rdf);
  for (const auto& work : evidence.cites)
    rdf.resource("yg:cites", iri_of("source", work.id));
}

}  // namespace

std::string iri_of(std::string_view kind, std::string_view id) {
  return std::string{kBase} + std::string{kind} + ":" + std::string{id};
}

std::string part_iri(std::string_view kind, std::string_view id, std::string_view part,
                     std::size_t number) {
  return iri_of(kind, id) + "#" + std::string{part} + "-" + std::to_string(number + 1);
}

void describe_schema(const ontology::Schema& schema, RdfWriter& rdf) {
  for (const auto& type : schema.types) {
    rdf.begin(iri_of("type", type.id));
    rdf.type("rdfs:Class");
    if (!type.is_a.id.empty()) rdf.resource("rdfs:subClassOf", iri_of("type", type.is_a.id));
    in_both("rdfs:label", type.label, rdf);
    in_both("rdfs:comment", type.definition, rdf);
    rdf.end();
  }
  for (const auto& relation : schema.relations) {
    rdf.begin(property_of(relation.id));
    rdf.type("rdf:Property");
    in_both("rdfs:label", relation.label, rdf);
    in_both("rdfs:comment", relation.definition, rdf);
    rdf.end();
  }
}

void describe_concept(const ontology::Concept& one, const Selection& selection, RdfWriter& rdf) {
  rdf.begin(iri_of("concept", one.id));
  rdf.type("skos:Concept");
  rdf.type(iri_of("type", one.type.id));
  rdf.resource("skos:inScheme", std::string{kBase} + "ontology");
  in_both("skos:prefLabel", one.label, rdf);
  for (const auto& alias : one.aliases)
    rdf.text("skos:altLabel", alias.text, word(alias.language));
  in_both("skos:definition", one.definition, rdf);
  for (const auto& [name, value] : one.attributes)
    rdf.text(iri_of("attribute", name.id), value, "");
  for (const auto& link : one.links) {
    if (!selection.has(link.to.id)) continue;
    const bool is_to_claim = selection.index().find_claim(link.to.id) != nullptr;
    rdf.resource(property_of(link.relation.id),
                 iri_of(is_to_claim ? "claim" : "concept", link.to.id));
  }
  rdf.end();
}

void describe_alignment(const ontology::Alignment& alignment, RdfWriter& rdf) {
  const auto subject = iri_of("concept", alignment.id.id);
  const auto property = kMatchProperties.at(static_cast<std::size_t>(alignment.relation));
  const auto object = iri_of("concept", alignment.with.id);
  rdf.begin(subject);
  rdf.resource(property, object);
  rdf.end();
  rdf.begin(iri_of("alignment", alignment.id.id + "/" + alignment.with.id));
  rdf.type("owl:Axiom");
  rdf.resource("owl:annotatedSource", subject);
  rdf.resource("owl:annotatedProperty", property);
  rdf.resource("owl:annotatedTarget", object);
  in_both("rdfs:comment", alignment.reason, rdf);
  rdf.end();
}

void describe_source(const ontology::Source& source, RdfWriter& rdf) {
  rdf.begin(iri_of("source", source.id));
  rdf.type("prov:Entity");
  in_both("dcterms:title", source.title, rdf);
  for (const auto& person : source.authors)
    rdf.text("dc:creator", inverted_name(person), "");
  rdf.text("dcterms:issued", date_text(issued(source)), "");
  rdf.text("dc:type", source.type, "");
  rdf.text("dc:language", source.language, "");
  rdf.text("dc:publisher", field_of(source, "publisher"), "");
  for (const auto* name : {"doi", "isbn", "issn"}) {
    if (const auto value = field_of(source, name); !value.empty())
      rdf.text("dc:identifier", std::string{name} + ":" + std::string{value}, "");
  }
  if (!source.study.id.empty())
    rdf.resource("dcterms:isVersionOf", iri_of("source", source.study.id));
  const auto url = field_of(source, "url");
  if (url.starts_with("http://") || url.starts_with("https://")) rdf.resource("rdfs:seeAlso", url);
  for (const auto& [name, value] : source.fields)
    rdf.text("yg:" + name, value, "");
  in_both("skos:note", source.note, rdf);
  for (std::size_t i = 0; i < source.authors.size(); ++i)
    rdf.resource("yg:author", part_iri("source", source.id, "author", i));
  rdf.end();
  for (std::size_t i = 0; i < source.authors.size(); ++i) {
    rdf.begin(part_iri("source", source.id, "author", i));
    rdf.type("yg:Author");
    rdf.text("yg:family", source.authors[i].family, "");
    rdf.text("yg:given", source.authors[i].given, "");
    rdf.text("yg:literal", source.authors[i].literal, "");
    rdf.end();
  }
}

void describe_claim(const Claim& claim, RdfWriter& rdf) {
  rdf.type("yg:Claim");
  rdf.type("rdf:Statement");
  rdf.resource("rdf:subject", iri_of("concept", claim.cause.id));
  rdf.resource("rdf:predicate", property_of(claim.relation.id));
  rdf.resource("rdf:object", iri_of("concept", claim.effect.id));
  rdf.text("yg:polarity", word(claim.polarity), "");
  rdf.text("yg:certainty", word(claim.certainty), "");
  rdf.text("yg:form", word(claim.form), "");
  rdf.text("yg:status", word(claim.status), "");
  in_both("rdfs:comment", claim.paraphrase, rdf);
  for (const auto& one : claim.conditions)
    rdf.resource("yg:condition", iri_of("concept", one.id));
  for (const auto& one : claim.moderators)
    rdf.resource("yg:moderator", iri_of("concept", one.id.id));
  for (std::size_t i = 0; i < claim.moderators.size(); ++i)
    rdf.resource("yg:moderation", part_iri("claim", claim.id, "moderation", i));
  for (const auto& one : claim.via)
    rdf.resource("yg:via", iri_of("concept", one.id));
  for (const auto& scope : claim.scopes)
    rdf.text("yg:scope", scope.what + ": " + scope.value, "");
  rdf.text("yg:lag", lag_text(claim), "");
}

void describe_moderation(const Claim& claim, RdfWriter& rdf) {
  for (std::size_t i = 0; i < claim.moderators.size(); ++i) {
    rdf.begin(part_iri("claim", claim.id, "moderation", i));
    rdf.type("yg:Moderation");
    rdf.resource("yg:concept", iri_of("concept", claim.moderators[i].id.id));
    rdf.text("yg:polarity", word(claim.moderators[i].polarity), "");
    rdf.end();
  }
}

void describe_evidence(std::string_view subject, const Claim& claim, RdfWriter& rdf) {
  rdf.begin(subject);
  rdf.type("prov:Entity");
  for (const auto source : evidence_sources(claim))
    rdf.resource("prov:wasDerivedFrom", iri_of("source", source));
  for (std::size_t i = 0; i < claim.evidence.size(); ++i)
    rdf.resource("prov:qualifiedDerivation", part_iri("claim", claim.id, "evidence", i));
  rdf.end();
  for (std::size_t i = 0; i < claim.evidence.size(); ++i) {
    rdf.begin(part_iri("claim", claim.id, "evidence", i));
    describe_place(claim.evidence[i], rdf);
    rdf.end();
  }
}

}  // namespace yinguo::literature
