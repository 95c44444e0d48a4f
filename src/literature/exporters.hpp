#pragma once
// One function a format. Each writes in the order of the model, and the same text for the same
// selection and options. Cost: linear in the selection, unless its file says otherwise.
#include "literature/export.hpp"

namespace yinguo::literature {

/// An array of items: CSL-JSON 1.0.2 (github.com/citation-style-language/schema, csl-data.json).
/// What CSL has no field for, titles and notes in the other language, stands under `custom`.
void write_csl_json(const Selection& selection, const ExportOptions& options, TextStream& out);

/// BibTeX in UTF-8 (O. Patashnik, BibTeXing, 1988), with the fields of biblatex (its manual, 2.2)
/// for what BibTeX has no field for.
void write_bibtex(const Selection& selection, const ExportOptions& options, TextStream& out);

/// RIS (Research Information Systems, RIS Format Specifications, 2011).
void write_ris(const Selection& selection, const ExportOptions& options, TextStream& out);

/// A list of references as GB/T 7714 has them, in sequential numbering (顺序编码制).
void write_gbt7714(const Selection& selection, const ExportOptions& options, TextStream& out);

/// A table (RFC 4180) with a row a claim: what it says, where, how firmly, under which conditions.
void write_review_csv(const Selection& selection, const ExportOptions& options, TextStream& out);

// Graphs. Nodes are concepts; edges claims and, where it says so, the links between concepts. Links
// to claims have no place in them.

/// GraphML 1.0 (graphml.graphdrawing.org), with claims and links, all attributes as strings.
void write_graphml(const Selection& selection, const ExportOptions& options, TextStream& out);

/// Editions that are not the usual one.
inline constexpr std::string_view kGbt2015 = "2015";
inline constexpr std::string_view kGexf12 = "1.2";

/// GEXF 1.3 or kGexf12 (gexf.net), with claims and links.
void write_gexf(const Selection& selection, const ExportOptions& options, TextStream& out);

/// DOT (graphviz.org/doc/info/lang.html), with claims and links.
void write_dot(const Selection& selection, const ExportOptions& options, TextStream& out);

/// JSON of Cytoscape.js and Cytoscape (js.cytoscape.org, elements JSON), with claims and links.
void write_cytoscape(const Selection& selection, const ExportOptions& options, TextStream& out);

/// A flowchart of Mermaid, with claims.
void write_mermaid(const Selection& selection, const ExportOptions& options, TextStream& out);

/// Statements of Cypher that may be repeated: concepts, claims and sources as nodes; a claim also
/// as a relationship of its cause to its effect; links, conditions and evidence as relationships.
void write_neo4j(const Selection& selection, const ExportOptions& options, TextStream& out);

/// JSON Canvas 1.0 (jsoncanvas.org), with claims: cards in groups by type, in a grid.
void write_canvas(const Selection& selection, const ExportOptions& options, TextStream& out);

/// CX2 (Cytoscape Exchange 2, cytoscape.org/cx/cx2), with claims and links.
void write_cx2(const Selection& selection, const ExportOptions& options, TextStream& out);

/// A network of VOSviewer's JSON (manual of VOSviewer 1.6, 4.3): how many claims are between two
/// concepts, in either direction; clusters are types. Cost: memory for each pair with a claim.
void write_vosviewer(const Selection& selection, const ExportOptions& options, TextStream& out);

// Linked data, in both languages.

/// Turtle (RDF 1.1 Turtle): concepts as SKOS (W3C 2009), sources and evidence as PROV-O (W3C 2013)
/// with Dublin Core, claims as rdf:Statement, which asserts nothing; types and relations as RDF
/// Schema.
void write_turtle(const Selection& selection, const ExportOptions& options, TextStream& out);

/// The triples of write_turtle() as JSON-LD 1.1.
void write_jsonld(const Selection& selection, const ExportOptions& options, TextStream& out);

/// Nanopublications (nanopub.net/guidelines/working_draft, 2015) in TriG (RDF 1.1 TriG), one a
/// claim, without dates and signatures: what one is published with is for who publishes it.
void write_trig(const Selection& selection, const ExportOptions& options, TextStream& out);

/// Web annotations (Web Annotation Data Model, W3C 2017) in JSON-LD, one a piece of evidence: its
/// body is the claim with its paraphrases, its target the place in the source. A place is a
/// FragmentSelector (docs/LOCATORS.md); where the options have a copy of the source, also a
/// TextQuoteSelector, and a TextPositionSelector in the code points of that copy.
void write_annotations(const Selection& selection, const ExportOptions& options, TextStream& out);

// Causal models. Of claims that would close a cycle some are left out: see left_out_of_dag().

/// DAGitty (jslib/parser/GraphDotParser.pegjs of github.com/jtextor/dagitty).
void write_dagitty(const Selection& selection, const ExportOptions& options, TextStream& out);

/// Model syntax of lavaan (Rosseel 2012, J. Stat. Softw. 48(2)): each effect is regressed on its
/// causes. Labels and what was left out are comments.
void write_lavaan(const Selection& selection, const ExportOptions& options, TextStream& out);

/// Ids of the claims that dagitty and lavaan leave out. Certain claims are taken before tentative
/// ones, each in the order of the model; one that would close a cycle with those before it is left
/// out. Claims that there is no effect are no arrows.
[[nodiscard]] std::vector<std::string> left_out_of_dag(const Selection& selection);

/// A vault of Obsidian (obsidian.md/help): a note for each concept, claim and source, with
/// properties, and links between them.
void write_obsidian(const Selection& selection, const ExportOptions& options, FileSink sink);

// Tables for tools of reviews; authors are separated by semicolons.

/// Sources as a data set of ASReview LAB (asreview.readthedocs.io, data format).
void write_asreview(const Selection& selection, const ExportOptions& options, TextStream& out);

/// Sources under the column names of Rayyan's CSV.
void write_rayyan(const Selection& selection, const ExportOptions& options, TextStream& out);

/// Claims for the CSV import of the Open Research Knowledge Graph: a row is a contribution.
void write_orkg(const Selection& selection, const ExportOptions& options, TextStream& out);

}  // namespace yinguo::literature
