#pragma once
// What a selection says, as triples.
#include <array>
#include <string>
#include <string_view>

#include "literature/rdf_writer.hpp"
#include "literature/selection.hpp"

namespace yinguo::literature {

/// urn:yinguo:KIND:ID.
[[nodiscard]] std::string iri_of(std::string_view kind, std::string_view id);

/// Of a part of something, such as a claim's piece of evidence, counted from 0.
[[nodiscard]] std::string part_iri(std::string_view kind, std::string_view id,
                                   std::string_view part, std::size_t number);

/// Types as classes and relations as properties (RDF Schema 1.1).
void describe_schema(const ontology::Schema& schema, RdfWriter& rdf);

/// A concept of SKOS. Relations that go by a name of SKOS (`broader`, `narrower`, `related`) are
/// that.
void describe_concept(const ontology::Concept& one, const Selection& selection, RdfWriter& rdf);

/// The mapping properties of SKOS, by Match.
inline constexpr std::array<std::string_view, 5> kMatchProperties{
    "skos:exactMatch", "skos:closeMatch", "skos:broadMatch", "skos:narrowMatch",
    "skos:relatedMatch"};

/// A mapping property between two concepts; its reason in an axiom of OWL 2 that annotates it.
void describe_alignment(const ontology::Alignment& alignment, RdfWriter& rdf);

/// A source as an entity of PROV, with Dublin Core; all of it also in terms of our own.
void describe_source(const ontology::Source& source, RdfWriter& rdf);

/// A claim as a statement about cause and effect, which is not itself asserted.
void describe_claim(const ontology::Claim& claim, RdfWriter& rdf);

/// The polarity of each moderator, in a subject of its own.
void describe_moderation(const ontology::Claim& claim, RdfWriter& rdf);

/// What `subject` is derived from, for each piece of evidence a qualified derivation of PROV with
/// its place.
void describe_evidence(std::string_view subject, const ontology::Claim& claim, RdfWriter& rdf);

}  // namespace yinguo::literature
