#include "ontology/profile_columns.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "base/text.hpp"
#include "ontology/errors.hpp"
#include "ontology/figure_text.hpp"

namespace yinguo::ontology {
namespace {

struct ColumnWord {
  std::string_view word;
  ColumnRole role;
};

/// What people call the columns that are not figures.
constexpr std::array kColumnWords{ColumnWord{"region", ColumnRole::kRegion},
                                  ColumnWord{"province", ColumnRole::kRegion},
                                  ColumnWord{"case", ColumnRole::kRegion},
                                  ColumnWord{"案例", ColumnRole::kRegion},
                                  ColumnWord{"adcode", ColumnRole::kRegion},
                                  ColumnWord{"地区", ColumnRole::kRegion},
                                  ColumnWord{"地区名称", ColumnRole::kRegion},
                                  ColumnWord{"地区代码", ColumnRole::kRegion},
                                  ColumnWord{"区域", ColumnRole::kRegion},
                                  ColumnWord{"省份", ColumnRole::kRegion},
                                  ColumnWord{"省", ColumnRole::kRegion},
                                  ColumnWord{"省市", ColumnRole::kRegion},
                                  ColumnWord{"省区市", ColumnRole::kRegion},
                                  ColumnWord{"行政区划代码", ColumnRole::kRegion},
                                  ColumnWord{"period", ColumnRole::kPeriod},
                                  ColumnWord{"year", ColumnRole::kPeriod},
                                  ColumnWord{"年份", ColumnRole::kPeriod},
                                  ColumnWord{"年度", ColumnRole::kPeriod},
                                  ColumnWord{"年", ColumnRole::kPeriod},
                                  ColumnWord{"时期", ColumnRole::kPeriod},
                                  ColumnWord{"indicator", ColumnRole::kIndicator},
                                  ColumnWord{"指标", ColumnRole::kIndicator},
                                  ColumnWord{"指标名称", ColumnRole::kIndicator},
                                  ColumnWord{"value", ColumnRole::kValue},
                                  ColumnWord{"数值", ColumnRole::kValue},
                                  ColumnWord{"值", ColumnRole::kValue},
                                  ColumnWord{"unit", ColumnRole::kUnit},
                                  ColumnWord{"单位", ColumnRole::kUnit},
                                  ColumnWord{"vintage", ColumnRole::kVintage},
                                  ColumnWord{"版本", ColumnRole::kVintage},
                                  ColumnWord{"source", ColumnRole::kSource},
                                  ColumnWord{"来源", ColumnRole::kSource},
                                  ColumnWord{"数据来源", ColumnRole::kSource}};

ColumnRole role_of(std::string_view header) {
  const auto name = base::fold(base::trim(header));
  const auto found = std::find_if(kColumnWords.begin(), kColumnWords.end(),
                                  [&](const ColumnWord& w) { return w.word == name; });
  return found == kColumnWords.end() ? ColumnRole::kUnknown : found->role;
}

std::string ticked(std::string_view text) {
  return "`" + std::string{text} + "`";
}

Column figure_column(const CsvCell& cell, ProfileNames& names) {
  const auto header = split_header(cell.text);
  if (header.name.empty()) {
    names.report(kProfileHeader, cell.span, "a column has no name");
    return {};
  }
  const auto target = names.target(header.name, cell);
  if (target.id.empty()) return {};
  if (!header.unit.empty()) names.check_unit(target, header.unit, cell);
  return {ColumnRole::kFigure, target};
}

/// Leaves the first of several columns that hold the same.
void drop_repeated(const CsvRow& header, std::vector<Column>& columns, ProfileNames& names) {
  std::set<std::pair<ColumnRole, std::string_view>> seen;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (columns[i].role == ColumnRole::kUnknown) continue;
    if (!seen.emplace(columns[i].role, columns[i].target.id).second) {
      names.report(kProfileHeader, header[i].span,
                   "two columns hold the same: " + ticked(base::trim(header[i].text)));
      columns[i] = {};
    }
  }
}

}  // namespace

void ProfileNames::report(const base::ErrorCode& code, base::Span span, std::string message,
                          std::string help, base::Severity severity) {
  diagnostics_.report({.code = code,
                       .severity = severity,
                       .span = span,
                       .message = std::move(message),
                       .labels = {},
                       .note = {},
                       .help = std::move(help)});
}

std::string_view ProfileNames::region(const CsvCell& cell) {
  const auto [entry, is_new] = regions_.try_emplace(cell.text);
  if (!is_new) return entry->second;
  const auto found = names_.resolve(cell.text, {Kind::kRegion});
  if (found) return entry->second = found->id;
  report(kUnknownRegion, cell.span, found.error().message,
         found.error().help.empty() ? "a region goes by its id, code, label or alias; a row that "
                                      "is no region is to be left out"
                                    : found.error().help);
  return {};
}

