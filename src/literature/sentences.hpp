#pragma once
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

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

/// 16 hexadecimal digits by which a sentence is recognised whatever its line breaks, widths, case
/// and punctuation, and whether or not it still has its citation numbers: FNV-1a over the letters
/// and numbers of its NFKC case-folded form.
[[nodiscard]] std::string fingerprint(std::string_view sentence);

/// Splits the plain text of a paper, as it comes out of a PDF, into sentences.
///
/// Lines are hard-broken; an indented line or one behind a short line that ends a sentence begins a
/// paragraph; a short line that begins with a number is a section's heading. Page numbers and
/// figure captions are left out. Chinese sentences end in 。！？ and the quotation marks behind
/// them; in a text in the Latin alphabet, in . ! ? before a space and a capital, unless the dot
/// belongs to an abbreviation. Cost: linear, about 10 MB a second.
[[nodiscard]] std::vector<Sentence> split_sentences(std::string_view text);

/// The same from a file's bytes, in UTF-8, UTF-16 with a mark, or GB18030.
/// Errors: YG-L801 (no sentences), YG-L802 (more than `max_bytes`), YG-L803 (encoding).
[[nodiscard]] base::Result<std::vector<Sentence>> read_sentences(
    std::string_view bytes, std::size_t max_bytes = std::size_t{64} << 20U);

}  // namespace yinguo::literature
