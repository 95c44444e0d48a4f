#pragma once
#include <array>
#include <cstddef>
#include <string_view>
#include <utility>

namespace yinguo::literature {

/// The word of one vocabulary beside that of another.
using WordPair = std::pair<std::string_view, std::string_view>;

/// What stands beside `word`, else `otherwise`.
template <std::size_t N>
[[nodiscard]] constexpr std::string_view mapped(const std::array<WordPair, N>& table,
                                                std::string_view word,
                                                std::string_view otherwise = {}) {
  for (const auto& [from, to] : table) {
    if (from == word) return to;
  }
  return otherwise;
}

}  // namespace yinguo::literature
