#include "base/quoting.hpp"

#include <array>
#include <charconv>

#include "base/byte_set.hpp"

namespace yinguo::base {

std::string csv_cell(std::string_view text) {
  constexpr ByteSet kQuoted{",\"\r\n"};
  if (kQuoted.find_in(text) == text.size()) return std::string{text};
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  return out + "\"";
}

std::string json_string(std::string_view text) {
  constexpr std::string_view kEscapes = "\"\\bfnrt";
  constexpr std::string_view kEscaped = "\"\\\b\f\n\r\t";
  constexpr std::string_view kHex = "0123456789abcdef";
  constexpr auto kSpecial = ByteSet{kEscaped}.with_controls();
  std::string out = "\"";
  out.reserve(text.size() + 2);
  for (std::size_t at = 0;; ++at) {
    const auto end = kSpecial.find_in(text, at);
    out += text.substr(at, end - at);
    if (end == text.size()) break;
    const char c = text[end];
    if (const auto known = kEscaped.find(c); known != std::string_view::npos) {
      out += '\\';
      out += kEscapes[known];
    } else {
      out += "\\u00";
      out += kHex[static_cast<unsigned char>(c) >> 4U];
      out += kHex[static_cast<unsigned char>(c) & 0xFU];
    }
    at = end;
  }
  out += '"';
  return out;
}

std::string dot_string(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '\n') {
      out += "\\n";
      continue;
    }
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + "\"";
}

std::string number_text(double x) {
  std::array<char, 32> buffer{};
  const auto [end, error] = std::to_chars(buffer.data(), buffer.data() + buffer.size(), x);
  return error == std::errc{} ? std::string{buffer.data(), end} : "nan";
}

}  // namespace yinguo::base
