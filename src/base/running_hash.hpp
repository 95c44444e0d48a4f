#pragma once
#include <cstdint>
#include <string_view>

namespace yinguo::base {

/// FNV-1a of nothing.
inline constexpr std::uint64_t kEmptyHash = 0xcbf29ce484222325;

/// FNV-1a of a text that goes on with `bytes`, from the hash of what stands before them.
[[nodiscard]] constexpr std::uint64_t fnv1a_after(std::uint64_t before, std::string_view bytes) {
  for (const char c : bytes)
    before = (before ^ static_cast<unsigned char>(c)) * 0x100000001b3;
  return before;
}

}  // namespace yinguo::base
