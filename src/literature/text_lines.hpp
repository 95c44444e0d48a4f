#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace yinguo::literature {

/// A line of running text or a heading, as it comes out of a PDF.
struct TextLine {
  std::uint32_t number = 0;  ///< 1-based, in the file
  std::uint32_t page = 1;    ///< 1-based; a form feed begins the next
  bool is_indented = false;  ///< begins with an ideographic space: a new paragraph
  bool after_blank = false;  ///< a blank line stands before it
  std::u32string text;       ///< NFKC, without white space at the ends
  std::u32string compact;    ///< without any white space
};

struct TextLines {
  std::vector<TextLine> lines;
  double median_length = 0.0;  ///< of `compact`
  double full_length = 0.0;    ///< of a line that is full: nine of ten are no longer
  bool is_latin = false;       ///< written in an alphabet rather than in ideographs
};

/// The lines of `text` that hold prose, in the order in which they are read: without blank lines,
/// the furniture of pages (page_debris.hpp) and figure captions (`图 1 …`), and column after column
/// where two stand side by side (side_columns.hpp). Private-use characters, by which some fonts
/// encode a dot in section numbers, become `.`; soft hyphens at the ends of lines become hyphens,
/// and others are dropped. Cost: linear.
[[nodiscard]] TextLines read_lines(std::string_view text);

/// Whether a text in NFKC ends where a sentence does: in 。!? or, in an alphabet, a full stop, with
/// quotation marks and brackets behind.
[[nodiscard]] bool ends_sentence(std::u32string_view text, bool is_latin);

}  // namespace yinguo::literature
