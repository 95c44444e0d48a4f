#include "cli/degree_plot.hpp"

#include <algorithm>

namespace yinguo::cli {
namespace {

// Pixels.
constexpr double kWidth = 700.0;
constexpr double kLabelWidth = 270.0;
constexpr double kWordsWidth = 170.0;
constexpr double kTextSize = 13.0;
constexpr double kLine = 17.0;
constexpr double kBar = 12.0;
constexpr double kTop = 20.0;
constexpr double kBetween = 9.0;

std::string_view class_of(model::Status status) {
  switch (status) {
    case model::Status::kActive:
      return "d-good";
    case model::Status::kInactive:
      return "d-bad";
    case model::Status::kUndetermined:
      break;
  }
  return "d-doubt";
}

}  // namespace

Drawing degree_plot(const DegreePlot& plot) {
  const LinearScale x{0.0, 1.0, kLabelWidth, kWidth - kWordsWidth};
  Shapes shapes;
  shapes.text(x(plot.threshold), kTop - 7.0, plot.threshold_label, "t-tick", Anchor::kMiddle);
  double top = kTop;
  for (const auto& bar : plot.bars) {
    const auto lines = wrapped(bar.label, kLabelWidth - 14.0, kTextSize, 2);
    const double height = kLine * static_cast<double>(lines.size());
    const double middle = top + height / 2.0;
    for (std::size_t i = 0; i < lines.size(); ++i)
      shapes.text(0.0, top + kLine * static_cast<double>(i) + 13.0, lines[i], "t-label");
    const double y = middle - kBar / 2.0;
    shapes.rectangle(x(0.0), y, x(1.0) - x(0.0), kBar, "d-room");
    if (bar.degree.lower > 0.0)
      shapes.rectangle(x(0.0), y, x(bar.degree.lower) - x(0.0), kBar, class_of(bar.status));
    if (bar.degree.upper > bar.degree.lower)
      shapes.rectangle(x(bar.degree.lower), y, x(bar.degree.upper) - x(bar.degree.lower), kBar,
                       "d-open");
    shapes.text(x(1.0) + 10.0, middle + 4.5, bar.words, "t-label");
    top += height + kBetween;
  }
  shapes.line(x(plot.threshold), kTop - 3.0, x(plot.threshold), top - kBetween + 3.0,
              "d-threshold");
  return {kWidth, top, plot.title, plot.description, shapes.elements()};
}

}  // namespace yinguo::cli
