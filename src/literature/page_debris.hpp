#pragma once
#include <vector>

#include "literature/text_lines.hpp"

namespace yinguo::literature {

/// Which lines belong to pages and not to the text: page numbers, and running heads and feet.
///
/// * `— 12 —`, `- 12 -`, `第 12 页` and `Page 12 of 30` are page numbers anywhere.
/// * Where form feeds part the pages, the first two and last two lines of each are looked at: a
///   bare number (12, xii, 12/30) is that of the page; a line that is the same, but for numbers, on
///   a quarter of the pages and on two at least is a running head or foot. The top of the first
///   page is kept: a title often runs on.
/// * Where nothing parts them, bare numbers that go up one by one are those of pages, unless a
///   short line without an end follows, as behind the number of a heading; and a line that comes
///   three times or more, but for numbers, eight lines apart at least and not as the end of a
///   sentence, is a running head. The first five lines are kept.
///
/// One for each line. Requires: lines in the order of the file. Cost: linear.
[[nodiscard]] std::vector<bool> page_debris(const TextLines& text);

/// Whether a line that is not full, has no end and does not begin with a number may be a heading's
/// words.
[[nodiscard]] bool may_be_title(const TextLine& line, const TextLines& text);

}  // namespace yinguo::literature
