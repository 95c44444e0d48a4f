#pragma once
#include <cstdint>
#include <string>
#include <vector>

namespace yinguo::literature {

/// A line as it stands on its page, its blanks included.
struct PageLine {
  std::uint32_t number = 0;  ///< 1-based, in the file
  std::uint32_t page = 1;
  bool after_blank = false;
  std::u32string text;
};

/// Takes pages apart on which two columns stand side by side, as `pdftotext -layout` leaves them:
/// the left one comes first, and where a line goes across both, what is above it in both columns
/// comes before it. A page has two columns if there is a place that at least four of its lines
/// leave blank (two blanks or more, with text on either side), three times as many as have text
/// there; where one page has, one line is enough on others. Such places are looked for by
/// characters and by columns of a terminal, in which an ideograph takes two. Lines keep their
/// numbers.
///
/// Requires: the lines of a page are together. Cost: linear.
[[nodiscard]] std::vector<PageLine> unfold_columns(std::vector<PageLine> lines);

}  // namespace yinguo::literature
