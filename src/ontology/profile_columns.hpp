#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/diagnostic.hpp"
#include "ontology/csv.hpp"
#include "ontology/names.hpp"

namespace yinguo::ontology {

/// What a figure is of: an indicator, or a concept that is judged.
struct Target {
  std::string_view id;                   ///< empty: not known, and reported
  const Indicator* indicator = nullptr;  ///< nullptr: a judgement
};

enum class ColumnRole {
  kRegion,
  kPeriod,
  kIndicator,
  kValue,
  kUnit,
  kVintage,
  kSource,
  kFigure,  ///< of `target`
  kUnknown,
};

struct Column {
  ColumnRole role = ColumnRole::kUnknown;
  Target target;
};

/// Reads the names in a profile; an unknown one is reported at its first place only.
class ProfileNames {
 public:
  ProfileNames(const Names& names, base::Diagnostics& diagnostics)
      : names_{names}, diagnostics_{diagnostics} {}

  /// The id of the region called so; empty if there is none.
  std::string_view region(const CsvCell& cell);
  /// The indicator or concept that `name`, which stands in `cell`, means.
  Target target(const std::string& name, const CsvCell& cell);
  /// Warns of a source that is not known.
  void source(const CsvCell& cell);
  /// Whether `unit` is a way to write the indicator's: its id, label or alias, or what
  /// is_same_unit() takes for one of these. Nothing if that cannot be told.
  [[nodiscard]] std::optional<bool> is_unit_of(const Indicator& indicator,
                                               std::string_view unit) const;
  /// "`100 million CNY` (亿元)" for messages.
  [[nodiscard]] std::string describe_unit(const Indicator& indicator) const;
  /// Reports a unit that is not the indicator's.
  void check_unit(const Target& target, std::string_view unit, const CsvCell& cell);

  void report(const base::ErrorCode& code, base::Span span, std::string message,
              std::string help = {}, base::Severity severity = base::Severity::kError);

 private:
  const Names& names_;
  base::Diagnostics& diagnostics_;
  std::unordered_map<std::string, std::string_view> regions_;
  std::unordered_map<std::string, Target> targets_;
  std::unordered_map<std::string, bool> sources_;
};

/// What the columns of `header` hold. Reports repeated and unknown ones; every cell of a long
/// table's header must be one of the format's words, every other cell of a wide one an indicator.
[[nodiscard]] std::vector<Column> read_header(const CsvRow& header, ProfileNames& names);

}  // namespace yinguo::ontology
