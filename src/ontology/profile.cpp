#include "ontology/profile.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <tuple>
#include <utility>

#include "base/text.hpp"
#include "ontology/errors.hpp"
#include "ontology/figure_text.hpp"
#include "ontology/profile_columns.hpp"

namespace yinguo::ontology {
namespace {

std::string ticked(std::string_view text) {
  return "`" + std::string{text} + "`";
}

std::string printed(double number) {
  std::array<char, 32> buffer{};
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number).ptr;
  return {buffer.data(), end};
}

class ProfileReader {
 public:
  ProfileReader(const CsvRow& header, const ProfileOptions& options, ProfileNames& names,
                base::Diagnostics& diagnostics)
      : options_{options},
        names_{names},
        diagnostics_{diagnostics},
        columns_{read_header(header, names)} {
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      if (columns_[i].role != ColumnRole::kFigure) places_.try_emplace(columns_[i].role, i);
    }
    is_long_ = places_.contains(ColumnRole::kIndicator) && places_.contains(ColumnRole::kValue);
    check_columns(header);
  }

  void read(const CsvRow& row) {
    if (!is_whole(row)) return;
    Observation base;
    read_region(row, base);
    read_period(row, base);
    if (const auto* cell = find(row, ColumnRole::kVintage)) base.vintage = base::trim(cell->text);
    if (const auto* cell = find(row, ColumnRole::kSource)) {
      names_.source(*cell);
      base.source = base::trim(cell->text);
    }
    if (is_long_) {
      read_long(row, base);
      return;
    }
    bool has_figure = false;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      if (columns_[i].role == ColumnRole::kFigure)
        has_figure = add(base, columns_[i].target, row[i]) || has_figure;
    }
    if (has_figure || diagnostics_.has_errors()) return;  // what is wrong is told already
    names_.report(kEmptyProfile, row.front().span,
                  "the row of " + ticked(base.region) + " for " + std::to_string(base.period) +
                      " holds no figure",
                  {}, base::Severity::kWarning);
  }

  std::vector<Observation> take() { return std::move(observations_); }

 private:
  void check_columns(const CsvRow& header) {
    const base::Span span{header.front().span.source, header.front().span.begin,
                          header.back().span.end};
    can_read_ = true;
    if (!places_.contains(ColumnRole::kRegion) && !options_.region) {
      names_.report(kProfileHeader, span, "no column says which region a figure is of",
                    "name a column `region`, or say which region the table is of");
      can_read_ = false;
    }
    if (!places_.contains(ColumnRole::kPeriod) && !options_.period) {
      names_.report(kMissingPeriod, span, "no column says which year a figure is for",
                    "name a column `period`, or say which year the table is for");
      can_read_ = false;
    }
  }

  [[nodiscard]] const CsvCell* find(const CsvRow& row, ColumnRole role) const {
    const auto place = places_.find(role);
    return place == places_.end() ? nullptr : &row[place->second];
  }

  /// Blank cells behind the last column are what spreadsheets leave.
  bool is_whole(const CsvRow& row) {
    if (row.size() < columns_.size()) {
      ragged(row.back(), row.size());
      return false;
    }
    for (std::size_t i = columns_.size(); i < row.size(); ++i) {
      if (base::trim(row[i].text).empty()) continue;
      ragged(row[i], row.size());
      return false;
    }
    return can_read_;
  }

  void ragged(const CsvCell& cell, std::size_t count) {
    names_.report(kRaggedRow, cell.span,
                  "the row has " + std::to_string(count) + " cells, the header " +
                      std::to_string(columns_.size()),
                  "a cell that holds the separator stands in quotation marks");
  }

  /// Stays empty, like the period 0, when it is not known; the rest of the row is then only
  /// checked.
  void read_region(const CsvRow& row, Observation& base) {
    const auto* cell = find(row, ColumnRole::kRegion);
    base.region = cell != nullptr ? names_.region(*cell) : std::string_view{*options_.region};
  }

  void read_period(const CsvRow& row, Observation& base) {
    const auto* cell = find(row, ColumnRole::kPeriod);
    const auto year = cell != nullptr ? try_parse_year(cell->text) : options_.period;
    if (!year) {
      names_.report(kNotAYear, cell->span, ticked(cell->text) + " is not a year",
                    "write four digits, such as 2023");
      return;
    }
    base.period = *year;
  }

  void read_long(const CsvRow& row, const Observation& base) {
    const auto& name = *find(row, ColumnRole::kIndicator);
    const auto target = names_.target(name.text, name);
    if (target.id.empty()) return;
    if (const auto* unit = find(row, ColumnRole::kUnit))
      names_.check_unit(target, unit->text, *unit);
    (void)add(base, target, *find(row, ColumnRole::kValue));
  }

  /// False where the cell is left blank.
  bool add(const Observation& base, const Target& target, const CsvCell& cell) {
    const auto figure = parse_figure(cell.text);
    if (figure.form == FigureForm::kMissing) return false;
    const auto value = target.indicator != nullptr
                           ? indicator_value(figure, *target.indicator, cell)
                           : judgement_value(figure, target, cell);
    if (!value || base.region.empty() || base.period == 0) return true;
    auto observation = base;
    observation.indicator = target.id;
    observation.value = *value;
    observation.span = cell.span;
    add_once(std::move(observation));
    return true;
  }

  std::optional<double> bad(const CsvCell& cell, std::string_view wanted) {
    names_.report(kNotANumber, cell.span,
                  "expected " + std::string{wanted} + ", found " + ticked(base::trim(cell.text)),
                  "leave the cell blank, or write NA, where the figure is missing");
    return std::nullopt;
  }

  std::optional<double> indicator_value(const FigureText& figure, const Indicator& indicator,
                                        const CsvCell& cell) {
    const bool is_switch = indicator.min == 0.0 && indicator.max == 1.0;
    if (figure.form == FigureForm::kPercent && !names_.is_unit_of(indicator, "%").value_or(false)) {
      names_.report(kUnitMismatch, cell.span,
                    "the unit of " + ticked(indicator.id) + " is " +
                        names_.describe_unit(indicator) + ", found a percentage");
      return std::nullopt;
    }
    if (figure.form == FigureForm::kBad || figure.form == FigureForm::kFraction ||
        (figure.form == FigureForm::kWord && !is_switch)) {
      return bad(cell, "a number");
    }
    return within(figure.value, indicator.min, indicator.max, indicator.id, cell);
  }

  std::optional<double> judgement_value(const FigureText& figure, const Target& target,
                                        const CsvCell& cell) {
    if (figure.form == FigureForm::kBad) {
      return bad(cell, "a judgement such as 0.5, 50%, 2/4, yes or no");
    }
    const double value = figure.form == FigureForm::kPercent ? figure.value / 100.0 : figure.value;
    return within(value, 0.0, 1.0, target.id, cell);
  }

  std::optional<double> within(double value, std::optional<double> min, std::optional<double> max,
                               std::string_view id, const CsvCell& cell) {
    if ((!min || value >= *min) && (!max || value <= *max)) return value;
    names_.report(kOutOfRange, cell.span,
                  printed(value) + " is outside the range of " + ticked(id) + ", " +
                      (min ? printed(*min) : "-∞") + " to " + (max ? printed(*max) : "∞"),
                  "check the figure and its unit");
    return std::nullopt;
  }

  void add_once(Observation observation) {
    Key key{observation.region, observation.indicator, observation.period, observation.vintage};
    const auto [first, is_new] = seen_.try_emplace(std::move(key), observations_.size());
    if (is_new) {
      observations_.push_back(std::move(observation));
      return;
    }
    const auto& other = observations_[first->second];
    if (other.value == observation.value) return;
    diagnostics_.report({.code = kContradiction,
                         .span = observation.span,
                         .message = ticked(observation.indicator) + " of " +
                                    ticked(observation.region) + " in " +
                                    std::to_string(observation.period) + " is " +
                                    printed(other.value) + " and " + printed(observation.value),
                         .labels = {{other.span, "first here"}},
                         .note = {},
                         .help = "say in a column `vintage` which release each is from"});
  }

  using Key = std::tuple<std::string, std::string, std::int32_t, std::string>;

  const ProfileOptions& options_;
  ProfileNames& names_;
  base::Diagnostics& diagnostics_;
  std::vector<Column> columns_;
  std::map<ColumnRole, std::size_t> places_;
  bool is_long_ = false;
  bool can_read_ = false;
  std::vector<Observation> observations_;
  std::map<Key, std::size_t> seen_;
};

