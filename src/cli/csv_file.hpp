#pragma once
#include <string>
#include <vector>

#include "base/diagnostic.hpp"
#include "base/result.hpp"
#include "base/source_text.hpp"
#include "ontology/csv.hpp"

namespace yinguo::cli {

/// The rows of a CSV file ("-": standard input), in any encoding that profiles may have. Mistakes
/// of form go to `diagnostics`. Errors: the file cannot be read (YG-O314) or decoded (YG-O302).
[[nodiscard]] base::Result<std::vector<ontology::CsvRow>> read_csv_file(
    const std::string& path, base::SourceMap& sources, base::Diagnostics& diagnostics);

}  // namespace yinguo::cli
