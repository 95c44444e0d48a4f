#include "cli/indicator_numbers.hpp"

#include <algorithm>
#include <charconv>
#include <optional>

#include "base/text.hpp"
#include "cli/command_parts.hpp"
#include "cli/csv_file.hpp"

namespace yinguo::cli {
namespace {

using ontology::CsvCell;
using ontology::CsvRow;

/// Reads the rows of one table.
class NumberReader {
 public:
  NumberReader(std::span<const NumberColumn> columns, const base::ErrorCode& code,
               const ontology::Names& names, base::Diagnostics& diagnostics)
      : columns_{columns}, code_{code}, names_{names}, diagnostics_{diagnostics} {}

  void read(const std::vector<CsvRow>& rows) {
    if (rows.empty()) return;
    const auto& header = rows.front();
    indicator_ = place(header, "indicator");
    for (const auto& column : columns_)
      places_.push_back(place(header, column.name));
    if (!indicator_ || !places_.front()) {
      const auto missing = indicator_ ? columns_.front().name : "indicator";
      reject(header.front(), "there is no column `" + std::string{missing} + "`",
             "the first row is " + first_row());
      return;
    }
    for (std::size_t i = 1; i < rows.size(); ++i)
      take_row(rows[i]);
  }

  [[nodiscard]] IndicatorNumbers take() { return std::move(numbers_); }

 private:
  void reject(const CsvCell& cell, std::string message, std::string help = {}) {
    diagnostics_.report(
        {.code = code_, .span = cell.span, .message = std::move(message), .help = std::move(help)});
  }

  /// "indicator,cost or indicator,cost,once".
  [[nodiscard]] std::string first_row() const {
    std::string row = "indicator";
    std::string text;
    for (const auto& column : columns_) {
      row += "," + std::string{column.name};
      text += (text.empty() ? "" : " or ") + row;
    }
    return text;
  }

  static std::optional<std::size_t> place(const CsvRow& header, std::string_view name) {
    const auto found = std::ranges::find(
        header, name, [](const CsvCell& cell) { return base::trim(std::string_view{cell.text}); });
    if (found == header.end()) return std::nullopt;
    return static_cast<std::size_t>(found - header.begin());
  }

  static constexpr double kMost = 1e9;  // so that sums stay exact enough

  /// None after a mistake.
  std::optional<double> number(const CsvRow& row, std::size_t which) {
    const auto& column = columns_[which];
    const auto at = places_[which];
    if (!at || *at >= row.size()) return column.otherwise;
    const auto text = base::trim(std::string_view{row[*at].text});
    if (text.empty()) return column.otherwise;
    double value = 0.0;
    const auto* const end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, value);
    if (read.ec == std::errc{} && read.ptr == end && value >= 0.0 && value <= kMost) return value;
    reject(row[*at], "`" + std::string{text} + "` is no number from 0 to a billion",
           "the column `" + std::string{column.name} + "` takes numbers from 0 to 1000000000");
    return std::nullopt;
  }

  void take_row(const CsvRow& row) {
    if (row.size() <= *indicator_) return reject(row.front(), "the row names no indicator");
    const auto& name = row[*indicator_];
    const auto found = resolve_name(names_, name.text, {ontology::Kind::kIndicator});
    if (!found) return reject(name, found.error().message, found.error().help);
    std::vector<double> values;
    for (std::size_t c = 0; c < columns_.size(); ++c) {
      if (const auto value = number(row, c)) values.push_back(*value);
    }
    if (values.size() != columns_.size()) return;
    const bool is_new = numbers_.emplace(std::string{found->id}, std::move(values)).second;
    if (!is_new) reject(name, "`" + std::string{found->id} + "` has a row already");
  }

  std::span<const NumberColumn> columns_;
  const base::ErrorCode& code_;
  const ontology::Names& names_;
  base::Diagnostics& diagnostics_;
  std::optional<std::size_t> indicator_;
  std::vector<std::optional<std::size_t>> places_;  ///< by column
  IndicatorNumbers numbers_;
};

}  // namespace

base::Result<IndicatorNumbers> read_indicator_numbers(
    const std::string& path, std::span<const NumberColumn> columns, const base::ErrorCode& code,
    const ontology::Names& names, base::SourceMap& sources, base::Diagnostics& diagnostics) {
  const auto rows = read_csv_file(path, sources, diagnostics);
  if (!rows) return rows.error();
  NumberReader reader{columns, code, names, diagnostics};
  reader.read(*rows);
  return reader.take();
}

}  // namespace yinguo::cli
