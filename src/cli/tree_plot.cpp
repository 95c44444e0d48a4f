#include "cli/tree_plot.hpp"

#include <algorithm>

#include "cli/wording.hpp"

namespace yinguo::cli {
namespace {

// Pixels.
constexpr double kFirstColumn = 180.0;
constexpr double kColumn = 238.0;
constexpr double kBetweenColumns = 24.0;
constexpr double kBetweenBoxes = 7.0;
constexpr double kMargin = 2.0;
constexpr double kPadding = 7.0;
constexpr double kTextSize = 12.0;
constexpr double kBoldShare = 1.15;  // how much wider heavy letters are
constexpr double kNoteSize = 10.5;
constexpr double kLine = 15.0;
constexpr double kDegreeWidth = 46.0;  // of "✗ 0.14"
constexpr double kWideDegree = 78.0;   // of "? 0.14–0.56"
constexpr double kBar = 4.0;
constexpr std::size_t kMostLines = 3;

/// A box with its lines broken and its place found.
struct Placed {
  const TreeBox* box = nullptr;
  std::vector<std::string> lines{};
  std::vector<std::string> notes{};
  double left = 0.0;
  double width = 0.0;
  double top = 0.0;
  double height = 0.0;
  std::vector<Placed> parts{};

  [[nodiscard]] double middle() const { return top + height / 2.0; }
};

double left_of(std::size_t column) {
  if (column == 0) return kMargin;
  return kMargin + kFirstColumn + kBetweenColumns +
         static_cast<double>(column - 1) * (kColumn + kBetweenColumns);
}

double degree_width(const TreeBox& box) {
  return box.degree.lower < box.degree.upper ? kWideDegree : kDegreeWidth;
}

Placed measured(const TreeBox& box, std::size_t column) {
  Placed out{.box = &box, .left = left_of(column), .width = column == 0 ? kFirstColumn : kColumn};
  const double room = out.width - 2.0 * kPadding;
  const double size = box.decides ? kTextSize * kBoldShare : kTextSize;
  out.lines = wrapped(box.label, room - degree_width(box), size, kMostLines);
  if (!box.note.empty()) out.notes = wrapped(box.note, room, kNoteSize, kMostLines);
  out.height = kLine * static_cast<double>(out.lines.size() + out.notes.size()) + kBar + 7.0;
  return out;
}

/// Puts the box and its parts below `top`; the first place that is free then.
double place(const TreeBox& box, std::size_t column, double top, Placed& out) {
  out = measured(box, column);
  double free = top;
  out.parts.resize(box.parts.size());
  for (std::size_t i = 0; i < box.parts.size(); ++i)
    free = place(box.parts[i], column + 1, free, out.parts[i]);
  if (out.parts.empty()) {
    out.top = top;
  } else {
    const double middle = (out.parts.front().middle() + out.parts.back().middle()) / 2.0;
    out.top = std::max(top, middle - out.height / 2.0);
  }
  return std::max(free, out.top + out.height + kBetweenBoxes);
}

std::string_view class_of(model::Status status) {
  switch (status) {
    case model::Status::kActive:
      return "b-good";
    case model::Status::kInactive:
      return "b-bad";
    case model::Status::kUndetermined:
      break;
  }
  return "b-doubt";
}

class Painter {
 public:
  explicit Painter(double threshold) : threshold_{threshold} {}

  void paint(const Placed& one) {
    for (const auto& part : one.parts) {
      paint_edge(one, part);
      paint(part);
    }
    paint_box(one);
    right_ = std::max(right_, one.left + one.width);
  }

  [[nodiscard]] double right() const noexcept { return right_; }

  [[nodiscard]] const std::string& elements() const noexcept { return shapes_.elements(); }

 private:
  void paint_edge(const Placed& from, const Placed& to) {
    const double x1 = from.left + from.width;
    const double x = x1 + kBetweenColumns / 2.0;
    shapes_.path(
        {{x1, from.middle()}, {x, from.middle()}, {x, to.middle()}, {to.left, to.middle()}}, false,
        from.box->decides && to.box->decides ? "b-edge b-decides" : "b-edge");
  }

  void paint_box(const Placed& one) {
    const auto& box = *one.box;
    auto name = std::string{class_of(box.status)};
    if (box.is_latent) name += " b-latent";
    if (box.decides) name += " b-decides";
    shapes_.rectangle(one.left, one.top, one.width, one.height, name);
    double y = one.top + kLine - 1.0;
    const double x = one.left + kPadding;
    shapes_.text(one.left + one.width - kPadding, y,
                 std::string{status_mark(box.status)} + " " + degree_text(box.degree), "t-degree",
                 Anchor::kEnd);
    for (const auto& line : one.lines) {
      shapes_.text(x, y, line, box.decides ? "t-box t-decides" : "t-box");
      y += kLine;
    }
    for (const auto& line : one.notes) {
      shapes_.text(x, y - 1.0, line, "t-note");
      y += kLine;
    }
    paint_degree(one);
  }

  /// From nothing at the left to 1 at the right: what is sure, what may be, and the threshold.
  void paint_degree(const Placed& one) {
    const LinearScale x{0.0, 1.0, one.left + kPadding, one.left + one.width - kPadding};
    const double y = one.top + one.height - kBar - 3.0;
    const auto bar = [&](double from, double to, std::string_view name) {
      if (from < to) shapes_.rectangle(x(from), y, x(to) - x(from), kBar, name);
    };
    bar(0.0, 1.0, "d-room");
    bar(0.0, one.box->degree.lower, "d-sure");
    bar(one.box->degree.lower, one.box->degree.upper, "d-open");
    shapes_.line(x(threshold_), y - 1.5, x(threshold_), y + kBar + 1.5, "d-threshold");
  }

  double threshold_;
  double right_ = 0.0;
  Shapes shapes_;
};

}  // namespace

Drawing tree_plot(const TreeBox& root, double threshold, std::string title,
                  std::string description) {
  Placed placed;
  const double bottom = place(root, 0, kMargin, placed);
  Painter painter{threshold};
  painter.paint(placed);
  return {painter.right() + kMargin, bottom, std::move(title), std::move(description),
          painter.elements()};
}

}  // namespace yinguo::cli
