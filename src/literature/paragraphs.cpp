#include "literature/paragraphs.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <string_view>

#include "literature/code_points.hpp"
#include "literature/page_debris.hpp"

namespace yinguo::literature {
namespace {

/// A line this much shorter than most ends its paragraph if it ends a sentence.
constexpr double kShortLine = 0.85;
/// Characters without white space; a longer line is text even if it begins with a number.
constexpr std::size_t kMaxHeading = 30;
constexpr std::size_t kMaxLatinHeading = 80;

struct Heading {
  std::string section;
  std::u32string title;
};

std::size_t skip_space(std::u32string_view text, std::size_t at) {
  while (at < text.size() && is_space(text[at]))
    ++at;
  return at;
}

std::size_t skip_digits(std::u32string_view text, std::size_t at) {
  while (at < text.size() && is_digit(text[at]))
    ++at;
  return at;
}

/// Behind `2.1`, with spaces around the dots allowed; 0 where there is none.
std::size_t skip_section_number(std::u32string_view text) {
  auto end = skip_digits(text, 0);
  while (end > 0) {
    const auto dot = skip_space(text, end);
    if (dot >= text.size() || text[dot] != U'.') break;
    const auto digits = skip_space(text, dot + 1);
    const auto next = skip_digits(text, digits);
    if (next == digits) break;
    end = next;
  }
  return end;
}

/// Whether section `next` may stand behind `section`: 2.2, 3 and 2.1.1 behind 2.1; 1 (or 0) at the
/// beginning.
bool may_follow(std::string_view section, std::string_view next) {
  if (section.find_first_not_of("0123456789.") != std::string_view::npos)
    return next == "1" || next == "0";
  if (next == std::string{section} + ".1") return true;
  for (std::string_view whole = section;;) {
    const auto dot = whole.rfind('.');
    const auto last = dot == std::string_view::npos ? 0 : dot + 1;
    unsigned number = 0;
    (void)std::from_chars(whole.data() + last, whole.data() + whole.size(), number);
    if (next == std::string{whole.substr(0, last)} + std::to_string(number + 1)) return true;
    if (dot == std::string_view::npos) return false;
    whole = whole.substr(0, dot);
  }
}

/// `2.1 Title`, with spaces around the dots allowed.
std::optional<Heading> parse_heading(std::u32string_view text) {
  const auto end = skip_section_number(text);
  if (end == 0) return std::nullopt;
  const auto title = skip_space(text, end);
  if (title == end || title >= text.size()) return std::nullopt;
  return Heading{encode(without_space(text.substr(0, end))), std::u32string{text.substr(title)}};
}

/// What stands between an abstract and the text: keywords, and what libraries want to know.
bool is_catalogue_line(const TextLine& line) {
  std::u32string_view text = line.compact;
  if (!text.empty() && (text.front() == U'[' || text.front() == U'【')) text.remove_prefix(1);
  return std::ranges::any_of(
      std::array<std::u32string_view, 8>{U"关键词", U"关键字", U"中图分类号", U"文献标识码",
                                         U"文章编号", U"Keywords", U"KeyWords", U"JEL"},
      [&](std::u32string_view label) { return text.starts_with(label); });
}

class Joiner {
 public:
  explicit Joiner(const TextLines& lines) : all_{lines}, lines_{lines.lines} {
    const auto blanks = std::count_if(lines_.begin(), lines_.end(),
                                      [](const TextLine& line) { return line.after_blank; });
    // Where nearly every line has a blank one before it, blank lines mean nothing.
    blank_ends_paragraph_ =
        all_.is_latin && 4 * static_cast<std::size_t>(blanks) < 3 * lines_.size();
  }

  std::vector<Paragraph> run() {
    current_.section = "front";
    for (std::size_t i = 0; i < lines_.size();)
      i += take(i);
    flush();
    return std::move(out_);
  }

 private:
  /// Reads the line at `i` and those that belong to it; returns how many.
  std::size_t take(std::size_t i) {
    const auto& line = lines_[i];
    if (begins_abstract(line)) return 1;
    if (const auto heading = heading_at(line)) return add_heading(i, *heading);
    if (const auto heading = heading_on_two_lines(i)) return 1 + add_heading(i + 1, *heading);
    if (line.is_indented || (blank_ends_paragraph_ && line.after_blank)) {
      flush();
      if (line.is_indented && current_.section == "abstract") current_.section = "0";
    }
    if (is_catalogue_line(line) && (current_.section == "abstract" || in_catalogue_)) {
      flush();
      current_.section = "abstract";
      in_catalogue_ = true;
    }
    append(line);
    const bool is_short =
        static_cast<double>(line.compact.size()) < kShortLine * all_.median_length;
    if (is_short && in_catalogue_) {
      flush();
      current_.section = "0";
      in_catalogue_ = is_catalogue_line(line);
    } else if (is_short && ends_sentence(line.text, all_.is_latin)) {
      flush();
    }
    return 1;
  }

