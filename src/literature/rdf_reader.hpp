#pragma once
// Texts of RDF as triples. What is no text of the syntax is reported with its place (YG-L831), and
// what is beyond a limit (YG-L832); then false is returned.
#include "literature/import_file.hpp"
#include "literature/rdf_graph.hpp"

namespace yinguo::literature {

/// Turtle and N-Triples (RDF 1.1), by the library Serd. Cost: linear.
[[nodiscard]] bool read_turtle_text(ImportFile& file, RdfGraph& graph);

/// JSON-LD 1.1 as export writes it and RDF libraries flatten it: a context of prefixes, and a list
/// of node objects, or one, whose values are literals, references or node objects. Other contexts
/// are not followed, and never fetched. Cost: linear.
[[nodiscard]] bool read_jsonld_text(ImportFile& file, RdfGraph& graph);

}  // namespace yinguo::literature
