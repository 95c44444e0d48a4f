// Turtle, JSON-LD and TriG.
#include "literature/exporters.hpp"
#include "literature/rdf_terms.hpp"

namespace yinguo::literature {
namespace {

void describe_all(const Selection& selection, RdfWriter& rdf) {
  const std::string scheme = std::string{kBase} + "ontology";
  rdf.begin(scheme);
  rdf.type("skos:ConceptScheme");
  rdf.end();
  describe_schema(selection.model().schema, rdf);
  for (const auto* source : selection.sources())
    describe_source(*source, rdf);
  for (const auto* one : selection.concepts())
    describe_concept(*one, selection, rdf);
  for (const auto& one : selection.model().alignments) {
    const bool is_in = selection.has(one.id.id) && selection.has(one.with.id);
    if (is_in && one.status == ontology::AlignmentStatus::kConfirmed) describe_alignment(one, rdf);
  }
  for (const auto* claim : selection.claims()) {
    const auto subject = iri_of("claim", claim->id);
    rdf.begin(subject);
    describe_claim(*claim, rdf);
    rdf.end();
    describe_moderation(*claim, rdf);
    describe_evidence(subject, *claim, rdf);
  }
}

/// One nanopublication: its head, and the graphs that the head names.
class Nanopublication {
 public:
  Nanopublication(const ontology::Claim& claim, TextStream& out)
      : claim_{claim}, iri_{iri_of("nanopub", claim.id)}, out_{out}, rdf_{out} {}

  void write() {
    graph("Head", [&] {
      rdf_.begin(iri_);
      rdf_.type("np:Nanopublication");
      rdf_.resource("np:hasAssertion", part("assertion"));
      rdf_.resource("np:hasProvenance", part("provenance"));
      rdf_.resource("np:hasPublicationInfo", part("pubinfo"));
      rdf_.end();
    });
    graph("assertion", [&] { assertion(); });
    graph("provenance", [&] { describe_evidence(part("assertion"), claim_, rdf_); });
    graph("pubinfo", [&] {
      rdf_.begin(iri_);
      rdf_.resource("prov:wasAttributedTo", std::string{kBase} + "software");
      rdf_.end();
      rdf_.begin(std::string{kBase} + "software");
      rdf_.type("prov:SoftwareAgent");
      rdf_.text("rdfs:label", "Yinguo", "");
      rdf_.end();
    });
  }

 private:
  [[nodiscard]] std::string part(std::string_view name) const {
    return iri_ + "#" + std::string{name};
  }

  void graph(std::string_view name, base::FunctionRef<void()> write) {
    out_ << "\n<" << part(name) << "> {";
    write();
    out_ << "}\n";
  }

  /// The cause and the effect in the claim's relation, and what the claim says of it.
  void assertion() {
    rdf_.begin(iri_of("concept", claim_.cause.id));
    rdf_.resource(iri_of("relation", claim_.relation.id), iri_of("concept", claim_.effect.id));
    rdf_.end();
    rdf_.begin(iri_of("claim", claim_.id));
    describe_claim(claim_, rdf_);
    rdf_.end();
    describe_moderation(claim_, rdf_);
  }

  const ontology::Claim& claim_;
  std::string iri_;
  TextStream& out_;
  TurtleWriter rdf_;
};

}  // namespace

void write_turtle(const Selection& selection, const ExportOptions& /*options*/, TextStream& out) {
  TurtleWriter rdf{out};
  rdf.prefixes();
  describe_all(selection, rdf);
}

void write_jsonld(const Selection& selection, const ExportOptions& /*options*/, TextStream& out) {
  JsonLdWriter rdf{out};
  rdf.open();
  describe_all(selection, rdf);
  rdf.close();
}

void write_trig(const Selection& selection, const ExportOptions& /*options*/, TextStream& out) {
  TurtleWriter{out}.prefixes();
  for (const auto* claim : selection.claims())
    Nanopublication{*claim, out}.write();
}

}  // namespace yinguo::literature
