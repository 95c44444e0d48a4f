#include "literature/side_columns.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <utility>

#include "literature/code_points.hpp"

namespace yinguo::literature {
namespace {

constexpr std::size_t kWidest = 400;  ///< columns of a line; what is beyond is not looked at
constexpr std::size_t kGap = 2;       ///< blanks between two columns at least
constexpr std::size_t kLeastLines = 4;
constexpr std::size_t kTimesMore = 3;

/// What a character takes of a line.
enum class Measure {
  kCharacters,
  kCells  ///< of a terminal
};

std::size_t width_of(char32_t c, Measure measure) {
  const bool is_wide =
      is_ideograph(c) || (c >= 0x3000 && c <= 0x303F) || (c >= 0xFF01 && c <= 0xFF60);
  return measure == Measure::kCells && is_wide ? 2 : 1;
}

bool is_blank(char32_t c) {
  return c == U' ' || c == U'\t';
}

/// Blanks between two words: [begin, end) in characters, [from, to) in the measure.
struct Gap {
  std::size_t begin, end;
  std::size_t from, to;
};

struct Extent {
  std::size_t from = 0;  ///< the first character that is not blank, in the measure
  std::size_t to = 0;    ///< behind the last
  std::vector<Gap> gaps;
};

Extent extent_of(std::u32string_view text, Measure measure) {
  Extent out;
  std::size_t at = 0;
  std::optional<Gap> blanks;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto next = at + width_of(text[i], measure);
    if (is_blank(text[i])) {
      if (!blanks) blanks = Gap{i, i, at, at};
      blanks->end = i + 1;
      blanks->to = next;
    } else {
      if (out.to == 0) {
        out.from = at;
      } else if (blanks && blanks->end - blanks->begin >= kGap) {
        out.gaps.push_back(*blanks);
      }
      blanks.reset();
      out.to = next;
    }
    at = next;
  }
  return out;
}

const Gap* gap_at(const Extent& extent, std::size_t place) {
  const auto found = std::find_if(extent.gaps.begin(), extent.gaps.end(), [&](const Gap& gap) {
    return gap.from <= place && place < gap.to;
  });
  return found == extent.gaps.end() ? nullptr : &*found;
}

/// Where the two columns of a page are apart.
struct Gutter {
  Measure measure = Measure::kCharacters;
  std::size_t place = 0;
  std::size_t lines = 0;    ///< that have text on both sides
  std::size_t crossed = 0;  ///< lines that have text there

  [[nodiscard]] bool holds(std::size_t least) const {
    return lines >= least && lines >= kTimesMore * crossed;
  }
};

Gutter best_gutter(std::span<const PageLine> page, Measure measure) {
  std::array<std::size_t, kWidest + 1> apart{};
  std::array<std::size_t, kWidest + 1> covered{};
  for (const auto& line : page) {
    const auto extent = extent_of(line.text, measure);
    for (auto at = extent.from; at < std::min(extent.to, kWidest); ++at)
      ++covered.at(at);
    for (const auto& gap : extent.gaps) {
      for (auto at = gap.from; at < std::min(gap.to, kWidest); ++at) {
        ++apart.at(at);
        --covered.at(at);
      }
    }
  }
  Gutter best{measure, 0, 0, page.size()};
  for (std::size_t at = 0; at < kWidest; ++at) {
    if (apart.at(at) + best.crossed > best.lines + covered.at(at))
      best = {measure, at, apart.at(at), covered.at(at)};
  }
  return best;
}

/// Puts the lines of a page in order: left, right, and what goes across.
class Unfolder {
 public:
  Unfolder(Gutter gutter, std::vector<PageLine>& out) : gutter_{gutter}, out_{out} {}

  void add(PageLine line) {
    const auto extent = extent_of(line.text, gutter_.measure);
    if (const auto* gap = gap_at(extent, gutter_.place)) {
      auto right = line;
      right.text.erase(0, gap->end);
      line.text.erase(gap->begin);
      left_.push_back(std::move(line));
      right_.push_back(std::move(right));
    } else if (extent.from > gutter_.place) {
      right_.push_back(std::move(line));
    } else if (extent.to <= gutter_.place) {
      left_.push_back(std::move(line));
    } else {
      flush();
      out_.push_back(std::move(line));
    }
  }

  void flush() {
    for (auto* side : {&left_, &right_}) {
      std::move(side->begin(), side->end(), std::back_inserter(out_));
      side->clear();
    }
  }

 private:
  Gutter gutter_;
  std::vector<PageLine>& out_;
  std::vector<PageLine> left_;
  std::vector<PageLine> right_;
};

std::optional<Gutter> gutter_of(std::span<const PageLine> page, std::size_t least) {
  const auto by_characters = best_gutter(page, Measure::kCharacters);
  const auto by_cells = best_gutter(page, Measure::kCells);
  const bool is_by_cells = by_cells.lines > by_characters.lines && by_cells.holds(least);
  const auto& best = is_by_cells ? by_cells : by_characters;
  return best.holds(least) ? std::optional{best} : std::nullopt;
}

/// The lines of each page.
std::vector<std::span<PageLine>> pages_of(std::vector<PageLine>& lines) {
  std::vector<std::span<PageLine>> out;
  for (std::size_t begin = 0; begin < lines.size();) {
    auto end = begin;
    while (end < lines.size() && lines[end].page == lines[begin].page)
      ++end;
    out.push_back(std::span{lines}.subspan(begin, end - begin));
    begin = end;
  }
  return out;
}

}  // namespace

std::vector<PageLine> unfold_columns(std::vector<PageLine> lines) {
  const auto pages = pages_of(lines);
  const bool has_columns = std::ranges::any_of(
      pages, [](const auto& page) { return gutter_of(page, kLeastLines).has_value(); });
  if (!has_columns) return lines;
  std::vector<PageLine> out;
  out.reserve(lines.size());
  for (const auto& page : pages) {
    const auto gutter = gutter_of(page, 1);
    Unfolder unfolder{gutter.value_or(Gutter{}), out};
    for (auto& line : page) {
      if (gutter) {
        unfolder.add(std::move(line));
      } else {
        out.push_back(std::move(line));
      }
    }
    unfolder.flush();
  }
  return out;
}

}  // namespace yinguo::literature
