#include "cli/terminal.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include <nlohmann/json.hpp>

#include "base/text.hpp"

namespace yinguo::cli {
namespace {

constexpr std::string_view kPlainAgain = "\x1b[0m";

std::string_view ansi(Style style) {
  switch (style) {
    case Style::kPlain:
      return "";
    case Style::kBold:
      return "\x1b[1m";
    case Style::kDim:
      return "\x1b[2m";
    case Style::kGood:
      return "\x1b[32m";
    case Style::kBad:
      return "\x1b[31m";
    case Style::kDoubt:
      return "\x1b[33m";
  }
  return "";
}

/// Those that have a sequence of their own.
constexpr std::array kStyles{Style::kBold, Style::kDim, Style::kGood, Style::kBad, Style::kDoubt};

std::string markdown_cell(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '|') out += '\\';
    out += c == '\n' ? ' ' : c;
  }
  return out;
}

}  // namespace

std::string styled(std::string_view text, Style style, bool color) {
  if (!color || style == Style::kPlain) return std::string{text};
  return std::string{ansi(style)} + std::string{text} + std::string{kPlainAgain};
}

std::vector<StyledPiece> styled_pieces(std::string_view text) {
  std::vector<StyledPiece> pieces;
  auto style = Style::kPlain;
  while (!text.empty()) {
    const auto escape = std::min(text.find('\x1b'), text.size());
    if (escape > 0) pieces.push_back({style, text.substr(0, escape)});
    text.remove_prefix(escape);
    if (text.empty()) break;
    const auto* known =
        std::ranges::find_if(kStyles, [&](Style one) { return text.starts_with(ansi(one)); });
    const bool is_start = known != kStyles.end();
    style = is_start ? *known : Style::kPlain;
    const auto length = is_start                        ? ansi(style).size()
                        : text.starts_with(kPlainAgain) ? kPlainAgain.size()
                                                        : 1;
    text.remove_prefix(length);
  }
  return pieces;
}

std::string padded(std::string_view text, std::size_t width) {
  const auto used = base::display_width(text);
  return std::string{text} + std::string(used < width ? width - used : 0, ' ');
}

Table Table::retitled(std::string (*title)(std::string_view, Language), Language language) const {
  auto copy = *this;
  for (auto& name : copy.rows_.front())
    name = title(name, language);
  return copy;
}

std::string Table::text(bool color) const {
  std::vector<std::size_t> widths(rows_.front().size());
  for (const auto& row : rows_) {
    for (std::size_t i = 0; i < row.size(); ++i)
      widths[i] = std::max(widths[i], base::display_width(row[i]));
  }
  std::string out;
  for (std::size_t r = 0; r < rows_.size(); ++r) {
    std::string line;
    for (std::size_t i = 0; i < rows_[r].size(); ++i) {
      const bool last = i + 1 == rows_[r].size();
      line += last ? rows_[r][i] : padded(rows_[r][i], widths[i] + 2);
    }
    out += (r == 0 ? styled(line, Style::kBold, color) : line) + "\n";
  }
  return out;
}

std::string Table::csv() const {
  std::string out;
  for (const auto& row : rows_) {
    for (std::size_t i = 0; i < row.size(); ++i)
      out += (i > 0 ? "," : "") + csv_cell(row[i]);
    out += "\n";
  }
  return out;
}

std::string Table::markdown() const {
  std::string out;
  for (std::size_t r = 0; r < rows_.size(); ++r) {
    out += "|";
    for (const auto& cell : rows_[r])
      out += " " + markdown_cell(cell) + " |";
    out += "\n";
    if (r > 0) continue;
    out += "|";
    for (std::size_t i = 0; i < rows_[0].size(); ++i)
      out += " --- |";
    out += "\n";
  }
  return out;
}

std::string Table::json() const {
  std::string out = "[";
  for (std::size_t r = 1; r < rows_.size(); ++r) {
    out += r > 1 ? ",\n  {" : "\n  {";
    for (std::size_t i = 0; i < rows_[r].size(); ++i) {
      out += (i > 0 ? ", " : "") + json_string(rows_[0][i]) + ": " + json_string(rows_[r][i]);
    }
    out += "}";
  }
  return out + (row_count() > 0 ? "\n]\n" : "]\n");
}

std::string shortened(std::string_view text, std::size_t width) {
  if (base::display_width(text) <= width) return std::string{text};
  std::size_t used = 0;
  std::size_t end = 0;
  while (end < text.size()) {
    const auto length = base::utf8_length(text, end);
    const auto columns = base::display_width(text.substr(end, length));
    if (used + columns + 1 > width) break;
    used += columns;
    end += length;
  }
  return std::string{text.substr(0, end)} + "…";
}

std::string json_string(std::string_view text) {
  return nlohmann::json(std::string{text})
      .dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

std::string fixed(double x, int digits) {
  std::array<char, 400> buffer{};
  const auto [end, error] = std::to_chars(buffer.data(), buffer.data() + buffer.size(), x,
                                          std::chars_format::fixed, digits);
  return error == std::errc{} ? std::string{buffer.data(), end} : number_text(x);
}

}  // namespace yinguo::cli
