#pragma once
#include <array>
#include <cstddef>
#include <string_view>

namespace yinguo::base {

/// A set of bytes in which a text is looked up byte by byte, whatever the size of the set.
class ByteSet {
 public:
  constexpr explicit ByteSet(std::string_view bytes) {
    for (const char byte : bytes)
      has_[index(byte)] = true;
  }

  /// With all control characters below the blank.
  [[nodiscard]] constexpr ByteSet with_controls() const {
    auto out = *this;
    for (std::size_t i = 0; i < 0x20U; ++i)
      out.has_[i] = true;
    return out;
  }

  [[nodiscard]] constexpr bool has(char byte) const { return has_[index(byte)]; }

  /// The place of the first byte of the set at `from` or behind it; the end where there is none.
  [[nodiscard]] constexpr std::size_t find_in(std::string_view text, std::size_t from = 0) const {
    while (from < text.size() && !has(text[from]))
      ++from;
    return from;
  }

 private:
  static constexpr std::size_t index(char byte) { return static_cast<unsigned char>(byte); }

  std::array<bool, 256> has_{};
};

}  // namespace yinguo::base
