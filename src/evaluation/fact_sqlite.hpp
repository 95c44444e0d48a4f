#pragma once
// Facts in SQLite databases, laid out as Soufflé does: a table `_r` of numbers, the texts of all
// symbols in `__SymbolTable(id, symbol)`, and a view `r` that joins them.
#include <string>

#include "base/result.hpp"

#include "evaluation/evaluate.hpp"
#include "evaluation/output_rows.hpp"

namespace yinguo::evaluation {

/// Visits the rows of the table or view `name` of the database at `path`; its first columns are
/// those of `relation`, whatever their names. Nothing is written.
/// Errors: YG-E614 (no such file), YG-E652 (no such table, or no database), YG-E615 (a value that
/// is not of its column's type).
[[nodiscard]] base::Result<void> read_sqlite_facts(const rules::Relation& relation,
                                                   const std::string& path, const std::string& name,
                                                   model::SymbolTable& symbols, FactVisitor visit);

/// Replaces the table and view `name` of the database at `path`, in one transaction; makes the
/// database when there is none. Requires: `rows` has columns. Errors: YG-E652.
[[nodiscard]] base::Result<void> write_sqlite_facts(const std::string& path,
                                                    const std::string& name,
                                                    const OutputRows& rows);

}  // namespace yinguo::evaluation