std::optional<std::string> decode(const InputFile& file, const ProfileOptions& options,
                                  base::SourceMap& sources, ProfileNames& names) {
  auto text = options.encoding ? to_utf8(file.bytes, *options.encoding) : to_utf8(file.bytes);
  if (text) return std::move(*text);
  const auto& error = text.error();
  names.report(kProfileEncoding,
               {sources.add(file.name, file.bytes), error.span.begin, error.span.end},
               error.message, error.help);
  return std::nullopt;
}

}  // namespace

std::vector<Observation> read_profile(const InputFile& file, const Names& names,
                                      const ProfileOptions& options, base::SourceMap& sources,
                                      base::Diagnostics& diagnostics) {
  ProfileNames profile_names{names, diagnostics};
  auto text = decode(file, options, sources, profile_names);
  if (!text) return {};
  const auto source = sources.add(file.name, std::move(*text));
  const auto rows = read_csv(source, sources.at(source).text(), options.limits, diagnostics);
  if (rows.size() < 2) {
    profile_names.report(kEmptyProfile, {source, 0, 0}, "the table has no rows below its header",
                         "a header such as `region,indicator,period,value`, then a figure a row");
    return {};
  }
  ProfileReader reader{rows.front(), options, profile_names, diagnostics};
  std::for_each(rows.begin() + 1, rows.end(), [&](const CsvRow& row) { reader.read(row); });
  return reader.take();
}

}  // namespace yinguo::ontology
