#include "cli/costs.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>

#include "base/text.hpp"
#include "cli/command_parts.hpp"
#include "cli/csv_file.hpp"
#include "cli/errors.hpp"

namespace yinguo::cli {
namespace {

using ontology::CsvCell;
using ontology::CsvRow;

/// Reads the rows of a table of costs.
class CostReader {
 public:
  CostReader(const ontology::Names& names, base::Diagnostics& diagnostics)
      : names_{names}, diagnostics_{diagnostics} {}

  void read(const std::vector<CsvRow>& rows) {
    if (rows.empty()) return;
    const auto& header = rows.front();
    indicator_ = place(header, "indicator");
    cost_ = place(header, "cost");
    once_ = place(header, "once");
    if (!indicator_ || !cost_) {
      reject(header.front(),
             "there is no column `" + std::string{indicator_ ? "cost" : "indicator"} + "`",
             "the first row is indicator,cost or indicator,cost,once");
      return;
    }
    for (std::size_t i = 1; i < rows.size(); ++i)
      take_row(rows[i]);
  }

  [[nodiscard]] reasoning::LeverCosts take() { return std::move(costs_); }

 private:
  void reject(const CsvCell& cell, std::string message, std::string help = {}) {
    diagnostics_.report({.code = kCosts,
                         .span = cell.span,
                         .message = std::move(message),
                         .help = std::move(help)});
  }

  static std::optional<std::size_t> place(const CsvRow& header, std::string_view name) {
    const auto found = std::ranges::find(
        header, name, [](const CsvCell& cell) { return base::trim(std::string_view{cell.text}); });
    if (found == header.end()) return std::nullopt;
    return static_cast<std::size_t>(found - header.begin());
  }

  /// Blank or not there is `otherwise`; none after a mistake.
  std::optional<double> number(const CsvRow& row, std::optional<std::size_t> column,
                               double otherwise) {
    if (!column || *column >= row.size()) return otherwise;
    const auto text = base::trim(std::string_view{row[*column].text});
    if (text.empty()) return otherwise;
    double value = 0.0;
    const auto* const end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, value);
    if (read.ec == std::errc{} && read.ptr == end && std::isfinite(value) && value >= 0.0)
      return value;
    reject(row[*column], "`" + std::string{text} + "` is no cost", "costs are numbers from 0");
    return std::nullopt;
  }

  void take_row(const CsvRow& row) {
    if (row.size() <= *indicator_) return reject(row.front(), "the row names no indicator");
    const auto& name = row[*indicator_];
    const auto found = resolve_name(names_, name.text, {ontology::Kind::kIndicator});
    if (!found) return reject(name, found.error().message, found.error().help);
    const auto per_rank = number(row, cost_, 1.0);
    const auto once = number(row, once_, 0.0);
    if (per_rank && once) costs_[std::string{found->id}] = {*per_rank, *once};
  }

  const ontology::Names& names_;
  base::Diagnostics& diagnostics_;
  std::optional<std::size_t> indicator_;
  std::optional<std::size_t> cost_;
  std::optional<std::size_t> once_;
  reasoning::LeverCosts costs_;
};

}  // namespace

base::Result<reasoning::LeverCosts> read_costs(const std::string& path,
                                               const ontology::Names& names,
                                               base::SourceMap& sources,
                                               base::Diagnostics& diagnostics) {
  const auto rows = read_csv_file(path, sources, diagnostics);
  if (!rows) return rows.error();
  CostReader reader{names, diagnostics};
  reader.read(*rows);
  return reader.take();
}

}  // namespace yinguo::cli
