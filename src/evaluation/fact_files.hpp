#pragma once
// Facts in Soufflé's file formats: what `.input` reads and `.output` writes.
#include <cstddef>
#include <functional>
#include <iosfwd>
#include <span>
#include <string>
#include <vector>

#include "base/diagnostic.hpp"
#include "base/result.hpp"
#include "model/interval.hpp"

#include "evaluation/database.hpp"
#include "evaluation/evaluate.hpp"

namespace yinguo::evaluation {

/// The parameters of a directive that say how a file looks.
struct FactFormat {
  std::string delimiter = "\t";
  bool headers = false;              ///< the first line names the columns
  bool rfc4180 = false;              ///< values may be quoted; the delimiter is then `,` by default
  bool compress = false;             ///< with gzip
  bool objects = false;              ///< of JSON: rows name their values
  std::vector<std::size_t> columns;  ///< of the file, one for each attribute; empty: in order
};

/// The format that `directive` asks for. Errors: a value that a parameter cannot have.
[[nodiscard]] base::Result<FactFormat> format_of(const rules::Relation& relation,
                                                 const rules::IoDirective& directive);

/// Facts as they are written: the text of one source.
struct FactText {
  const base::SourceMap& sources;
  base::SourceId source;
};

/// Reads one text, a fact a line. Every row that is no fact of `relation` is reported at its line
/// and column and left out (YG-E615); values beyond the columns are warned of once (YG-E651).
/// CRLF line ends and a missing last line break are taken.
void read_facts(const rules::Relation& relation, const FactFormat& format, const FactText& text,
                model::SymbolTable& symbols, FactVisitor visit, base::Diagnostics& diagnostics);

/// A loader for `.input` directives: IO=file (the default) reads `filename`, or `relation.facts`,
/// below `folder`; IO=jsonfile `relation.json`; IO=sqlite `relation.sqlite`; IO=stdin and IO=json
/// read `standard_input`. What is compressed with gzip is recognised.
///
/// Lifetime: refers to its arguments. Errors: no such file, or one that cannot be read; rows that
/// were reported in `diagnostics`.
[[nodiscard]] FactLoader fact_folder(std::string folder, std::istream& standard_input,
                                     base::SourceMap& sources, base::Diagnostics& diagnostics);

/// The degree of a fact of a degree relation, by its columns.
using DegreeOf = std::function<model::Interval(rules::RelationId, std::span<const model::Value>)>;

/// Does what the program's `.output` and `.printsize` directives say, relation by relation: IO=file
/// (the default) writes `filename`, or `relation.csv`, into `folder`, IO=jsonfile `relation.json`,
/// IO=sqlite `relation.sqlite`; IO=stdout writes Soufflé's framed form to `standard_output`,
/// IO=json JSON. With a folder of `-` all outputs are framed and have the columns' names.
///
/// Facts are in canonical order; `()` is the fact without columns. Floats are in the shortest form
/// that reads back as the same number. With `degrees`, the facts of a degree relation end in the
/// columns lower and upper. A file is written whole or not at all.
/// Errors: YG-E614, YG-E616, YG-E652, YG-E653.
[[nodiscard]] base::Result<void> write_outputs(const rules::Program& program,
                                               const model::SymbolTable& symbols,
                                               const Database& database, const std::string& folder,
                                               std::ostream& standard_output,
                                               const DegreeOf& degrees = {});

}  // namespace yinguo::evaluation
