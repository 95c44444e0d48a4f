#include "literature/page_debris.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string_view>

#include "literature/code_points.hpp"

namespace yinguo::literature {
namespace {

constexpr std::size_t kEdge = 2;          ///< lines at the top and at the foot of a page
constexpr std::size_t kLongestHead = 80;  ///< characters of a running head
constexpr std::size_t kLeastRepeats = 3;  ///< of a line, where nothing parts the pages
constexpr std::size_t kLeastDistance = 8;
constexpr std::size_t kShortestHead = 4;
constexpr std::size_t kOpening = 5;  ///< lines in which a title stands
constexpr double kShort = 0.85;      ///< of a full line

bool is_number(std::u32string_view text) {
  return !text.empty() && text.size() <= 4 && std::ranges::all_of(text, is_digit);
}

bool is_roman(std::u32string_view text) {
  return !text.empty() && text.size() <= 6 && std::ranges::all_of(text, [](char32_t c) {
    return std::u32string_view{U"ivxlIVXL"}.find(c) != std::u32string_view::npos;
  });
}

/// Takes `begin` from the front of `text`.
bool take(std::u32string_view& text, std::u32string_view begin) {
  if (!text.starts_with(begin)) return false;
  text.remove_prefix(begin.size());
  return true;
}

bool take_number(std::u32string_view& text) {
  std::size_t digits = 0;
  while (digits < text.size() && is_digit(text[digits]))
    ++digits;
  text.remove_prefix(digits);
  return digits > 0 && digits <= 4;
}

/// `—12—`, `-12-`, `第12页`, `第12页共30页`, `Page12`, `Page12of30`.
bool is_page_number(std::u32string_view text) {
  for (const auto dash : {U'\u2014', U'-', U'\u2013', U'\u00B7'}) {
    if (text.size() >= 3 && text.front() == dash && text.back() == dash)
      return is_number(text.substr(1, text.size() - 2));
  }
  if (take(text, U"第")) {
    if (!take_number(text) || !take(text, U"页")) return false;
    (void)take(text, U",");
    return text.empty() || (take(text, U"共") && take_number(text) && text == U"页");
  }
  if (take(text, U"Page") || take(text, U"page"))
    return take_number(text) &&
           (text.empty() || (take(text, U"of") && take_number(text) && text.empty()));
  return false;
}

/// `12`, `xii`, `12/30`.
bool is_bare_number(std::u32string_view text) {
  if (is_number(text) || is_roman(text)) return true;
  return take_number(text) && take(text, U"/") && take_number(text) && text.empty();
}

/// The line with a # for each number.
std::u32string masked(std::u32string_view compact) {
  std::u32string out;
  for (const auto c : compact) {
    if (!is_digit(c)) {
      out += c;
    } else if (out.empty() || out.back() != U'#') {
      out += U'#';
    }
  }
  return out;
}

class Finder {
 public:
  explicit Finder(const TextLines& text)
      : text_{text}, lines_{text.lines}, out_(text.lines.size()) {}

  std::vector<bool> run() {
    for (std::size_t i = 0; i < lines_.size(); ++i)
      out_[i] = is_page_number(lines_[i].compact);
    if (!lines_.empty() && lines_.front().page != lines_.back().page) {
      find_edges();
    } else {
      find_repeated();
      find_ascending();
    }
    return std::move(out_);
  }

 private:
  /// What may be a running head: the line masked, or nothing.
  [[nodiscard]] std::optional<std::u32string> head(std::size_t i) const {
    const auto& line = lines_[i];
    if (line.compact.size() > kLongestHead || ends_sentence(line.text, text_.is_latin))
      return std::nullopt;
    return masked(line.compact);
  }

  /// The lines at the edges of each page: (top, foot), by page.
  void find_edges() {
    std::vector<std::size_t> top;
    std::vector<std::size_t> foot;
    std::set<std::uint32_t> pages;
    for (std::size_t begin = 0; begin < lines_.size();) {
      auto end = begin;
      while (end < lines_.size() && lines_[end].page == lines_[begin].page)
        ++end;
      pages.insert(lines_[begin].page);
      for (auto i = begin; i < std::min(begin + kEdge, end); ++i)
        top.push_back(i);
      for (auto i = std::max(end - std::min(kEdge, end), begin + kEdge); i < end; ++i)
        foot.push_back(i);
      begin = end;
    }
    for (const auto* edge : {&top, &foot})
      mark_edge(*edge, std::max<std::size_t>(2, (pages.size() + 3) / 4), edge == &top);
  }

  void mark_edge(const std::vector<std::size_t>& edge, std::size_t least, bool is_top) {
    std::map<std::u32string, std::set<std::uint32_t>> pages;
    for (const auto i : edge) {
      if (auto key = head(i)) pages[*std::move(key)].insert(lines_[i].page);
    }
    for (const auto i : edge) {
      const auto key = head(i);
      const bool is_repeated = key && pages[*key].size() >= least;
      const bool is_opening = is_top && lines_[i].page == lines_.front().page;
      if (is_repeated && !is_opening) out_[i] = true;
    }
    for (const auto i : edge) {
      if (is_bare_number(lines_[i].compact) && !(is_top && is_before_title(i))) out_[i] = true;
    }
  }

  /// The number of a heading stands before its words.
  [[nodiscard]] bool is_before_title(std::size_t i) const {
    return i + 1 < lines_.size() && lines_[i + 1].page == lines_[i].page && !out_[i + 1] &&
           may_be_title(lines_[i + 1], text_);
  }

  void find_repeated() {
    std::map<std::u32string, std::vector<std::size_t>> places;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      auto key = head(i);
      if (!key || key->size() < kShortestHead || is_bare_number(lines_[i].compact)) continue;
      auto& there = places[*std::move(key)];
      if (there.empty() || i - there.back() >= kLeastDistance) there.push_back(i);
    }
    for (const auto& [key, there] : places) {
      if (there.size() < kLeastRepeats) continue;
      for (const auto i : there)
        out_[i] = out_[i] || i >= kOpening;
    }
  }

  void find_ascending() {
    std::vector<std::size_t> numbers;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (is_number(lines_[i].compact) && !is_before_title(i)) numbers.push_back(i);
    }
    const auto value = [&](std::size_t i) { return std::stoul(encode(lines_[i].compact)); };
    for (std::size_t i = 1; i < numbers.size(); ++i) {
      if (value(numbers[i]) != value(numbers[i - 1]) + 1) continue;
      out_[numbers[i]] = true;
      out_[numbers[i - 1]] = true;
    }
  }

  const TextLines& text_;
  const std::vector<TextLine>& lines_;
  std::vector<bool> out_;
};

}  // namespace

std::vector<bool> page_debris(const TextLines& text) {
  return Finder{text}.run();
}

bool may_be_title(const TextLine& line, const TextLines& text) {
  const auto length = static_cast<double>(line.compact.size());
  return length < kShort * text.full_length && !ends_sentence(line.text, text.is_latin) &&
         !is_bare_number(line.compact) && !line.compact.empty() && !is_digit(line.compact.front());
}

}  // namespace yinguo::literature
