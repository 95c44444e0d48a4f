#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace yinguo::literature {

/// The code points of UTF-8 text; U+FFFD for a malformed byte.
[[nodiscard]] std::u32string decode(std::string_view text);
[[nodiscard]] std::string encode(std::u32string_view text);

/// Unicode white space, line breaks included.
[[nodiscard]] bool is_space(char32_t c);

[[nodiscard]] inline bool is_ascii(char32_t c) {
  return c < 0x80;
}

[[nodiscard]] inline bool is_digit(char32_t c) {
  return c >= U'0' && c <= U'9';
}

[[nodiscard]] inline bool is_ascii_letter(char32_t c) {
  return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z');
}

[[nodiscard]] inline bool is_ascii_word(char32_t c) {
  return is_ascii_letter(c) || is_digit(c);
}

/// An ideograph of Chinese, Japanese or Korean writing.
[[nodiscard]] bool is_ideograph(char32_t c);

[[nodiscard]] std::u32string_view strip(std::u32string_view text);
[[nodiscard]] std::u32string without_space(std::u32string_view text);

}  // namespace yinguo::literature
