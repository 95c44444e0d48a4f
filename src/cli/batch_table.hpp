#pragma once
// A table of profiles too large for memory, in pieces: a row a case, a column an indicator or a
// concept that is judged.
#include <cstddef>
#include <iosfwd>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.hpp"
#include "base/result.hpp"
#include "cli/arguments.hpp"
#include "ontology/names.hpp"

namespace yinguo::cli {

/// Whole rows of a table.
struct Piece {
  std::string text{};
  std::size_t first_line = 1;  ///< of the file
};

/// Cuts a stream between rows; a line break inside quotation marks is none.
class PieceReader {
 public:
  static constexpr std::size_t kPieceBytes = std::size_t{1} << 20U;
  static constexpr std::size_t kMaxRowBytes = std::size_t{16} << 20U;

  explicit PieceReader(std::istream& in) : in_{in} {}

  /// The next piece, in UTF-8; none behind the last. Errors (YG-C740): a row beyond kMaxRowBytes,
  /// or text in no known encoding.
  [[nodiscard]] base::Result<std::optional<Piece>> next();

 private:
  std::istream& in_;
  std::string rest_;
  std::size_t line_ = 1;
};

/// What one column of the table holds.
struct BatchColumn {
  enum class Kind {
    kFigure,
    kCase,
    kPeriod,
    kIgnored
  };
  Kind kind = Kind::kIgnored;
  std::string id{};  ///< kFigure: of the indicator or concept
  bool is_judgement = false;
  bool is_percent = false;  ///< a percent sign may stand behind the figure
  bool is_switch = false;   ///< yes and no are figures
  std::optional<double> min{};
  std::optional<double> max{};
};

struct BatchHeader {
  char separator = ',';
  std::vector<BatchColumn> columns{};
};

/// The header at the start of `piece`, which is taken off. Mistakes go to `diagnostics`.
[[nodiscard]] BatchHeader take_header(Piece& piece, const std::string& file,
                                      const ontology::Names& names, base::SourceMap& sources,
                                      base::Diagnostics& diagnostics);

/// The rows of a piece that have no mistake.
struct Cases {
  std::vector<std::string> ids{};
  std::vector<std::vector<double>> figures{};  ///< by column of the header; NaN: none

  struct Mistake {
    std::size_t line = 0;
    std::string message{};
  };

  std::vector<Mistake> mistakes{};  ///< one for each other row
};

[[nodiscard]] Cases read_cases(const Piece& piece, const BatchHeader& header, int period,
                               const Shard& shard);

}  // namespace yinguo::cli
