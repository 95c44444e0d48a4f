#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/quoting.hpp"
#include "cli/language.hpp"

namespace yinguo::cli {

enum class Style {
  kPlain,
  kBold,
  kDim,
  kGood,
  kBad,
  kDoubt
};

/// `text` in an ANSI style, or as it is without colour.
[[nodiscard]] std::string styled(std::string_view text, Style style, bool color);

/// A piece of a text in one style.
struct StyledPiece {
  Style style = Style::kPlain;
  std::string_view text;
};

/// What styled() was used on, piece by piece; none is empty. Views into `text`.
[[nodiscard]] std::vector<StyledPiece> styled_pieces(std::string_view text);

/// `text` followed by spaces up to `width` columns; wide characters count as two.
[[nodiscard]] std::string padded(std::string_view text, std::size_t width);

/// A table of cells, first row the header, for people and for machines.
class Table {
 public:
  explicit Table(std::vector<std::string> header) : rows_{std::move(header)} {}

  void add(std::vector<std::string> row) { rows_.push_back(std::move(row)); }

  /// The same rows under other column names.
  [[nodiscard]] Table retitled(std::string (*title)(std::string_view, Language),
                               Language language) const;

  [[nodiscard]] std::size_t row_count() const noexcept { return rows_.size() - 1; }

  /// The header, then the rows.
  [[nodiscard]] const std::vector<std::vector<std::string>>& rows() const noexcept { return rows_; }

  /// Columns aligned by display width, two spaces apart.
  [[nodiscard]] std::string text(bool color) const;
  /// RFC 4180 with LF line ends; quoted where needed.
  [[nodiscard]] std::string csv() const;
  /// A GitHub-flavoured Markdown table.
  [[nodiscard]] std::string markdown() const;
  /// An array of objects, keys from the header, every value a string.
  [[nodiscard]] std::string json() const;

 private:
  struct Rows : std::vector<std::vector<std::string>> {
    explicit Rows(std::vector<std::string> header) { push_back(std::move(header)); }
  };

  Rows rows_;
};

/// The first `width` columns of `text`, with … where it is longer.
[[nodiscard]] std::string shortened(std::string_view text, std::size_t width);
using base::csv_cell;
using base::number_text;

/// `text` as a JSON string with its quotes; what is no UTF-8 becomes U+FFFD.
[[nodiscard]] std::string json_string(std::string_view text);
/// `x` with exactly `digits` decimals.
[[nodiscard]] std::string fixed(double x, int digits);

}  // namespace yinguo::cli
