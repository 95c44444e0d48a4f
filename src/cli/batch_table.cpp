#include "cli/batch_table.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <istream>
#include <limits>
#include <span>

#include "base/text.hpp"
#include "cli/errors.hpp"
#include "ontology/csv.hpp"
#include "ontology/errors.hpp"
#include "ontology/figure_text.hpp"
#include "ontology/profile_columns.hpp"
#include "ontology/text_encoding.hpp"

namespace yinguo::cli {
namespace {

constexpr std::string_view kMark = "\xEF\xBB\xBF";  // of UTF-8, at the start of a file

/// Behind the last line break that is not inside quotation marks; 0: there is none.
std::size_t end_of_rows(std::string_view text) {
  if (text.find('"') == std::string_view::npos) return text.rfind('\n') + 1;
  std::size_t end = 0;
  bool is_quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '"') is_quoted = !is_quoted;
    if (text[i] == '\n' && !is_quoted) end = i + 1;
  }
  return end;
}

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0x80U; });
}

std::string ticked(std::string_view text) {
  return "`" + std::string{text} + "`";
}

std::string printed(double value) {
  char digits[32];  // NOLINT(modernize-avoid-c-arrays): to_chars writes into one
  const auto end = std::to_chars(std::begin(digits), std::end(digits), value).ptr;
  return {std::begin(digits), end};
}

/// A quoted cell's text: a doubled quotation mark stands for one.
std::string unquoted(std::string_view cell) {
  std::string out{cell};
  for (auto at = out.find("\"\""); at != std::string::npos; at = out.find("\"\"", at + 1))
    out.erase(at, 1);
  return out;
}

/// One row's cells, quotation marks taken off.
class RowReader {
 public:
  RowReader(std::string_view text, char separator) : text_{text}, separator_{separator} {}

  [[nodiscard]] bool at_end() const { return at_ >= text_.size(); }

  /// Reads a row into `cells`; `line` goes on by its lines. False: quotation marks out of place.
  bool next(std::vector<std::string_view>& cells, std::size_t& line) {
    cells.clear();
    bool is_sound = true;
    while (true) {
      cells.push_back(at_ < text_.size() && text_[at_] == '"' ? quoted(line, is_sound)
                                                              : plain(is_sound));
      if (at_end()) break;
      const char stop = text_[at_++];
      if (stop == separator_) continue;
      if (stop == '\r' && !at_end() && text_[at_] == '\n') ++at_;
      break;
    }
    ++line;
    return is_sound;
  }

 private:
  std::string_view plain(bool& is_sound) {
    const auto begin = at_;
    while (!at_end() && text_[at_] != separator_ && text_[at_] != '\n' && text_[at_] != '\r') {
      is_sound = is_sound && text_[at_] != '"';
      ++at_;
    }
    return text_.substr(begin, at_ - begin);
  }

  std::string_view quoted(std::size_t& line, bool& is_sound) {
    const auto begin = ++at_;
    while (true) {
      const auto quote = text_.find('"', at_);
      const auto end = std::min(quote, text_.size());
      line += static_cast<std::size_t>(std::count(text_.begin() + static_cast<std::ptrdiff_t>(at_),
                                                  text_.begin() + static_cast<std::ptrdiff_t>(end),
                                                  '\n'));
      at_ = std::min(end + 1, text_.size());
      if (quote == std::string_view::npos) is_sound = false;
      if (quote == std::string_view::npos || at_end() || text_[at_] != '"') {
        const auto cell = text_.substr(begin, end - begin);
        is_sound = plain(is_sound).empty() && is_sound;
        return cell;
      }
      ++at_;
    }
  }

  std::string_view text_;
  char separator_;
  std::size_t at_ = 0;
};

