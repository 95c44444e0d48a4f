#include "literature/code_points.hpp"

#include "base/text.hpp"

namespace yinguo::literature {
namespace {

constexpr char32_t kReplacement = 0xFFFD;

/// The code point of one well-formed sequence of two to four bytes.
char32_t combine(std::string_view sequence) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(sequence[i]); };
  char32_t out = byte(0) & (0xFFU >> (sequence.size() + 1));
  for (std::size_t i = 1; i < sequence.size(); ++i)
    out = out << 6U | (byte(i) & 0x3FU);
  return out;
}

}  // namespace

std::u32string decode(std::string_view text) {
  std::u32string out;
  out.reserve(text.size() / 2);
  for (std::size_t at = 0; at < text.size();) {
    const auto first = static_cast<unsigned char>(text[at]);
    const auto length = first < 0x80U ? 1 : base::utf8_length(text, at);
    if (length == 1) {
      out += first < 0x80U ? char32_t{first} : kReplacement;
    } else {
      out += combine(text.substr(at, length));
    }
    at += length;
  }
  return out;
}

std::string encode(std::u32string_view text) {
  std::string out;
  const auto put = [&](char32_t bits) { out += static_cast<char>(bits); };
  for (const auto c : text) {
    if (c < 0x80) {
      put(c);
    } else if (c < 0x800) {
      put(0xC0U | c >> 6U);
      put(0x80U | (c & 0x3FU));
    } else if (c < 0x10000) {
      put(0xE0U | c >> 12U);
      put(0x80U | (c >> 6U & 0x3FU));
      put(0x80U | (c & 0x3FU));
    } else {
      put(0xF0U | c >> 18U);
      put(0x80U | (c >> 12U & 0x3FU));
      put(0x80U | (c >> 6U & 0x3FU));
      put(0x80U | (c & 0x3FU));
    }
  }
  return out;
}

bool is_space(char32_t c) {
  return c == U' ' || (c >= 0x09 && c <= 0x0D) || (c >= 0x1C && c <= 0x1F) || c == 0x85 ||
         c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 ||
         c == 0x202F || c == 0x205F || c == 0x3000;
}

bool is_ideograph(char32_t c) {
  return (c >= 0x3400 && c <= 0x4DBF) || (c >= 0x4E00 && c <= 0x9FFF) ||
         (c >= 0x3040 && c <= 0x30FF) || (c >= 0xAC00 && c <= 0xD7A3) ||
         (c >= 0x20000 && c <= 0x3FFFF);
}

std::u32string_view strip(std::u32string_view text) {
  while (!text.empty() && is_space(text.front()))
    text.remove_prefix(1);
  while (!text.empty() && is_space(text.back()))
    text.remove_suffix(1);
  return text;
}

std::u32string without_space(std::u32string_view text) {
  std::u32string out;
  for (const auto c : text) {
    if (!is_space(c)) out += c;
  }
  return out;
}

}  // namespace yinguo::literature
