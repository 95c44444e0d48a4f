#include "ontology/csv.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "base/text.hpp"
#include "ontology/errors.hpp"

namespace yinguo::ontology {
namespace {

/// Where the first line begins that is not blank.
std::size_t find_table(std::string_view text) {
  const auto first = text.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return 0;
  const auto before = text.substr(0, first).find_last_of("\r\n");
  return before == std::string_view::npos ? 0 : before + 1;
}

/// The sign of a line `sep=;`, as spreadsheets write one before the header.
std::optional<char> declared_separator(std::string_view text) {
  const auto line = text.substr(0, text.find_first_of("\r\n"));
  const bool is_one = line.size() == 5 && base::fold(line.substr(0, 4)) == "sep=" && line[4] != '"';
  return is_one ? std::optional{line[4]} : std::nullopt;
}

char separator_of(std::string_view text) {
  const auto line = text.substr(0, text.find_first_of("\r\n"));
  const auto count = [&](char c) { return std::count(line.begin(), line.end(), c); };
  char best = ',';
  for (const char c : {';', '\t'}) {
    if (count(c) > count(best)) best = c;
  }
  return best;
}

class CsvReader {
 public:
  CsvReader(base::SourceId source, std::string_view text, const CsvLimits& limits,
            base::Diagnostics& diagnostics)
      : source_{source},
        text_{text},
        limits_{limits},
        diagnostics_{diagnostics},
        at_{find_table(text)} {
    const auto declared = declared_separator(text.substr(at_));
    separator_ = declared.value_or(separator_of(text.substr(at_)));
    if (declared) at_ = std::min(text.find_first_of("\r\n", at_), text.size());
  }

  std::vector<CsvRow> run() {
    if (text_.size() > limits_.max_bytes) {
      report(kProfileLimit, 0, 0, "the file has " + std::to_string(text_.size()) + " bytes");
      return {};
    }
    while (at_ < text_.size() && read_row()) {
    }
    return std::move(rows_);
  }

 private:
  void report(const base::ErrorCode& code, std::size_t begin, std::size_t end,
              std::string message) {
    diagnostics_.report({.code = code,
                         .span = span(begin, end),
                         .message = std::move(message),
                         .labels = {},
                         .note = {},
                         .help = {}});
  }

  [[nodiscard]] base::Span span(std::size_t begin, std::size_t end) const {
    return {source_, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
  }

  [[nodiscard]] bool at_line_end() const {
    return at_ >= text_.size() || text_[at_] == '\n' || text_[at_] == '\r';
  }

  bool read_row() {
    CsvRow row;
    while (true) {
      if (row.size() == limits_.max_columns || rows_.size() == limits_.max_rows) {
        report(kProfileLimit, at_, at_, "the file has more rows or columns than are read");
        return false;
      }
      row.push_back(read_cell());
      if (at_ < text_.size() && text_[at_] == separator_) {
        ++at_;
        continue;
      }
      break;
    }
    if (at_ < text_.size()) at_ += text_.substr(at_).starts_with("\r\n") ? 2U : 1U;
    const bool is_blank = std::all_of(
        row.begin(), row.end(), [](const CsvCell& cell) { return base::trim(cell.text).empty(); });
    if (!is_blank) rows_.push_back(std::move(row));
    return true;
  }

  CsvCell read_cell() {
    const auto begin = at_;
    if (at_ < text_.size() && text_[at_] == '"') return read_quoted();
    while (!at_line_end() && text_[at_] != separator_) {
      if (text_[at_] == '"') {
        report(kCsvQuote, at_, at_ + 1, "a quotation mark inside a cell that is not quoted");
        skip_cell();
        return {{}, span(begin, at_)};
      }
      ++at_;
    }
    return {std::string{text_.substr(begin, at_ - begin)}, span(begin, at_)};
  }

  CsvCell read_quoted() {
    const auto begin = at_++;
    std::string content;
    while (true) {
      const auto quote = text_.find('"', at_);
      if (quote == std::string_view::npos) {
        report(kCsvQuote, begin, begin + 1, "a quotation mark that is never closed");
        at_ = text_.size();
        return {std::move(content), span(begin, at_)};
      }
      content += text_.substr(at_, quote - at_);
      at_ = quote + 1;
      if (at_ >= text_.size() || text_[at_] != '"') break;
      content += '"';
      ++at_;
    }
    CsvCell cell{std::move(content), span(begin, at_)};
    if (!at_line_end() && text_[at_] != separator_) {
      report(kCsvQuote, at_, at_ + 1, "text behind a closing quotation mark");
      skip_cell();
    }
    return cell;
  }

  void skip_cell() {
    while (!at_line_end() && text_[at_] != separator_)
      ++at_;
  }

  base::SourceId source_;
  std::string_view text_;
  const CsvLimits& limits_;
  base::Diagnostics& diagnostics_;
  std::size_t at_;
  char separator_ = ',';
  std::vector<CsvRow> rows_;
};

}  // namespace

std::vector<CsvRow> read_csv(base::SourceId source, std::string_view text, const CsvLimits& limits,
                             base::Diagnostics& diagnostics) {
  return CsvReader{source, text, limits, diagnostics}.run();
}

}  // namespace yinguo::ontology
