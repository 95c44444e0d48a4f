#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace yinguo::literature {

/// A line of running text or a heading, as it comes out of a PDF.
struct TextLine {
  std::uint32_t number = 0;  ///< 1-based, in the file
  bool is_indented = false;  ///< begins with an ideographic space: a new paragraph
  bool after_blank = false;  ///< a blank line stands before it
  std::u32string text;       ///< NFKC, without white space at the ends
  std::u32string compact;    ///< without any white space
};

struct TextLines {
  std::vector<TextLine> lines;
  double median_length = 0.0;  ///< of `compact`
  bool is_latin = false;       ///< written in an alphabet rather than in ideographs
};

/// The lines of `text` that hold prose: without blank lines, page numbers (`— 12 —`) and figure
/// captions (`图 1 …`). Private-use characters, by which some fonts encode a dot in section
/// numbers, become `.`.
[[nodiscard]] TextLines read_lines(std::string_view text);

}  // namespace yinguo::literature
