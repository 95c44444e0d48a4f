#pragma once
// Tables, symbols and records as arrays of numbers (flat_record.hpp).
#include <string>

#include "model/symbol_table.hpp"

#include "evaluation/table.hpp"
#include "rules/program.hpp"
#include "session/flat_record.hpp"

namespace yinguo::session {

//     rows    = heights column*                     arrays; as many rows in each
//     symbols = count text*                         in the order of their numbers
//     records = shapes:count (branch types)* shape value   arrays: the shape of each record, all
//                                                   fields one after the other

/// Rows [begin, end) of `table`.
[[nodiscard]] std::string encode_rows(const evaluation::Table& table, std::size_t begin,
                                      std::size_t end);
/// Adds rows to `table`; each must be new, and refer to symbols and records that there are.
void read_rows(FlatReader& reader, const rules::Relation& relation,
               const model::SymbolTable& symbols, evaluation::Table& table);

void write_symbols(FlatWriter& writer, const model::SymbolTable& symbols);
/// Requires: `symbols` is empty.
void read_symbols(FlatReader& reader, model::SymbolTable& symbols);

void write_records(FlatWriter& writer, const model::RecordTable& records);
/// Requires: `symbols` has the symbols and no records.
void read_records(FlatReader& reader, model::SymbolTable& symbols);

}  // namespace yinguo::session