/// A figure as people write it: of a percentage, a fraction or a word.
std::optional<double> figure_as_written(std::string_view cell, const BatchColumn& column,
                                        std::string& mistake) {
  using ontology::FigureForm;
  const auto figure = ontology::parse_figure(cell);
  const bool is_number =
      figure.form == FigureForm::kNumber ||
      (figure.form == FigureForm::kWord && column.is_switch) ||
      (figure.form == FigureForm::kPercent && (column.is_percent || column.is_judgement)) ||
      (column.is_judgement &&
       (figure.form == FigureForm::kFraction || figure.form == FigureForm::kWord));
  if (figure.form == FigureForm::kMissing) return std::nullopt;
  if (!is_number) {
    mistake = "expected a number for " + ticked(column.id) + ", found " + ticked(cell);
    return std::nullopt;
  }
  const bool is_part = column.is_judgement && figure.form == FigureForm::kPercent;
  return is_part ? figure.value / 100.0 : figure.value;
}

/// NaN where there is no figure, or a mistake.
double figure_of(std::string_view cell, const BatchColumn& column, std::string& mistake) {
  constexpr double kMissing = std::numeric_limits<double>::quiet_NaN();
  if (cell.empty()) return kMissing;
  double value = 0.0;
  const auto [end, failure] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
  if (failure != std::errc{} || end != cell.data() + cell.size() || !std::isfinite(value)) {
    const auto written = figure_as_written(base::trim(cell), column, mistake);
    if (!written) return kMissing;
    value = *written;
  }
  if ((column.min && value < *column.min) || (column.max && value > *column.max)) {
    mistake = printed(value) + " is outside the range of " + ticked(column.id);
    return kMissing;
  }
  return value;
}

/// Turns rows into cases.
class CaseReader {
 public:
  CaseReader(const BatchHeader& header, int period) : header_{header}, period_{period} {
    cases_.figures.resize(header.columns.size());
  }

  void read(std::span<const std::string_view> cells, std::size_t line, bool is_sound) {
    std::string mistake;
    std::string id = std::to_string(line);
    if (!is_sound) mistake = "a quotation mark is out of place";
    if (cells.size() != header_.columns.size() && mistake.empty()) {
      mistake = "the row has " + std::to_string(cells.size()) + " cells, the header " +
                std::to_string(header_.columns.size());
    }
    figures_.assign(header_.columns.size(), 0.0);
    for (std::size_t i = 0; i < header_.columns.size() && mistake.empty(); ++i)
      read_cell(cells[i], header_.columns[i], figures_[i], id, mistake);
    if (!mistake.empty()) {
      cases_.mistakes.push_back({line, std::move(mistake)});
      return;
    }
    cases_.ids.push_back(std::move(id));
    for (std::size_t i = 0; i < figures_.size(); ++i)
      cases_.figures[i].push_back(figures_[i]);
  }

  [[nodiscard]] Cases take() { return std::move(cases_); }

 private:
  void read_cell(std::string_view cell, const BatchColumn& column, double& figure, std::string& id,
                 std::string& mistake) const {
    switch (column.kind) {
      case BatchColumn::Kind::kFigure:
        figure = figure_of(cell, column, mistake);
        return;
      case BatchColumn::Kind::kCase:
        id = unquoted(base::trim(cell));
        if (id.empty()) mistake = "the row does not say which case it is";
        return;
      case BatchColumn::Kind::kPeriod:
        if (ontology::try_parse_year(cell) != period_) {
          mistake = "the row is of " + ticked(base::trim(cell)) + ", the question of " +
                    std::to_string(period_);
        }
        return;
      case BatchColumn::Kind::kIgnored:
        return;
    }
  }

  const BatchHeader& header_;
  int period_;
  Cases cases_;
  std::vector<double> figures_;
};

char separator_of(std::string_view line) {
  const auto count = [&](char c) { return std::count(line.begin(), line.end(), c); };
  char best = ',';
  for (const char c : {';', '\t'}) {
    if (count(c) > count(best)) best = c;
  }
  return best;
}

