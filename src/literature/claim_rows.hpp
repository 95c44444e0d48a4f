#pragma once
#include <span>

#include "ontology/csv.hpp"

#include "literature/import_file.hpp"

namespace yinguo::literature {

/// Reads claims of rows with the columns of claim_columns.hpp, or some of them, that `header`
/// names. Names stand for concepts of the file, else of the store; a row may declare those that are
/// new.
void read_claim_rows(const ontology::CsvRow& header, std::span<const ontology::CsvRow> rows,
                     ImportFile& file);

}  // namespace yinguo::literature
