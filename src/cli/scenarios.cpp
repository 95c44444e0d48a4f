#include "cli/scenarios.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <optional>

#include "base/text.hpp"
#include "cli/command_parts.hpp"
#include "cli/csv_file.hpp"
#include "cli/errors.hpp"

namespace yinguo::cli {
namespace {

using ontology::Kind;
using ontology::Names;
using reasoning::FigureChange;
using session::Scenario;
using How = FigureChange::How;

std::optional<double> number_in(std::string_view text) {
  if (text.starts_with('+')) text.remove_prefix(1);
  double value = 0.0;
  const auto* const end = text.data() + text.size();
  const auto read = std::from_chars(text.data(), end, value);
  if (text.empty() || read.ec != std::errc{} || read.ptr != end || !std::isfinite(value))
    return std::nullopt;
  return value;
}

/// "5", "-3.2", "+10%".
std::optional<FigureChange> raise_in(std::string_view text) {
  FigureChange change{.how = How::kAdd};
  if (text.ends_with('%')) {
    change.how = How::kScale;
    text.remove_suffix(1);
  }
  const auto amount = number_in(text);
  if (!amount) return std::nullopt;
  change.amount = *amount;
  return change;
}

base::Result<std::string> figure_named(std::string_view name, const Names& names) {
  const auto found = resolve_name(names, name, {Kind::kIndicator, Kind::kConcept});
  if (!found) return found.error();
  return std::string{found->id};
}

base::Error unreadable(const std::string& text) {
  return {kUsage, "expected NAME=NUMBER, found `" + text + "`",
          "--set rd-intensity=2.4, --raise rd-intensity=+10%"};
}

/// One of --set or --raise.
base::Result<FigureChange> change_in(const std::string& text, bool is_raise, const Names& names) {
  const auto equals = text.rfind('=');
  if (equals == std::string::npos) return unreadable(text);
  const auto amount = base::trim(std::string_view{text}.substr(equals + 1));
  auto change = is_raise ? raise_in(amount) : std::optional<FigureChange>{};
  if (!is_raise) {
    if (const auto value = number_in(amount)) change = FigureChange{How::kSet, {}, *value};
  }
  if (!change) return unreadable(text);
  auto id = figure_named(base::trim(std::string_view{text}.substr(0, equals)), names);
  if (!id) return id.error();
  change->id = std::move(*id);
  return *change;
}

/// Reads the rows of a file of scenarios.
class ScenarioReader {
 public:
  ScenarioReader(const Names& names, base::Diagnostics& diagnostics)
      : names_{names}, diagnostics_{diagnostics} {}

  void read(const std::vector<ontology::CsvRow>& rows) {
    if (rows.empty() || !take_header(rows.front())) return;
    for (std::size_t i = 1; i < rows.size(); ++i)
      take_row(rows[i]);
  }

  [[nodiscard]] std::vector<Scenario> take() { return std::move(scenarios_); }

 private:
  static constexpr std::array<std::string_view, 3> kColumns{"scenario", "name", "change"};

  void reject(const ontology::CsvCell& cell, std::string message, std::string help = {}) {
    diagnostics_.report({.code = kScenario,
                         .span = cell.span,
                         .message = std::move(message),
                         .help = std::move(help)});
  }

  bool take_header(const ontology::CsvRow& row) {
    for (std::size_t i = 0; i < kColumns.size(); ++i) {
      const auto found = std::ranges::find(row, kColumns[i], [](const ontology::CsvCell& cell) {
        return base::trim(std::string_view{cell.text});
      });
      if (found == row.end()) {
        reject(row.front(), "there is no column `" + std::string{kColumns[i]} + "`",
               "the first row is scenario,name,change");
        return false;
      }
      places_[i] = static_cast<std::size_t>(found - row.begin());
    }
    return true;
  }

  void take_row(const ontology::CsvRow& row) {
    if (row.size() <= std::ranges::max(places_)) {
      reject(row.front(),
             "the row has " + std::to_string(row.size()) + " cells, fewer than needed");
      return;
    }
    const auto scenario = std::string{base::trim(std::string_view{row[places_[0]].text})};
    auto known = std::ranges::find(scenarios_, scenario, &Scenario::name);
    if (known == scenarios_.end()) known = scenarios_.insert(known, Scenario{scenario, {}, {}});
    take_change(row[places_[1]], row[places_[2]], *known);
  }

  void take_change(const ontology::CsvCell& name, const ontology::CsvCell& cell,
                   Scenario& scenario) {
    const auto text = base::trim(std::string_view{cell.text});
    if (text == "without") {
      const auto claim = resolve_name(names_, name.text, {Kind::kClaim});
      if (!claim) return reject(name, claim.error().message, claim.error().help);
      scenario.without_claims.emplace_back(claim->id);
      return;
    }
    auto change = read_change(text);
    if (!change) {
      return reject(cell, "`" + std::string{text} + "` is no change",
                    "=VALUE sets, +DELTA and -DELTA raise, +10% raises by percent, drop, without");
    }
    auto id = figure_named(name.text, names_);
    if (!id) return reject(name, id.error().message, id.error().help);
    change->id = std::move(*id);
    scenario.changes.push_back(std::move(*change));
  }

  static std::optional<FigureChange> read_change(std::string_view text) {
    if (text == "drop") return FigureChange{How::kDrop, {}, 0.0};
    if (text.starts_with('+') || text.starts_with('-')) return raise_in(text);
    if (!text.starts_with('=')) return std::nullopt;
    const auto value = number_in(base::trim(text.substr(1)));
    return value ? std::optional{FigureChange{How::kSet, {}, *value}} : std::nullopt;
  }

  const Names& names_;
  base::Diagnostics& diagnostics_;
  std::array<std::size_t, kColumns.size()> places_{};
  std::vector<Scenario> scenarios_;
};

}  // namespace

base::Result<Scenario> read_scenario(const WhatIfArguments& arguments, const Names& names) {
  Scenario scenario;
  for (const auto& text : arguments.sets) {
    auto change = change_in(text, false, names);
    if (!change) return change.error();
    scenario.changes.push_back(std::move(*change));
  }
  for (const auto& text : arguments.raises) {
    auto change = change_in(text, true, names);
    if (!change) return change.error();
    scenario.changes.push_back(std::move(*change));
  }
  for (const auto& name : arguments.drops) {
    auto id = figure_named(name, names);
    if (!id) return id.error();
    scenario.changes.push_back({How::kDrop, std::move(*id), 0.0});
  }
  for (const auto& name : arguments.claims) {
    const auto claim = resolve_name(names, name, {Kind::kClaim});
    if (!claim) return claim.error();
    scenario.without_claims.emplace_back(claim->id);
  }
  return scenario;
}

base::Result<std::vector<Scenario>> read_scenarios(const std::string& path, const Names& names,
                                                   base::SourceMap& sources,
                                                   base::Diagnostics& diagnostics) {
  const auto rows = read_csv_file(path, sources, diagnostics);
  if (!rows) return rows.error();
  ScenarioReader reader{names, diagnostics};
  reader.read(*rows);
  return reader.take();
}

}  // namespace yinguo::cli
