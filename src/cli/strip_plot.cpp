#include "cli/strip_plot.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace yinguo::cli {
namespace {

using Mark = StripPlot::Mark;

// Pixels.
constexpr double kWidth = 700.0;
constexpr double kMargin = 14.0;
constexpr double kTitleHeight = 20.0;
constexpr double kTextSize = 12.0;
constexpr double kLine = 16.0;
constexpr double kGap = 10.0;    // between labels
constexpr double kRadius = 3.5;  // of a point
constexpr double kPitch = 8.0;   // from one point to the next
constexpr double kMarkRadius = 6.0;
constexpr double kWedge = 16.0;  // height of the ramp
constexpr double kTick = 5.0;

std::string_view label_class(Mark::Kind kind) {
  switch (kind) {
    case Mark::Kind::kHere:
      return "t-here";
    case Mark::Kind::kPeer:
      return "t-tick";
    case Mark::Kind::kWas:
    case Mark::Kind::kTarget:
      break;
  }
  return "t-mark";
}

/// Gives each place the lowest row in which nothing is nearer than `kPitch`.
class Stacks {
 public:
  std::size_t place(double x) {
    auto row = std::ranges::find_if(rows_, [&](const auto& taken) {
      return std::ranges::all_of(taken,
                                 [&](double other) { return std::abs(other - x) >= kPitch; });
    });
    if (row == rows_.end()) row = rows_.emplace(row);
    row->push_back(x);
    return static_cast<std::size_t>(row - rows_.begin());
  }

  [[nodiscard]] std::size_t height() const noexcept { return rows_.size(); }

 private:
  std::vector<std::vector<double>> rows_;
};

class Painter {
 public:
  explicit Painter(const StripPlot& plot) : plot_{plot}, x_{scale_of(plot)} {}

  Drawing paint() {
    stack();
    const auto marks = labels_of(plot_.marks);
    const auto ticks = labels_of(plot_.ticks);
    top_ = kTitleHeight + kLine * static_cast<double>(marks.rows);
    axis_ = top_ + kPitch * static_cast<double>(stacks_.height()) + kMarkRadius + 4.0;
    const double below = axis_ + kWedge + kTick;
    shapes_.text(kMargin, kTextSize + 1.0, plot_.title, "t-title");
    paint_ramp();
    paint_ticks(ticks, below);
    paint_points();
    paint_marks(marks);
    const double height = below + kLine * static_cast<double>(ticks.rows) + 6.0;
    return {kWidth, height, plot_.title, plot_.description, shapes_.elements()};
  }

 private:
  struct Labels {
    std::vector<LabelRows::Place> places;
    std::size_t rows = 0;
  };

  static LinearScale scale_of(const StripPlot& plot) {
    double first = plot.ramp.low;
    double last = plot.ramp.high;
    const auto take = [&](const auto& all) {
      for (const auto& one : all) {
        first = std::min(first, one.value);
        last = std::max(last, one.value);
      }
    };
    take(plot.points);
    take(plot.marks);
    return {first, last, kMargin + kMarkRadius, kWidth - kMargin - kMarkRadius};
  }

  /// Marks stand on the axis, points where they leave room.
  void stack() {
    for (const auto& mark : plot_.marks)
      mark_rows_.push_back(stacks_.place(x_(mark.value)));
    for (const auto& point : plot_.points)
      point_rows_.push_back(stacks_.place(x_(point.value)));
  }

  template <class T>
  [[nodiscard]] Labels labels_of(const std::vector<T>& all) const {
    LabelRows rows{kMargin, kWidth - kMargin, kGap};
    Labels labels;
    for (const auto& one : all)
      labels.places.push_back(rows.place(x_(one.value), text_width(one.label, kTextSize)));
    labels.rows = rows.rows();
    return labels;
  }

  [[nodiscard]] double row_y(std::size_t row) const {
    return axis_ - kMarkRadius - kPitch * static_cast<double>(row);
  }

