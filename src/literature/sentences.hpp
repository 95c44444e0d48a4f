#pragma once
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

#include "literature/text_lines.hpp"

namespace yinguo::literature {

/// A sentence of a paper's text, and where it stands.
struct Sentence {
  std::string section;  ///< "front" before anything else, "abstract", "0" (before section 1), "2.1"
  std::uint32_t paragraph = 0;       ///< from 1 within the section; 0 for a heading
  std::uint32_t sentence = 0;        ///< from 1 within the section; 0 for its heading
  std::string text;                  ///< on one line; a heading without its number
  std::vector<std::string> clauses;  ///< the parts that `;` separates, at least one
  std::string fingerprint;           ///< of `text`
  std::uint32_t first_line = 0;      ///< 1-based, in the file
};

/// Splits the plain text of a paper, as it comes out of a PDF, into sentences.
///
/// Lines are hard-broken; an indented line or one behind a short line that ends a sentence begins a
/// paragraph; a short line that begins with a number is a section's heading. What pages add is
/// left out (text_lines.hpp). Chinese sentences end in 。！？ and the quotation marks behind
/// them; in a text in the Latin alphabet, in . ! ? before a space and a capital, unless the dot
/// belongs to an abbreviation. Cost: linear, some MB a second.
[[nodiscard]] std::vector<Sentence> split_sentences(std::string_view text);
[[nodiscard]] std::vector<Sentence> split_sentences(const TextLines& lines);

/// A text as lines and as sentences.
struct SourceText {
  std::string text{};  ///< UTF-8, as it was read
  TextLines lines{};
  std::vector<Sentence> sentences{};
};

/// A text from a file's bytes, in UTF-8, UTF-16 with a mark, or GB18030.
/// Errors: YG-L801 (no sentences), YG-L802 (more than `max_bytes`), YG-L803 (encoding).
[[nodiscard]] base::Result<SourceText> read_source_text(std::string_view bytes,
                                                        std::size_t max_bytes = std::size_t{64}
                                                                                << 20U);
/// Its sentences alone.
[[nodiscard]] base::Result<std::vector<Sentence>> read_sentences(
    std::string_view bytes, std::size_t max_bytes = std::size_t{64} << 20U);

}  // namespace yinguo::literature
