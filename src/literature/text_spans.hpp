#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "literature/sentences.hpp"

namespace yinguo::literature {

/// Code points [begin, end) of a text.
struct TextSpan {
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// Finds sentences in the text that they were read from, as it was read: with its line breaks and
/// widths.
class SpanFinder {
 public:
  /// Cost: a normalization for each code point, and 8 bytes for each letter.
  explicit SpanFinder(const SourceText& text);

  /// Where the sentence stands; nothing where a page's furniture stands in it, or its columns were
  /// taken apart.
  [[nodiscard]] std::optional<TextSpan> find(const Sentence& sentence) const;
  /// Where its clause stands, counted from 1.
  [[nodiscard]] std::optional<TextSpan> find(const Sentence& sentence, std::uint32_t clause) const;

 private:
  [[nodiscard]] std::optional<TextSpan> find(std::string_view words, std::size_t first,
                                             std::size_t last) const;
  [[nodiscard]] std::size_t letter_at(std::size_t code_point) const;

  std::u32string text_;
  std::vector<std::size_t> lines_;  ///< where each begins
  std::u32string letters_;          ///< what a fingerprint sees of `text_`
  std::vector<std::size_t> from_;   ///< the code point of each letter
};

}  // namespace yinguo::literature
