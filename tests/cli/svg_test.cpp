#include "cli/svg.hpp"

#include <random>

#include "cli/degree_plot.hpp"
#include "cli/strip_plot.hpp"
#include "cli/tree_plot.hpp"

#include "catch.hpp"

namespace yinguo::cli {
namespace {

/// What stands in `attribute="…"` of each element `name`, in order.
std::vector<double> numbers(const std::string& elements, const std::string& name,
                            const std::string& attribute) {
  std::vector<double> out;
  const auto key = " " + attribute + "=\"";
  for (auto at = elements.find("<" + name + " "); at != std::string::npos;
       at = elements.find("<" + name + " ", at + 1)) {
    const auto end = elements.find('>', at);
    const auto value = elements.find(key, at);
    REQUIRE(value < end);
    out.push_back(std::stod(elements.substr(value + key.size())));
  }
  return out;
}

TEST_CASE("coordinates have a decimal at most and no exponent", "[cli][svg]") {
  CHECK(coordinate(12.0) == "12");
  CHECK(coordinate(12.34) == "12.3");
  CHECK(coordinate(-0.04) == "0");
  CHECK(coordinate(1e6) == "1000000");
}

TEST_CASE("a scale maps ends to ends and keeps within them", "[cli][svg]") {
  const LinearScale x{10.0, 20.0, 0.0, 100.0};
  CHECK(x(10.0) == 0.0);
  CHECK(x(20.0) == 100.0);
  CHECK(x(12.5) == 25.0);
  CHECK(x(-5.0) == 0.0);
  CHECK(x(25.0) == 100.0);
  CHECK(LinearScale{3.0, 3.0, 0.0, 100.0}(3.0) == 50.0);
}

TEST_CASE("labels of one row never overlap, and stay between the ends", "[cli][svg]") {
  std::mt19937 random{7};
  std::uniform_real_distribution<double> at{0.0, 300.0};
  std::uniform_real_distribution<double> width{5.0, 120.0};
  for (int run = 0; run < 200; ++run) {
    LabelRows rows{0.0, 300.0, 4.0};
    std::vector<std::pair<LabelRows::Place, double>> placed;
    for (int i = 0; i < 8; ++i) {
      const double wide = width(random);
      const auto place = rows.place(at(random), wide);
      CHECK(place.left >= 0.0);
      CHECK(place.left + wide <= 300.0 + 1e-9);
      CHECK(place.row < rows.rows());
      for (const auto& [other, its_width] : placed) {
        if (other.row != place.row) continue;
        CHECK(
            (place.left + wide + 4.0 <= other.left || other.left + its_width + 4.0 <= place.left));
      }
      placed.emplace_back(place, wide);
    }
  }
}

TEST_CASE("text is broken between words and before wide characters", "[cli][svg]") {
  using Lines = std::vector<std::string>;
  const double line = text_width("twelve chars", 10.0);
  CHECK(wrapped("twelve chars", line, 10.0, 3) == Lines{"twelve chars"});
  CHECK(wrapped("two words and more", line, 10.0, 3) == Lines{"two words", "and more"});
  CHECK(wrapped("数据基础设施拉动", line, 10.0, 3) == Lines{"数据基础设施", "拉动"});
  CHECK(wrapped("数据基础设施，拉动", line, 10.0, 3) == Lines{"数据基础设", "施，拉动"});
  CHECK(wrapped("one two three four five six", line, 10.0, 2) == Lines{"one two", "three four …"});
  CHECK(wrapped("", line, 10.0, 2) == Lines{""});
}

StripPlot strip(const std::vector<double>& values, double here) {
  StripPlot plot{.title = "rain <mm>",
                 .description = "how much",
                 .ramp = {20.0, 80.0, false},
                 .threshold = 50.0};
  for (const double value : values)
    plot.points.push_back({value, "p"});
  plot.marks = {{StripPlot::Mark::Kind::kHere, here, "here"}};
  plot.ticks = {{20.0, "0"}, {50.0, "0.50"}, {80.0, "1"}};
  return plot;
}

TEST_CASE("dots stand in the order of their figures and never on one another", "[cli][svg]") {
  std::mt19937 random{11};
  std::lognormal_distribution<double> skewed{2.0, 1.0};
  for (int run = 0; run < 50; ++run) {
    std::vector<double> values;
    for (int i = 0; i < 31; ++i)
      values.push_back(skewed(random));
    const auto drawing = strip_plot(strip(values, skewed(random)));
    const auto x = numbers(drawing.elements, "circle", "cx");
    const auto y = numbers(drawing.elements, "circle", "cy");
    REQUIRE(x.size() == values.size());
    for (std::size_t i = 0; i < x.size(); ++i) {
      CHECK(x[i] >= 0.0);
      CHECK(x[i] <= drawing.width);
      CHECK(y[i] >= 0.0);
      CHECK(y[i] <= drawing.height);
      for (std::size_t j = 0; j < i; ++j) {
        if (values[i] < values[j]) CHECK(x[i] <= x[j]);
        const double dx = x[i] - x[j];
        const double dy = y[i] - y[j];
        CHECK(dx * dx + dy * dy >= 7.0 * 7.0);  // two radii
      }
    }
  }
}

TEST_CASE("a strip is the same each time, escaped, and bears equal figures", "[cli][svg]") {
  const auto plot = strip({1.0, 1.0, 1.0}, 1.0);
  CHECK(strip_plot(plot).elements == strip_plot(plot).elements);
  CHECK(strip_plot(plot).elements.find("rain &lt;mm&gt;") != std::string::npos);
  auto flat = plot;
  flat.ramp = {1.0, 1.0, false};
  flat.threshold = 1.0;
  flat.ticks = {{1.0, "1"}};
  CHECK(strip_plot(flat).elements.find("nan") == std::string::npos);
  const auto whole = svg(strip_plot(plot), "d1");
  CHECK(whole.starts_with(
      "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" aria-labelledby=\"d1-t d1-d\""));
  CHECK(whole.find("<title id=\"d1-t\">rain &lt;mm&gt;</title>") != std::string::npos);
  CHECK(whole.find("<desc id=\"d1-d\">how much</desc>") != std::string::npos);
}

TreeBox box(std::string label, double degree, std::vector<TreeBox> parts = {}) {
  return {.label = std::move(label),
          .degree = {degree, degree},
          .status = model::status_of({degree, degree}, 0.5),
          .parts = std::move(parts)};
}

TEST_CASE("boxes of a tree never overlap, and parts stand right of what stands on them",
          "[cli][svg]") {
  const auto root =
      box("以技术创新突破为关键的路径", 0.2,
          {box("industry, universities, research and users breeding digital talent", 0.2,
               {box("a", 0.2), box("b", 0.7),
                box("数据基础设施拉动地方发展数据基础设施拉动地方发展", 0.9)}),
           box("no parts", 0.6), box("one part", 0.3, {box("c", 0.3)})});
  const auto drawing = tree_plot(root, 0.5, "tree", "of boxes");
  // Of each box the first rectangle is its outline, then the room of its degree and the degree.
  const auto x = numbers(drawing.elements, "rect", "x");
  const auto y = numbers(drawing.elements, "rect", "y");
  const auto width = numbers(drawing.elements, "rect", "width");
  const auto height = numbers(drawing.elements, "rect", "height");
  std::vector<std::size_t> outlines;
  for (std::size_t i = 0; i < x.size(); ++i) {
    CHECK(x[i] + width[i] <= drawing.width);
    CHECK(y[i] + height[i] <= drawing.height);
    if (height[i] > 10.0) outlines.push_back(i);
  }
  CHECK(outlines.size() == 8);
  for (const auto a : outlines) {
    for (const auto b : outlines) {
      const bool is_apart = x[a] + width[a] <= x[b] || x[b] + width[b] <= x[a] ||
                            y[a] + height[a] <= y[b] || y[b] + height[b] <= y[a];
      CHECK((a == b || is_apart));
    }
  }
}

TEST_CASE("bars are as long as their degrees", "[cli][svg]") {
  const DegreePlot plot{.title = "t",
                        .description = "d",
                        .threshold = 0.5,
                        .bars = {{"a", "", {0.25, 0.25}, model::Status::kInactive},
                                 {"b", "", {0.5, 1.0}, model::Status::kActive}}};
  const auto width = numbers(degree_plot(plot).elements, "rect", "width");
  REQUIRE(width.size() == 5);  // room and degree; room, degree and what is open
  CHECK(width[1] == Approx(width[0] * 0.25).margin(0.1));
  CHECK(width[3] == Approx(width[2] * 0.5).margin(0.1));
  CHECK(width[4] == Approx(width[2] * 0.5).margin(0.1));
}

}  // namespace
}  // namespace yinguo::cli
