#pragma once
// One reader a format. Each reports what is malformed with its place and goes on behind it.
#include "literature/import_file.hpp"

namespace yinguo::literature {

/// CSL-JSON 1.0.2: an array of items, one item, or an object with an array `items`. One item is
/// held at a time.
void read_csl_json(ImportFile& file);

/// BibTeX with the entry types and fields of biblatex; texts of TeX as plain text.
void read_bibtex(ImportFile& file);

/// RIS, with any line ends.
void read_ris(ImportFile& file);

/// A table of claims with the columns of write_review_csv(), or some of them.
void read_claim_table(ImportFile& file);

/// Turtle and JSON-LD as write_turtle() and write_jsonld() make them: sources, concepts, and claims
/// with all that they have; of what others write, the concepts of SKOS.
void read_turtle(ImportFile& file);
void read_jsonld(ImportFile& file);

/// GraphML as write_graphml() makes it: nodes are concepts, edges claims or links, the value
/// `sources` of the graph a bibliography in CSL-JSON.
void read_graphml(ImportFile& file);

}  // namespace yinguo::literature