BatchColumn column_for(const ontology::Column& column, ontology::ProfileNames& names) {
  BatchColumn out;
  if (column.role == ontology::ColumnRole::kRegion) out.kind = BatchColumn::Kind::kCase;
  if (column.role == ontology::ColumnRole::kPeriod) out.kind = BatchColumn::Kind::kPeriod;
  if (column.role != ontology::ColumnRole::kFigure) return out;
  out.kind = BatchColumn::Kind::kFigure;
  out.id = column.target.id;
  out.is_judgement = column.target.indicator == nullptr;
  out.min = 0.0;
  out.max = 1.0;
  if (out.is_judgement) return out;
  const auto& indicator = *column.target.indicator;
  out.min = indicator.min;
  out.max = indicator.max;
  out.is_switch = indicator.min == 0.0 && indicator.max == 1.0;
  out.is_percent = names.is_unit_of(indicator, "%").value_or(false);
  return out;
}

}  // namespace

base::Result<std::optional<Piece>> PieceReader::next() {
  Piece piece{.text = std::move(rest_), .first_line = line_};
  rest_.clear();
  std::size_t end = 0;
  while (true) {
    const auto before = piece.text.size();
    piece.text.resize(before + kPieceBytes);
    in_.read(piece.text.data() + before, static_cast<std::streamsize>(kPieceBytes));
    piece.text.resize(before + static_cast<std::size_t>(in_.gcount()));
    end = in_ ? end_of_rows(piece.text) : piece.text.size();
    if (end > 0 || !in_) break;
    if (piece.text.size() > kMaxRowBytes) {
      return base::Error{kBatchUnreadable,
                         "the row on line " + std::to_string(line_) + " has more than " +
                             std::to_string(kMaxRowBytes) + " bytes",
                         "check whether a quotation mark is never closed"};
    }
  }
  if (piece.text.empty()) return std::optional<Piece>{};
  rest_ = piece.text.substr(end);
  piece.text.resize(end);
  if (line_ == 1 && piece.text.starts_with(kMark)) piece.text.erase(0, kMark.size());
  line_ += static_cast<std::size_t>(std::count(piece.text.begin(), piece.text.end(), '\n'));
  if (!is_ascii(piece.text)) {
    auto text = ontology::to_utf8(piece.text);
    if (!text) return base::Error{kBatchUnreadable, text.error().message, text.error().help};
    piece.text = std::move(*text);
  }
  return std::optional{std::move(piece)};
}

BatchHeader take_header(Piece& piece, const std::string& file, const ontology::Names& names,
                        base::SourceMap& sources, base::Diagnostics& diagnostics) {
  const auto end = std::min(piece.text.find('\n'), piece.text.size());
  const auto source = sources.add(file, piece.text.substr(0, end));
  const auto line = sources.at(source).text();
  BatchHeader header{.separator = separator_of(line)};
  ontology::ProfileNames profile_names{names, diagnostics};
  const auto rows = ontology::read_csv(source, line, {}, diagnostics);
  if (rows.empty()) {
    profile_names.report(ontology::kEmptyProfile, {source, 0, 0}, "the table has no header");
    return header;
  }
  for (const auto& column : ontology::read_header(rows.front(), profile_names)) {
    if (column.role == ontology::ColumnRole::kIndicator) {
      profile_names.report(ontology::kProfileHeader, {source, 0, 0},
                           "the table is long; a batch has a row for each case",
                           "a column for the case and one for each indicator");
    }
    header.columns.push_back(column_for(column, profile_names));
  }
  piece.text.erase(0, end + 1);
  piece.first_line += 1;
  return header;
}

Cases read_cases(const Piece& piece, const BatchHeader& header, int period, const Shard& shard) {
  constexpr std::size_t kFirstRow = 2;
  CaseReader reader{header, period};
  RowReader rows{piece.text, header.separator};
  std::vector<std::string_view> cells;
  for (std::size_t line = piece.first_line; !rows.at_end();) {
    const auto begin = line;
    const bool is_sound = rows.next(cells, line);
    const bool is_blank =
        std::ranges::all_of(cells, [](std::string_view cell) { return base::trim(cell).empty(); });
    if (is_blank || (begin - kFirstRow) % shard.of != shard.part) continue;
    reader.read(cells, begin, is_sound);
  }
  return reader.take();
}

}  // namespace yinguo::cli
