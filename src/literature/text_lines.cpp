#include "literature/text_lines.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "base/text.hpp"

#include "literature/code_points.hpp"
#include "literature/page_debris.hpp"
#include "literature/side_columns.hpp"

namespace yinguo::literature {
namespace {

bool is_private_use(char32_t c) {
  return (c >= 0xE000 && c <= 0xF8FF) || c >= 0xF0000;
}

/// A soft hyphen is one where the line breaks, and nothing elsewhere.
std::u32string without_soft_hyphens(std::u32string text) {
  constexpr char32_t kSoftHyphen = 0xAD;
  while (!text.empty() && is_space(text.back()))
    text.pop_back();
  if (!text.empty() && text.back() == kSoftHyphen) text.back() = U'-';
  std::erase(text, kSoftHyphen);
  return text;
}

std::u32string readable(std::string_view line) {
  auto text = decode(line);
  std::replace_if(text.begin(), text.end(), is_private_use, U'.');
  return without_soft_hyphens(std::move(text));
}

bool is_indented(std::u32string_view line) {
  const auto first =
      std::find_if(line.begin(), line.end(), [](char32_t c) { return c != U' ' && c != U'\t'; });
  return first != line.end() && *first == 0x3000;
}

/// `图 1 …`, a caption.
bool is_caption(std::u32string_view text) {
  if (text.empty() || text.front() != U'图') return false;
  const auto rest = strip(text.substr(1));
  return !rest.empty() && is_digit(rest.front());
}

/// Of lengths in ascending order.
double median(const std::vector<std::size_t>& lengths) {
  if (lengths.empty()) return 0.0;
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

/// Lines and pages as they come, without blank lines.
std::vector<PageLine> split_lines(std::string_view text) {
  std::vector<PageLine> out;
  PageLine next{1, 1, false, {}};
  for (std::size_t at = 0; at <= text.size();) {
    const auto end = std::min(text.find_first_of("\n\f", at), text.size());
    next.text = readable(text.substr(at, end - at));
    if (strip(next.text).empty()) {
      next.after_blank = true;
    } else {
      out.push_back(next);
      next.after_blank = false;
    }
    at = end + 1;
    if (at <= text.size() && text[end] == '\n') ++next.number;
    if (at <= text.size() && text[end] == '\f') {
      ++next.page;
      next.after_blank = false;  // a new page is no new paragraph
    }
  }
  return out;
}

TextLine text_line(const PageLine& line) {
  const auto normal = decode(base::normalize(encode(line.text)));
  const auto stripped = strip(normal);
  return {line.number,
          line.page,
          is_indented(line.text),
          line.after_blank,
          std::u32string{stripped},
          without_space(stripped)};
}

std::vector<TextLine> text_lines(const std::vector<PageLine>& lines) {
  std::vector<TextLine> out;
  out.reserve(lines.size());
  for (const auto& line : lines)
    out.push_back(text_line(line));
  return out;
}

TextLines measured(std::vector<TextLine> lines) {
  TextLines out{std::move(lines)};
  std::vector<std::size_t> lengths;
  for (const auto& line : out.lines)
    lengths.push_back(line.compact.size());
  std::sort(lengths.begin(), lengths.end());
  out.median_length = median(lengths);
  if (!lengths.empty())
    out.full_length = static_cast<double>(lengths[(lengths.size() - 1) * 9 / 10]);
  out.is_latin = has_latin_script(out.lines);
  return out;
}

}  // namespace

TextLines read_lines(std::string_view text) {
  auto lines = split_lines(text);
  const auto raw = measured(text_lines(lines));
  const auto is_debris = page_debris(raw);
  std::vector<PageLine> prose;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (is_debris[i]) continue;
    lines[i].after_blank = lines[i].after_blank && (i == 0 || !is_debris[i - 1]);
    prose.push_back(std::move(lines[i]));
  }
  auto out = text_lines(unfold_columns(std::move(prose)));
  std::erase_if(out,
                [](const TextLine& line) { return line.text.empty() || is_caption(line.text); });
  return measured(std::move(out));
}

bool ends_sentence(std::u32string_view text, bool is_latin) {
  constexpr std::u32string_view kClosing = U"”’》」』）)]\"'";
  text = strip(text);
  while (!text.empty() && kClosing.find(text.back()) != std::u32string_view::npos)
    text.remove_suffix(1);
  if (text.empty()) return false;
  const auto last = text.back();
  return last == U'。' || last == U'!' || last == U'?' || (is_latin && last == U'.');
}

}  // namespace yinguo::literature
