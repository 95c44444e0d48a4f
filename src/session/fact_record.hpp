#pragma once
// Tables, symbols and records as arrays of numbers (flat_record.hpp).
#include <string>

#include "model/symbol_table.hpp"

#include "evaluation/table_image.hpp"
#include "rules/program.hpp"
#include "session/flat_record.hpp"

namespace yinguo::session {

//     shape   = rows height widths lows highs taken   arrays, after the two numbers
//     symbols = count text*                         in the order of their numbers
//     records = shapes:count (branch types)* shape value   arrays: the shape of each record, all
//                                                   fields one after the other

/// All of an image but its bytes.
[[nodiscard]] std::string encode_shape(const evaluation::TableImage& image);
[[nodiscard]] evaluation::TableImage read_shape(FlatReader& reader);

/// Whether all values of `table` refer to symbols and records that there are.
[[nodiscard]] bool is_sound(const evaluation::Table& table, const rules::Relation& relation,
                            const model::SymbolTable& symbols);

void write_symbols(FlatWriter& writer, const model::SymbolTable& symbols);
/// Requires: `symbols` is empty.
void read_symbols(FlatReader& reader, model::SymbolTable& symbols);

void write_records(FlatWriter& writer, const model::RecordTable& records);
/// Requires: `symbols` has the symbols and no records.
void read_records(FlatReader& reader, model::SymbolTable& symbols);

}  // namespace yinguo::session
