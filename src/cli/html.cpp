#include "cli/html.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "cli/terminal.hpp"

namespace yinguo::cli {
namespace {

constexpr std::string_view kReplacement = "\xef\xbf\xbd";  // U+FFFD
constexpr std::string_view kWideSpace = "\xe2\x80\x83";    // U+2003

/// Whether both HTML and XML allow the character, which is not ASCII.
bool is_allowed(std::string_view character) {
  if (character.size() == 1) return false;  // malformed
  const bool is_control = character >= "\xc2\x80" && character <= "\xc2\x9f";
  return !is_control && character != "\xef\xbf\xbe" && character != "\xef\xbf\xbf";
}

std::string_view escaped(std::string_view character) {
  switch (character.front()) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '"':
      return "&quot;";
    case '\t':
    case '\n':
      return character;
    default:
      break;
  }
  const auto byte = static_cast<unsigned char>(character.front());
  const bool is_ascii = byte < 0x80;
  const bool is_fine = is_ascii ? byte >= 0x20 && byte != 0x7f : is_allowed(character);
  return is_fine ? character : kReplacement;
}

std::string_view class_of(Style style) {
  switch (style) {
    case Style::kPlain:
      return "";
    case Style::kBold:
      return "strong";
    case Style::kDim:
      return "dim";
    case Style::kGood:
      return "good";
    case Style::kBad:
      return "bad";
    case Style::kDoubt:
      return "doubt";
  }
  return "";
}

std::string with_wide_spaces(std::string_view text) {
  std::string out;
  std::size_t at = 0;
  while (at < text.size()) {
    const auto end = std::min(text.find_first_not_of(' ', at), text.size());
    if (end - at > 1) out += kWideSpace;
    if (end - at == 1) out += ' ';
    const auto next = std::min(text.find(' ', end), text.size());
    out += text.substr(end, next - end);
    at = next;
  }
  return out;
}

}  // namespace

std::string html_escaped(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  std::size_t at = 0;
  while (at < text.size()) {
    const auto length = base::utf8_length(text, at);
    out += escaped(text.substr(at, length));
    at += length;
  }
  return out;
}

std::string html_line(std::string_view styled) {
  std::string out;
  for (const auto& piece : styled_pieces(styled)) {
    const auto text = html_escaped(with_wide_spaces(piece.text));
    const auto name = class_of(piece.style);
    out += name.empty() ? text : "<span class=\"" + std::string{name} + "\">" + text + "</span>";
  }
  return out;
}

void HtmlWriter::start(std::string_view name, Attributes attributes) {
  out_.append("<").append(name);
  for (const auto& [key, value] : attributes)
    out_.append(" ").append(key).append("=\"").append(html_escaped(value)).append("\"");
}

void HtmlWriter::open(std::string_view name, Attributes attributes) {
  start(name, attributes);
  out_ += ">\n";
  open_.push_back(name);
}

void HtmlWriter::close() {
  out_.append("</").append(open_.back()).append(">\n");
  open_.pop_back();
}

void HtmlWriter::empty(std::string_view name, Attributes attributes) {
  start(name, attributes);
  out_ += "/>\n";
}

void HtmlWriter::whole(std::string_view name, std::string_view content, Attributes attributes) {
  start(name, attributes);
  out_.append(">").append(content).append("</").append(name).append(">\n");
}

void HtmlWriter::line(std::string_view name, std::string_view styled, Attributes attributes) {
  whole(name, html_line(styled), attributes);
}

void HtmlWriter::text(std::string_view name, std::string_view plain, Attributes attributes) {
  whole(name, html_escaped(plain), attributes);
}

}  // namespace yinguo::cli
