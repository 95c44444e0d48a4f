#include "literature/text_spans.hpp"

#include <algorithm>

#include "base/text.hpp"

#include "literature/code_points.hpp"

namespace yinguo::literature {
namespace {

std::u32string letters_of(std::string_view text) {
  return decode(base::keep_alphanumeric(base::fold(text)));
}

/// How many marks stand before the first letter, or behind the last.
std::size_t leading_marks(std::u32string_view text) {
  std::size_t marks = 0;
  for (const auto c : text) {
    if (is_space(c)) continue;
    if (!letters_of(encode({&c, 1})).empty()) break;
    ++marks;
  }
  return marks;
}

}  // namespace

SpanFinder::SpanFinder(const SourceText& text) : text_{decode(text.text)}, lines_{0} {
  for (std::size_t i = 0; i < text_.size(); ++i) {
    if (text_[i] == U'\n') lines_.push_back(i + 1);
    const auto letters = letters_of(encode({&text_[i], 1}));
    letters_ += letters;
    from_.insert(from_.end(), letters.size(), i);
  }
}

std::size_t SpanFinder::letter_at(std::size_t code_point) const {
  const auto found = std::lower_bound(from_.begin(), from_.end(), code_point);
  return static_cast<std::size_t>(found - from_.begin());
}

std::optional<TextSpan> SpanFinder::find(std::string_view words, std::size_t first,
                                         std::size_t last) const {
  const auto wanted = letters_of(words);
  const auto range = std::u32string_view{letters_}.substr(0, last + wanted.size());
  const auto found = range.find(wanted, first);
  if (wanted.empty() || found == std::u32string_view::npos) return std::nullopt;
  TextSpan span{from_[found], from_[found + wanted.size() - 1] + 1};
  auto text = decode(words);
  for (auto marks = leading_marks(text); marks > 0 && span.begin > 0;) {
    --span.begin;
    if (!is_space(text_[span.begin])) --marks;
  }
  std::reverse(text.begin(), text.end());
  for (auto marks = leading_marks(text); marks > 0 && span.end < text_.size(); ++span.end)
    if (!is_space(text_[span.end])) --marks;
  return span;
}

std::optional<TextSpan> SpanFinder::find(const Sentence& sentence) const {
  const auto line = sentence.first_line;
  if (line == 0 || line > lines_.size()) return std::nullopt;
  const auto next = line < lines_.size() ? lines_[line] : text_.size();
  return find(sentence.text, letter_at(lines_[line - 1]), letter_at(next));
}

std::optional<TextSpan> SpanFinder::find(const Sentence& sentence, std::uint32_t clause) const {
  const auto whole = find(sentence);
  if (!whole || clause == 0 || clause > sentence.clauses.size()) return std::nullopt;
  auto at = letter_at(whole->begin);
  for (std::uint32_t i = 1; i < clause; ++i)
    at += letters_of(sentence.clauses[i - 1]).size();
  return find(sentence.clauses[clause - 1], at, at);
}

}  // namespace yinguo::literature
