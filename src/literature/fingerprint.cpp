#include "literature/fingerprint.hpp"

#include "base/text.hpp"

#include "literature/code_points.hpp"

namespace yinguo::literature {
namespace {

/// `[1]`, `[1-2]`, `[3,5]`: numbers, commas, dashes and spaces in brackets.
std::u32string drop_citations(std::u32string_view text) {
  const auto is_part = [](char32_t c) {
    return is_digit(c) || is_space(c) ||
           std::u32string_view{U",-–—"}.find(c) != std::u32string_view::npos;
  };
  std::u32string out;
  for (std::size_t at = 0; at < text.size();) {
    auto close = at + 1;
    if (text[at] == U'[') {
      while (close < text.size() && is_part(text[close]))
        ++close;
    }
    if (close > at + 1 && close < text.size() && text[close] == U']') {
      at = close + 1;
    } else {
      out += text[at++];
    }
  }
  return out;
}

}  // namespace

std::string without_citations(std::string_view sentence) {
  return encode(drop_citations(decode(base::normalize(sentence))));
}

std::string hexadecimal(std::uint64_t number) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string out;
  for (unsigned shift = 64; shift > 0; shift -= 4)
    out += kDigits[number >> (shift - 4) & 0xFU];
  return out;
}

std::string fingerprint(std::string_view sentence) {
  return hexadecimal(base::fnv1a(base::keep_alphanumeric(base::fold(without_citations(sentence)))));
}

}  // namespace yinguo::literature
