#pragma once
#include <string_view>

#include "base/source_text.hpp"
#include "ontology/model.hpp"

#include "literature/text_stream.hpp"

namespace yinguo::literature {

/// Writes the sources, concepts, alignments and claims of `model` as an ontology file that the
/// reader of ontologies reads as the same, white space in texts aside. Before each stands, as a
/// comment, where in `sources` it comes from. Other parts of the model are not written. Cost:
/// linear.
void write_ontology_file(const ontology::Model& model, std::string_view id,
                         const base::SourceMap& sources, TextStream& out);

/// Whether the reader of ontologies takes an ontology file of this text, by its size alone.
[[nodiscard]] bool fits_ontology_file(std::string_view text);

}  // namespace yinguo::literature
