#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace yinguo::ontology {

/// How a figure was written.
enum class FigureForm {
  kMissing,  ///< blank, NA, — and the like
  kNumber,
  kPercent,   ///< 12.5%
  kFraction,  ///< 3/4
  kWord,      ///< yes, no, 是, 否
  kBad,
};

struct FigureText {
  FigureForm form = FigureForm::kMissing;
  double value = 0.0;  ///< of a percentage the number before the sign; of a fraction the quotient;
                       ///< of a word 1 or 0
};

/// Reads a cell as people write figures: thousands separators (`1,234.5`, `1 234`), full-width
/// digits and signs, a percent sign, a fraction, yes/no/是/否, and what stands for a missing
/// figure.
[[nodiscard]] FigureText parse_figure(std::string_view cell);

/// A year from 1000 to 2999, as `2023`, `2023年` or `2023.0`.
[[nodiscard]] std::optional<int> try_parse_year(std::string_view cell);

/// Splits a header such as `R&D强度（%）` into its name and unit; no unit: empty.
struct HeaderText {
  std::string name;
  std::string unit;
};

[[nodiscard]] HeaderText split_header(std::string_view cell);

/// Whether two unit names mean one unit: after NFKC and case folding, with 万 and 亿 as 10 thousand
/// and 100 million and some spellings of persons, CNY and percent as one. Nothing if one is written
/// in Chinese and cannot be compared.
[[nodiscard]] std::optional<bool> is_same_unit(std::string_view a, std::string_view b);

}  // namespace yinguo::ontology
