#pragma once
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "literature/text_lines.hpp"

namespace yinguo::literature {

/// A paragraph on one line, or a section's heading.
struct Paragraph {
  std::string section;
  bool is_heading = false;
  std::u32string text;
  /// Where in `text` each line of the file begins, ascending: (offset, line number).
  std::vector<std::pair<std::size_t, std::uint32_t>> line_starts;

  /// The line on which the character at `offset` stands.
  [[nodiscard]] std::uint32_t line_at(std::size_t offset) const;
};

/// Joins lines into paragraphs and tells headings from them, in file order.
[[nodiscard]] std::vector<Paragraph> join_paragraphs(const TextLines& lines);

}  // namespace yinguo::literature
