#pragma once
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>

#include "literature/text_lines.hpp"

namespace yinguo::literature {

/// Where lines of a text together make up a sentence, with others between that do not belong to it.
struct Pieces {
  std::uint32_t first_line = 0;  ///< 1-based, in the file
  std::uint32_t last_line = 0;
  std::size_t left_out = 0;  ///< lines between that are no part of it
};

struct PieceOptions {
  std::size_t most_left_out = 8;         ///< lines in one run
  std::size_t most_lines = 40;           ///< of a sentence
  std::size_t most_ends = 4;             ///< full stops and the like within it
  std::size_t most_steps = 300'000'000;  ///< bytes and lines that are looked at, in all
};

/// Finds sentences in a text whose lines are not in order, by nothing but their fingerprints: from
/// each line and each full stop on, lines are put together and compared, with one run of lines left
/// out (a head, a foot, a caption, a table), or every other line (columns that were read across).
/// Since 64 bits are compared, what is found is the sentence. The first place counts.
///
/// Cost: each start takes up to most_left_out × the square of a sentence's lines; ends where
/// most_steps is reached, with what was found so far.
[[nodiscard]] std::unordered_map<std::string, Pieces> find_pieces(
    const TextLines& text, std::span<const std::string_view> fingerprints,
    const PieceOptions& options = {});

}  // namespace yinguo::literature
