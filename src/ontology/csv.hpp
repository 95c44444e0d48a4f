#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.hpp"
#include "base/source_text.hpp"

namespace yinguo::ontology {

struct CsvLimits {
  std::size_t max_bytes = std::size_t{64} << 20U;
  std::size_t max_rows = 2'000'000;
  std::size_t max_columns = 10'000;
};

/// A cell's text, quotation marks taken off, and where it stands.
struct CsvCell {
  std::string text;
  base::Span span;
};

using CsvRow = std::vector<CsvCell>;

/// Reads comma-separated values (RFC 4180): quoted cells may hold commas, doubled quotation marks
/// and line breaks; lines end in LF, CRLF or CR. Semicolons or tabs separate instead if the first
/// line has more of them than commas, and any sign that a line `sep=;` before it names. Rows of
/// blank cells are left out. Reports quotation marks out of place and what is beyond `limits`; rows
/// may be of different lengths. Requires: `text` is the UTF-8 text of `source`.
[[nodiscard]] std::vector<CsvRow> read_csv(base::SourceId source, std::string_view text,
                                           const CsvLimits& limits, base::Diagnostics& diagnostics);

}  // namespace yinguo::ontology