Target ProfileNames::target(const std::string& name, const CsvCell& cell) {
  const auto [entry, is_new] = targets_.try_emplace(name);
  if (!is_new) return entry->second;
  const bool is_indicator = !names_.find(name, {Kind::kIndicator}).empty();
  const auto found = names_.resolve(name, {is_indicator ? Kind::kIndicator : Kind::kConcept});
  if (found) {
    return entry->second = {found->id,
                            is_indicator ? names_.index().find_indicator(found->id) : nullptr};
  }
  // What is neither was more likely meant as an indicator.
  const auto error = is_indicator || !names_.find(name, {Kind::kConcept}).empty()
                         ? found.error()
                         : names_.resolve(name, {Kind::kIndicator}).error();
  report(kUnknownIndicator, cell.span, error.message, error.help);
  return {};
}

void ProfileNames::source(const CsvCell& cell) {
  const auto [entry, is_new] = sources_.try_emplace(cell.text, true);
  if (!is_new || cell.text.empty() || names_.index().find_source(cell.text) != nullptr) return;
  const auto found = names_.resolve(cell.text, {Kind::kSource});
  report(kUnknownFigureSource, cell.span, "there is no source " + ticked(cell.text),
         found ? std::string{} : found.error().help, base::Severity::kWarning);
}

std::optional<bool> ProfileNames::is_unit_of(const Indicator& indicator,
                                             std::string_view unit) const {
  std::vector<std::string_view> spellings{indicator.unit};
  if (const auto* declared = names_.index().find_unit(indicator.unit)) {
    spellings.insert(spellings.end(), {declared->label.zh, declared->label.en});
    for (const auto& alias : declared->aliases)
      spellings.push_back(alias.text);
  }
  std::optional<bool> is_same;
  for (const auto spelling : spellings) {
    const auto is_this = is_same_unit(spelling, unit);
    if (is_this.value_or(false)) return true;
    if (is_this) is_same = false;
  }
  return is_same;
}

std::string ProfileNames::describe_unit(const Indicator& indicator) const {
  auto text = ticked(indicator.unit);
  const auto* declared = names_.index().find_unit(indicator.unit);
  if (declared == nullptr || declared->label.zh == declared->id) return text;
  return text + " (" + declared->label.zh + ")";
}

void ProfileNames::check_unit(const Target& target, std::string_view unit, const CsvCell& cell) {
  if (base::trim(unit).empty()) return;
  if (target.indicator == nullptr) {
    report(kUnitMismatch, cell.span,
           "a judgement of " + ticked(target.id) + " has no unit; found " + ticked(unit));
    return;
  }
  const auto own = describe_unit(*target.indicator);
  const auto is_same = is_unit_of(*target.indicator, unit);
  if (is_same.value_or(false)) return;
  if (is_same) {
    report(kUnitMismatch, cell.span,
           "the unit of " + ticked(target.id) + " is " + own + ", found " + ticked(unit),
           "convert the figures to " + own);
  } else {
    report(kUnitMismatch, cell.span,
           "the unit " + ticked(unit) + " cannot be compared with " + own + ", the unit of " +
               ticked(target.id) + "; it is taken as the same",
           {}, base::Severity::kWarning);
  }
}

std::vector<Column> read_header(const CsvRow& header, ProfileNames& names) {
  std::vector<Column> columns;
  for (const auto& cell : header)
    columns.push_back({role_of(cell.text), {}});
  const auto has = [&](ColumnRole role) {
    return std::any_of(columns.begin(), columns.end(),
                       [&](const Column& c) { return c.role == role; });
  };
  const bool is_long = has(ColumnRole::kIndicator) && has(ColumnRole::kValue);
  for (std::size_t i = 0; i < columns.size(); ++i) {
    auto& column = columns[i];
    const bool is_meta = column.role == ColumnRole::kRegion || column.role == ColumnRole::kPeriod ||
                         column.role == ColumnRole::kVintage || column.role == ColumnRole::kSource;
    if (is_meta || (is_long && column.role != ColumnRole::kUnknown)) continue;
    if (is_long) {
      names.report(kProfileHeader, header[i].span,
                   "a long table has no column " + ticked(base::trim(header[i].text)),
                   "its columns are region, period, indicator, value, unit, vintage, source");
    } else {
      column = figure_column(header[i], names);
    }
  }
  drop_repeated(header, columns, names);
  return columns;
}

}  // namespace yinguo::ontology
