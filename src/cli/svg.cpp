#include "cli/svg.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "cli/terminal.hpp"

namespace yinguo::cli {
namespace {

constexpr double kColumnShare = 0.55;  // a terminal's column to the height of a letter
constexpr double kSlack = 1e-6;        // so that what just fits does

std::string_view word(Anchor anchor) {
  switch (anchor) {
    case Anchor::kStart:
      return "start";
    case Anchor::kMiddle:
      return "middle";
    case Anchor::kEnd:
      break;
  }
  return "end";
}

/// Marks that do not begin a line.
constexpr std::array<std::string_view, 9> kClosing{"，", "。", "、", "；", "：",
                                                   "）", "”",  "》", "！"};

/// The first word of `text` with the spaces after it, or its first wide character with the marks
/// after it.
std::string_view first_word(std::string_view text) {
  std::size_t end = 0;
  bool is_wide = false;
  while (end < text.size()) {
    const auto character = text.substr(end, base::utf8_length(text, end));
    const bool closes = std::ranges::find(kClosing, character) != kClosing.end();
    if (is_wide && !closes) break;
    const bool is_next_wide = base::display_width(character) > 1;
    if (is_next_wide && !closes && end > 0) break;
    is_wide = is_next_wide;
    end += character.size();
    if (character == " ") break;
  }
  return text.substr(0, end);
}

}  // namespace

std::string svg(const Drawing& drawing, std::string_view id) {
  const auto title = std::string{id} + "-t";
  const auto description = std::string{id} + "-d";
  const auto width = coordinate(drawing.width);
  const auto height = coordinate(drawing.height);
  HtmlWriter out;
  out.open("svg", {{"xmlns", "http://www.w3.org/2000/svg"},
                   {"role", "img"},
                   {"aria-labelledby", title + " " + description},
                   {"viewBox", "0 0 " + width + " " + height},
                   {"width", width},
                   {"height", height}});
  out.text("title", drawing.title, {{"id", title}});
  out.text("desc", drawing.description, {{"id", description}});
  out.raw(drawing.elements);
  out.close();
  return out.written();
}

std::string coordinate(double x) {
  auto text = fixed(x, 1);
  if (text.ends_with(".0")) text.resize(text.size() - 2);
  return text == "-0" ? "0" : text;
}

double text_width(std::string_view text, double size) {
  return static_cast<double>(base::display_width(text)) * size * kColumnShare;
}

std::vector<std::string> wrapped(std::string_view text, double width, double size,
                                 std::size_t most) {
  std::vector<std::string> lines(1);
  while (!text.empty()) {
    const auto next = first_word(text);
    const bool is_full = !lines.back().empty() &&
                         text_width(lines.back() + std::string{base::trim(next)}, size) > width;
    if (is_full && lines.size() == most) {
      const auto columns = static_cast<std::size_t>(width / (size * kColumnShare) + kSlack);
      lines.back() = shortened(lines.back() + std::string{text}, std::max<std::size_t>(columns, 1));
      break;
    }
    if (is_full) lines.emplace_back();
    lines.back() += next;
    text.remove_prefix(next.size());
  }
  for (auto& line : lines)
    line = base::trim(line);
  return lines;
}

double LinearScale::operator()(double figure) const {
  if (!(first < last)) return (from + to) / 2.0;
  const double share = std::clamp((figure - first) / (last - first), 0.0, 1.0);
  return from + share * (to - from);
}

LabelRows::Place LabelRows::place(double at, double width) {
  const double left = std::max(from_, std::min(at - width / 2.0, to_ - width));
  const double right = left + width;
  const auto is_free = [&](const auto& row) {
    return std::ranges::all_of(row, [&](const auto& taken) {
      return right + gap_ <= taken.first || taken.second + gap_ <= left;
    });
  };
  auto row = std::ranges::find_if(rows_, is_free);
  if (row == rows_.end()) row = rows_.emplace(row);
  row->emplace_back(left, right);
  return {left, static_cast<std::size_t>(row - rows_.begin())};
}

void Shapes::line(double x1, double y1, double x2, double y2, std::string_view name) {
  out_.empty("line", {{"class", name},
                      {"x1", coordinate(x1)},
                      {"y1", coordinate(y1)},
                      {"x2", coordinate(x2)},
                      {"y2", coordinate(y2)}});
}

void Shapes::rectangle(double x, double y, double width, double height, std::string_view name) {
  out_.empty("rect", {{"class", name},
                      {"x", coordinate(x)},
                      {"y", coordinate(y)},
                      {"width", coordinate(width)},
                      {"height", coordinate(height)}});
}

void Shapes::text(double x, double y, std::string_view text, std::string_view name, Anchor anchor) {
  if (anchor == Anchor::kStart)
    out_.text("text", text, {{"class", name}, {"x", coordinate(x)}, {"y", coordinate(y)}});
  else
    out_.text("text", text,
              {{"class", name},
               {"x", coordinate(x)},
               {"y", coordinate(y)},
               {"text-anchor", word(anchor)}});
}

void Shapes::dot(double x, double y, double radius, std::string_view label) {
  out_.raw("<circle cx=\"" + coordinate(x) + "\" cy=\"" + coordinate(y) + "\" r=\"" +
           coordinate(radius) + "\"><title>" + html_escaped(label) + "</title></circle>\n");
}

void Shapes::path(const std::vector<std::pair<double, double>>& points, bool is_closed,
                  std::string_view name) {
  std::string d;
  for (const auto& [x, y] : points)
    d += (d.empty() ? "M" : "L") + coordinate(x) + " " + coordinate(y);
  out_.empty("path", {{"class", name}, {"d", is_closed ? d + "Z" : d}});
}

}  // namespace yinguo::cli