  bool begins_abstract(const TextLine& line) {
    constexpr std::u32string_view kChinese = U"摘要:";
    constexpr std::u32string_view kEnglish = U"Abstract:";
    const bool is_chinese = line.compact.starts_with(kChinese);
    if (!is_chinese && !(all_.is_latin && line.compact.starts_with(kEnglish))) return false;
    flush();
    current_.section = "abstract";
    const auto rest = line.text.substr(line.text.find(U':') + 1);
    current_.line_starts.emplace_back(0, line.number);
    current_.text = rest;
    return true;
  }

  /// Whether the words of a heading may stand on the line.
  [[nodiscard]] bool may_be_heading(const TextLine& line) const {
    const auto limit = all_.is_latin ? kMaxLatinHeading : kMaxHeading;
    const bool ends_before = current_.text.empty() || ends_sentence(current_.text, all_.is_latin) ||
                             (blank_ends_paragraph_ && line.after_blank);
    return !line.is_indented && ends_before && line.compact.size() <= limit;
  }

  /// The number on a line, the words on the next: a wide gap in a PDF becomes a line break.
  [[nodiscard]] std::optional<Heading> heading_on_two_lines(std::size_t i) const {
    const auto& line = lines_[i];
    if (i + 1 >= lines_.size() || skip_section_number(line.text) != line.text.size() ||
        !may_be_heading(line) || lines_[i + 1].is_indented || !may_be_title(lines_[i + 1], all_)) {
      return std::nullopt;
    }
    auto section = encode(line.compact);
    if (!may_follow(current_.section, section)) return std::nullopt;
    return Heading{std::move(section), lines_[i + 1].text};
  }

  [[nodiscard]] std::optional<Heading> heading_at(const TextLine& line) const {
    if (!may_be_heading(line) || line.text.find_first_of(U"。;") != std::u32string::npos ||
        (all_.is_latin && ends_sentence(line.text, true))) {
      return std::nullopt;
    }
    return parse_heading(line.text);
  }

  /// A heading runs over a second line if the text behind that begins indented.
  std::size_t add_heading(std::size_t i, const Heading& heading) {
    flush();
    const auto is_indented = [&](std::size_t j) {
      return j < lines_.size() && lines_[j].is_indented;
    };
    const bool is_wrapped = !is_indented(i + 1) && is_indented(i + 2);
    Paragraph paragraph{heading.section, true, heading.title, {{0, lines_[i].number}}};
    if (is_wrapped) {
      if (all_.is_latin) paragraph.text += U' ';
      paragraph.text += lines_[i + 1].text;
    }
    out_.push_back(std::move(paragraph));
    current_.section = heading.section;
    return is_wrapped ? 2 : 1;
  }

  void append(const TextLine& line) {
    auto& text = current_.text;
    constexpr std::u32string_view kHyphens = U"-\u2010\u2043";
    if (!text.empty() && kHyphens.find(text.back()) != std::u32string_view::npos) {
      text.pop_back();
    } else if (!text.empty()) {
      const bool is_between_words = is_ascii_word(text.back()) && is_ascii_word(line.text.front());
      if (all_.is_latin || is_between_words) text += U' ';
    }
    current_.line_starts.emplace_back(text.size(), line.number);
    text += line.text;
  }

  void flush() {
    if (!strip(current_.text).empty()) out_.push_back(current_);
    current_.text.clear();
    current_.line_starts.clear();
  }

  const TextLines& all_;
  const std::vector<TextLine>& lines_;
  bool blank_ends_paragraph_ = false;
  bool in_catalogue_ = false;  ///< behind the abstract, until a line is neither long nor a label
  Paragraph current_;
  std::vector<Paragraph> out_;
};

}  // namespace

std::uint32_t Paragraph::line_at(std::size_t offset) const {
  const auto after =
      std::upper_bound(line_starts.begin(), line_starts.end(), offset,
                       [](std::size_t value, const auto& start) { return value < start.first; });
  return after == line_starts.begin() ? 0 : std::prev(after)->second;
}

std::vector<Paragraph> join_paragraphs(const TextLines& lines) {
  return Joiner{lines}.run();
}

}  // namespace yinguo::literature
