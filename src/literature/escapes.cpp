#include "literature/escapes.hpp"

#include "base/byte_set.hpp"

namespace yinguo::literature {
namespace {

bool is_control(char c) {
  return static_cast<unsigned char>(c) < 0x20U || c == '\x7f';
}

std::string_view tex_command(char c) {
  switch (c) {
    case '\\':
      return "\\textbackslash{}";
    case '{':
      return "\\textbraceleft{}";
    case '}':
      return "\\textbraceright{}";
    case '^':
      return "\\textasciicircum{}";
    case '~':
      return "\\textasciitilde{}";
    case '<':
      return "\\textless{}";
    case '>':
      return "\\textgreater{}";
    case '|':
      return "\\textbar{}";
    case '"':
      return "\\textquotedbl{}";
    default:
      return {};
  }
}

/// Control characters are encoded too.
std::string percent_encoded(std::string_view text, std::string_view encoded) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    if (encoded.find(c) == std::string_view::npos && !is_control(c)) {
      out += c;
      continue;
    }
    out += '%';
    out += kHex[static_cast<unsigned char>(c) >> 4U];
    out += kHex[static_cast<unsigned char>(c) & 0xFU];
  }
  return out;
}

}  // namespace

std::string tex_text(std::string_view text) {
  constexpr std::string_view kBackslashed = "&%$#_";
  constexpr std::string_view kJoined = "-'`";  // several in a row are another sign
  std::string out;
  for (const char c : one_line(text)) {
    if (const auto command = tex_command(c); !command.empty()) {
      out += command;
      continue;
    }
    const bool is_joined =
        !out.empty() && kJoined.find(c) != std::string_view::npos &&
        (out.back() == c || (c == '`' && (out.back() == '?' || out.back() == '!')));
    if (is_joined) out += "{}";
    if (kBackslashed.find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
  return out;
}

std::string tex_verbatim(std::string_view text) {
  return percent_encoded(text, "{}\\ ");
}

std::string iri_text(std::string_view text) {
  return percent_encoded(text, "<>\"{}|^`\\ ");
}

namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

/// As XML writes an ASCII character in a text or an attribute's value.
std::string xml_character(char c) {
  switch (c) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '"':
      return "&quot;";
    case '\n':
    case '\t':
    case '\r':
      return "&#" + std::to_string(static_cast<int>(c)) + ";";
    default:
      return static_cast<unsigned char>(c) < 0x20U ? std::string{kReplacement} : std::string{c};
  }
}

}  // namespace

std::string xml_text(std::string_view text) {
  constexpr auto kSpecial = base::ByteSet{"&<>\"\xEF"}.with_controls();
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto end = kSpecial.find_in(text, at);
    out += text.substr(at, end - at);
    if (end == text.size()) break;
    const auto three = text.substr(end, 3);
    const bool is_none = three == "\xEF\xBF\xBE" || three == "\xEF\xBF\xBF";  // U+FFFE, U+FFFF
    out += is_none ? std::string{kReplacement} : xml_character(text[end]);
    at = is_none ? end + 2 : end;
  }
  return out;
}

std::string xml_comment(std::string_view text) {
  std::string out = one_line(text);
  for (auto at = out.find("--"); at != std::string::npos; at = out.find("--"))
    out.replace(at, 2, "-");
  if (out.ends_with('-')) out += ' ';
  return out;
}

std::string cypher_string(std::string_view text) {
  std::string out = "'";
  for (const char c : text) {
    if (c == '\n' || c == '\r' || c == '\t') {
      out += c == '\n' ? "\\n" : c == '\r' ? "\\r" : "\\t";
      continue;
    }
    if (c == '\'' || c == '\\') out += '\\';
    out += is_control(c) ? ' ' : c;
  }
  return out + "'";
}

std::string mermaid_text(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\n')
      out += "<br/>";
    else if (std::string_view{"\"#&<>`\\"}.find(c) != std::string_view::npos)
      out += "#" + std::to_string(static_cast<int>(c)) + ";";
    else
      out += is_control(c) ? ' ' : c;
  }
  return out;
}

std::string markdown_text(std::string_view text) {
  constexpr std::string_view kMarkup = "\\`*_[]<>#|~$&=^%";
  std::string out;
  for (const char c : one_line(text)) {
    if (kMarkup.find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
  return out;
}

std::string one_line(std::string_view text) {
  std::string out;
  bool is_after_break = false;
  for (const char c : text) {
    if (is_control(c)) {
      if (!is_after_break) out += ' ';
      is_after_break = true;
      continue;
    }
    is_after_break = false;
    out += c;
  }
  return out;
}

}  // namespace yinguo::literature
