#pragma once
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.hpp"
#include "base/error_code.hpp"
#include "base/result.hpp"
#include "ontology/names.hpp"

namespace yinguo::cli {

/// A column of numbers from 0 to 1e9 beside the column `indicator`.
struct NumberColumn {
  std::string_view name;
  double otherwise = 0.0;  ///< where a cell is blank, or the column is not there
};

/// By the id of an indicator: its numbers, in the order of the columns asked for.
using IndicatorNumbers = std::map<std::string, std::vector<double>>;

/// A CSV table about indicators (named by any name), of which the first of `columns` must be there.
/// Mistakes of all rows go to `diagnostics` as `code`. Errors: the file cannot be read ("-":
/// standard input).
[[nodiscard]] base::Result<IndicatorNumbers> read_indicator_numbers(
    const std::string& path, std::span<const NumberColumn> columns, const base::ErrorCode& code,
    const ontology::Names& names, base::SourceMap& sources, base::Diagnostics& diagnostics);

}  // namespace yinguo::cli
