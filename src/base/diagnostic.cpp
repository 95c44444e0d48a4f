#include "base/diagnostic.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace yinguo::base {
namespace {

bool is_control(char c) {
  return static_cast<unsigned char>(c) < 0x20 || c == '\x7f';
}

/// `text` as a terminal may have it: what a file or a name brings along must not steer it, nor
/// flood it. Control characters but the line break, and bytes that are no UTF-8, become `\x1b`; of
/// a long text the middle is left out.
std::string legible(std::string_view text) {
  constexpr std::size_t kLongest = 2000;  // bytes
  constexpr std::size_t kKept = 900;      // at each end
  if (text.size() > kLongest) {
    std::size_t head = 0;
    while (head < kKept)
      head += utf8_length(text, head);
    std::size_t tail = text.size() - kKept;
    while (tail < text.size() && (static_cast<unsigned char>(text[tail]) & 0xC0U) == 0x80U)
      ++tail;
    return legible(text.substr(0, head)) + " … " + legible(text.substr(tail));
  }
  std::string out;
  while (!text.empty()) {
    const auto sign = text.substr(0, utf8_length(text, 0));
    if ((is_control(sign.front()) && sign != "\n") || find_invalid_utf8(sign)) {
      constexpr std::string_view kDigits = "0123456789abcdef";
      const auto byte = static_cast<unsigned char>(sign.front());
      out.append("\\x").append(1, kDigits[byte >> 4U]).append(1, kDigits[byte & 0xFU]);
      text.remove_prefix(1);
    } else {
      out += sign;
      text.remove_prefix(sign.size());
    }
  }
  return out;
}

std::string place(const SourceText& text, const Span& span) {
  const auto [line, column] = text.position(span.begin);
  return std::string{text.name()} + ":" + std::to_string(line) + ":" + std::to_string(column);
}

/// The marked line and a line of carets under the span's part of it.
std::string excerpt(const SourceText& text, const Span& span) {
  const auto position = text.position(span.begin);
  constexpr std::size_t kMaxLine = 400;  // bytes; a minified file must not flood the terminal
  if (text.line(position.line).size() > kMaxLine) return {};
  std::string line{text.line(position.line)};
  std::replace_if(line.begin(), line.end(), is_control, ' ');  // one column each
  while (const auto malformed = find_invalid_utf8(line))
    line[*malformed] = '?';
  std::size_t first = 0;
  for (std::uint32_t i = 1; i < position.column && first < line.size(); ++i) {
    first += utf8_length(line, first);
  }
  const std::size_t wanted = span.end > span.begin ? span.end - span.begin : 1;
  const std::size_t last = std::min(line.size(), first + wanted);
  const auto marked = std::string_view{line}.substr(first, last - first);
  const auto number = std::to_string(position.line);
  const std::string gutter(number.size(), ' ');
  return " " + number + " | " + line + "\n " + gutter + " | " +
         std::string(display_width(std::string_view{line}.substr(0, first)), ' ') +
         std::string(std::max<std::size_t>(1, display_width(marked)), '^') + "\n";
}

}  // namespace

void Diagnostics::report(Diagnostic diagnostic) {
  if (diagnostic.severity == Severity::kError) ++errors_;
  if (kept_.size() < limit_) {
    kept_.push_back(std::move(diagnostic));
  } else {
    ++dropped_;
  }
}

std::string render(const Diagnostic& diagnostic, const SourceMap& sources, bool color) {
  const bool is_error = diagnostic.severity == Severity::kError;
  const std::string_view strong = color ? (is_error ? "\x1b[1;31m" : "\x1b[1;33m") : "";
  const std::string_view plain = color ? "\x1b[0m" : "";
  std::string out;
  const auto span = sources.written(diagnostic.span);
  const bool located = sources.has(span.source);
  if (located) out += place(sources.at(span.source), span) + ": ";
  out.append(strong).append(is_error ? "error" : "warning");
  if (!diagnostic.code.id.empty()) out.append("[").append(diagnostic.code.id).append("]");
  out.append(plain).append(": ").append(legible(diagnostic.message)).append("\n");
  if (located) out += excerpt(sources.at(span.source), span);
  for (const auto& label : diagnostic.labels) {
    const auto there = sources.written(label.span);
    if (!sources.has(there.source)) continue;
    const auto& text = sources.at(there.source);
    out += "  " + place(text, there) + ": " + legible(label.text) + "\n" + excerpt(text, there);
  }
  if (!diagnostic.note.empty()) out += "  note: " + diagnostic.note + "\n";
  if (!diagnostic.help.empty()) out += "  help: " + legible(diagnostic.help) + "\n";
  return out;
}

}  // namespace yinguo::base
