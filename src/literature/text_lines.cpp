#include "literature/text_lines.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "base/text.hpp"

#include "literature/code_points.hpp"

namespace yinguo::literature {
namespace {

bool is_private_use(char32_t c) {
  return (c >= 0xE000 && c <= 0xF8FF) || c >= 0xF0000;
}

std::u32string clean(std::string_view line) {
  auto text = decode(line);
  std::replace_if(text.begin(), text.end(), is_private_use, U'.');
  return decode(base::normalize(encode(text)));
}

bool is_indented(std::u32string_view line) {
  const auto first =
      std::find_if(line.begin(), line.end(), [](char32_t c) { return c != U' ' && c != U'\t'; });
  return first != line.end() && *first == 0x3000;
}

/// `— 12 —` or `-12-`.
bool is_page_number(std::u32string_view text) {
  const auto is_dash = [](char32_t c) { return c == 0x2014 || c == U'-'; };
  if (text.size() < 3 || !is_dash(text.front()) || !is_dash(text.back())) return false;
  const auto number = strip(text.substr(1, text.size() - 2));
  return !number.empty() && std::all_of(number.begin(), number.end(), is_digit);
}

/// `图 1 …`, a caption.
bool is_caption(std::u32string_view text) {
  if (text.empty() || text.front() != U'图') return false;
  const auto rest = strip(text.substr(1));
  return !rest.empty() && is_digit(rest.front());
}

double median(std::vector<std::size_t> lengths) {
  if (lengths.empty()) return 0.0;
  std::sort(lengths.begin(), lengths.end());
  const auto middle = lengths.size() / 2;
  const auto upper = static_cast<double>(lengths[middle]);
  if (lengths.size() % 2 == 1) return upper;
  return (static_cast<double>(lengths[middle - 1]) + upper) / 2.0;
}

bool has_latin_script(const std::vector<TextLine>& lines) {
  std::size_t letters = 0;
  std::size_t ideographs = 0;
  for (const auto& line : lines) {
    for (const auto c : line.compact) {
      if (is_ideograph(c)) ++ideographs;
      if (is_ascii_letter(c)) ++letters;
    }
  }
  return letters > 9 * ideographs;
}

}  // namespace

TextLines read_lines(std::string_view text) {
  TextLines out;
  std::uint32_t number = 0;
  bool after_blank = false;
  for (std::size_t at = 0; at <= text.size();) {
    const auto end = std::min(text.find('\n', at), text.size());
    const auto raw = text.substr(at, end - at);
    at = end + 1;
    ++number;
    const auto cleaned = clean(raw);
    const auto stripped = strip(cleaned);
    if (stripped.empty()) {
      after_blank = true;
      continue;
    }
    if (is_page_number(stripped) || is_caption(stripped)) continue;
    out.lines.push_back({number, is_indented(decode(raw)), std::exchange(after_blank, false),
                         std::u32string{stripped}, without_space(stripped)});
  }
  std::vector<std::size_t> lengths;
  for (const auto& line : out.lines)
    lengths.push_back(line.compact.size());
  out.median_length = median(std::move(lengths));
  out.is_latin = has_latin_script(out.lines);
  return out;
}

}  // namespace yinguo::literature
