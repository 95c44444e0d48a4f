#pragma once
#include <iosfwd>

#include "base/diagnostic.hpp"
#include "base/source_text.hpp"

#include "evaluation/evaluate.hpp"
#include "evaluation/output_rows.hpp"

namespace yinguo::evaluation {

/// Reads a JSON text: a list whose items are lists of a row's values or objects that name them; a
/// row without columns is `null`. Every row that is no fact of `relation` is reported at its place
/// and left out; after what is no JSON nothing is read (both YG-E615).
void read_json_facts(const rules::Relation& relation, const base::SourceMap& sources,
                     base::SourceId source, model::SymbolTable& symbols, FactVisitor visit,
                     base::Diagnostics& diagnostics);

/// Writes such a text, a row a line; with `objects`, rows name their values. A float that is no
/// number in JSON stands in quotes.
void write_json_facts(std::ostream& out, const OutputRows& rows, bool objects);

}  // namespace yinguo::evaluation