  /// The degree as a height: nothing at the anchor of degree 0, all at that of degree 1.
  void paint_ramp() {
    const double left = kMargin;
    const double right = kWidth - kMargin;
    const double floor = axis_ + kWedge;
    const double low = x_(plot_.ramp.low);
    const double high = x_(plot_.ramp.high);
    if (plot_.ramp.lower_is_better)
      shapes_.path({{left, floor}, {left, axis_}, {low, axis_}, {high, floor}}, true, "p-ramp");
    else
      shapes_.path({{low, floor}, {high, axis_}, {right, axis_}, {right, floor}}, true, "p-ramp");
    shapes_.line(left, axis_, right, axis_, "p-axis");
    const double at = x_(plot_.threshold);
    shapes_.line(at, top_ + 2.0, at, floor, "p-threshold");
  }

  void paint_ticks(const Labels& labels, double below) {
    const auto y = [&](std::size_t i) {
      return below + kLine * static_cast<double>(labels.places[i].row);
    };
    for (std::size_t i = 0; i < plot_.ticks.size(); ++i) {
      const double x = x_(plot_.ticks[i].value);
      shapes_.line(x, axis_ + kWedge, x, y(i) + 2.0, "p-tick");
    }
    for (std::size_t i = 0; i < plot_.ticks.size(); ++i)
      shapes_.text(labels.places[i].left, y(i) + kTextSize, plot_.ticks[i].label, "t-tick");
  }

  void paint_points() {
    shapes_.begin_group("p-peer");
    for (std::size_t i = 0; i < plot_.points.size(); ++i)
      shapes_.dot(x_(plot_.points[i].value), row_y(point_rows_[i]), kRadius, plot_.points[i].label);
    shapes_.end_group();
  }

  /// The labels come last, so that no line runs through them.
  void paint_marks(const Labels& labels) {
    if (plot_.way) paint_arrow(x_(plot_.way->first), x_(plot_.way->second));
    // The first row of labels is the one next to the points.
    const auto base = [&](std::size_t i) {
      return top_ - kLine * static_cast<double>(labels.places[i].row) - 4.0;
    };
    for (std::size_t i = 0; i < plot_.marks.size(); ++i) {
      const double x = x_(plot_.marks[i].value);
      const double y = row_y(mark_rows_[i]);
      shapes_.line(x, base(i) + 3.0, x, y - kMarkRadius, "p-leader");
      paint_mark(plot_.marks[i], x, y);
    }
    for (std::size_t i = 0; i < plot_.marks.size(); ++i) {
      const auto& mark = plot_.marks[i];
      shapes_.text(labels.places[i].left, base(i), mark.label, label_class(mark.kind));
    }
  }

  void paint_mark(const Mark& mark, double x, double y) {
    const double r = kMarkRadius;
    const bool is_dot = mark.kind == Mark::Kind::kTarget || mark.kind == Mark::Kind::kPeer;
    if (!is_dot) {
      shapes_.path({{x - r, y}, {x, y - r}, {x + r, y}, {x, y + r}}, true,
                   mark.kind == Mark::Kind::kHere ? "p-here" : "p-was");
      return;
    }
    const bool is_target = mark.kind == Mark::Kind::kTarget;
    shapes_.begin_group(is_target ? "p-target" : "p-peer");
    shapes_.dot(x, y, is_target ? r - 1.5 : kRadius, mark.label);
    shapes_.end_group();
  }

  /// Along the axis.
  void paint_arrow(double from, double to) {
    constexpr double kHead = 7.0;
    if (std::abs(to - from) < 1.0) return;
    const double back = to > from ? -kHead : kHead;
    shapes_.line(from, axis_, to + back / 2.0, axis_, "p-way");
    shapes_.path({{to, axis_}, {to + back, axis_ - kHead / 1.5}, {to + back, axis_ + kHead / 1.5}},
                 true, "p-head");
  }

  const StripPlot& plot_;
  LinearScale x_;
  Stacks stacks_;
  std::vector<std::size_t> mark_rows_;
  std::vector<std::size_t> point_rows_;
  double top_ = 0.0;
  double axis_ = 0.0;
  Shapes shapes_;
};

}  // namespace

Drawing strip_plot(const StripPlot& plot) {
  return Painter{plot}.paint();
}

}  // namespace yinguo::cli
