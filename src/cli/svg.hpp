#pragma once
// Drawings as elements of SVG, which a page holds in itself.
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cli/html.hpp"

namespace yinguo::cli {

/// A drawing and what it shows in words, for those who do not see it. Sizes in CSS pixels; texts
/// are not escaped yet, elements are.
struct Drawing {
  double width = 0.0;
  double height = 0.0;
  std::string title{};
  std::string description{};
  std::string elements{};
};

/// The whole of a drawing; `id` is unique on the page.
[[nodiscard]] std::string svg(const Drawing& drawing, std::string_view id);

/// `x` with at most one decimal, without an exponent.
[[nodiscard]] std::string coordinate(double x);

/// About how wide a text is that is set `size` pixels high; rather too wide than too narrow.
[[nodiscard]] double text_width(std::string_view text, double size);

/// `text` in lines of at most `width`, broken between words or before wide characters; what does
/// not go into `most` lines is left out and marked.
[[nodiscard]] std::vector<std::string> wrapped(std::string_view text, double width, double size,
                                               std::size_t most);

/// Where the figures between two ends lie between two places.
struct LinearScale {
  double first = 0.0;  ///< figures
  double last = 1.0;
  double from = 0.0;  ///< places
  double to = 1.0;

  /// The middle where the ends are the same; a figure beyond an end lies at it.
  [[nodiscard]] double operator()(double figure) const;
};

/// Puts labels of points on a line below one another where they would overlap.
class LabelRows {
 public:
  /// Between `from` and `to`, with `gap` between two of a row.
  LabelRows(double from, double to, double gap) : from_{from}, to_{to}, gap_{gap} {}

  struct Place {
    double left = 0.0;
    std::size_t row = 0;
  };

  /// For a label of `width`: as near above or below `at` as the ends allow, in the first row that
  /// is free there.
  Place place(double at, double width);

  [[nodiscard]] std::size_t rows() const noexcept { return rows_.size(); }

 private:
  double from_;
  double to_;
  double gap_;
  std::vector<std::vector<std::pair<double, double>>> rows_;  ///< what is taken, by row
};

enum class Anchor {
  kStart,
  kMiddle,
  kEnd
};

/// Writes shapes; `name` is the class that the page's style sheet knows them by.
class Shapes {
 public:
  void line(double x1, double y1, double x2, double y2, std::string_view name);
  void rectangle(double x, double y, double width, double height, std::string_view name);
  void text(double x, double y, std::string_view text, std::string_view name,
            Anchor anchor = Anchor::kStart);

  /// Shapes up to end_group() have the class in common.
  void begin_group(std::string_view name) { out_.open("g", {{"class", name}}); }

  void end_group() { out_.close(); }

  /// `label` is shown when one points at it.
  void dot(double x, double y, double radius, std::string_view label);
  /// A path through `points`, closed or open.
  void path(const std::vector<std::pair<double, double>>& points, bool is_closed,
            std::string_view name);

  [[nodiscard]] const std::string& elements() const noexcept { return out_.written(); }

 private:
  HtmlWriter out_;
};

}  // namespace yinguo::cli
