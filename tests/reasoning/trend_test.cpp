#include "reasoning/trend.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <map>
#include <optional>
#include <random>
#include <string>

#include "catch.hpp"
#include "evaluation/build_graph.hpp"
#include "reasoning/gaps.hpp"
#include "reasoning/leaves.hpp"
#include "reasoning/naming.hpp"
#include "reasoning/paired_figures.hpp"
#include "reasoning/random_world.hpp"
#include "reasoning/tiny_reading.hpp"

using namespace yinguo;
using namespace yinguo::reasoning;

namespace {

constexpr std::size_t kIndicators = 4;

/// What a period has: the figures of "r", and the anchors that its peers give.
struct Period {
  std::array<std::optional<std::size_t>, kIndicators> figures{};  ///< in quarters
  std::array<std::size_t, kIndicators> low{};                     ///< in quarters, below 2
};

Period random_period(std::mt19937& random) {
  Period out;
  for (std::size_t i = 0; i < kIndicators; ++i) {
    if (random() % 10 != 0) out.figures.at(i) = random() % 5;
    out.low.at(i) = random() % 2;
  }
  return out;
}

/// The rules and facts of `world` but its figures and anchors, with those of the periods in their
/// place: a figure's degree goes from 0 at the low anchor to 1 three quarters above it.
std::string text_of(const std::string& world, const Period& figures, const Period& anchors) {
  std::string out;
  std::size_t from = 0;
  while (from < world.size()) {
    const auto end = std::min(world.find('\n', from), world.size());
    const auto line = world.substr(from, end - from);
    from = end + 1;
    const bool is_replaced = line.starts_with("figure(") || line.starts_with("membership(r,") ||
                             line.starts_with("anchors(i,");
    if (!is_replaced) out += line + "\n";
  }
  out +=
      "membership(r, i, d, d) :-\n"
      "  figure(r, i, v), anchors(i, low, high), d = max(0.0, min(1.0, (v - low) / 0.75)),\n"
      "  high > low.\n";
  constexpr std::array kHigh{"0.75", "1.0"};
  for (std::size_t i = 0; i < kIndicators; ++i) {
    const auto name = "\"i" + std::to_string(i) + "\"";
    if (const auto& value = figures.figures.at(i))
      out += "figure(\"r\", " + name + ", " + test::quarter_text(*value) + ").\n";
    out += "figure(\"p0\", " + name + ", 0.5).\n";
    const auto low = anchors.low.at(i);
    out += "anchors(" + name + ", " + test::quarter_text(low) + ", " + kHigh.at(low) + ").\n";
  }
  return out;
}

derivation::Inputs inputs_of(const Reading& reading) {
  return *evaluation::degree_inputs(reading.program, reading.symbols, reading.database,
                                    reading.graph, "r");
}

model::Interval degree_of(const Reading& reading, const derivation::Inputs& inputs) {
  return derivation::solve(reading.graph, inputs).of(*goal_node(reading, "g"));
}

/// The degrees of the figures below the goal, by indicator.
std::map<std::string, model::Interval> figures_below(const Reading& reading) {
  const auto inputs = inputs_of(reading);
  const auto below = inputs_below(reading.graph, *goal_node(reading, "g"));
  std::map<std::string, model::Interval> out;
  for (std::uint32_t i = 0; i < below.size(); ++i) {
    const auto subject = observed_subject(reading, i);
    if (below[i] && subject) out[*subject] = inputs[i];
  }
  return out;
}

/// Whether the goal gets as far as it went when the figures of `taken` move as they did.
class Carrier {
 public:
  Carrier(const Reading& before, const Reading& after, double threshold)
      : before_{before},
        threshold_{threshold},
        was_{degree_of(before, inputs_of(before))},
        is_{degree_of(after, inputs_of(after))},
        then_{figures_below(after)} {}

  [[nodiscard]] bool carries(const std::vector<std::string>& taken) const {
    auto inputs = inputs_of(before_);
    for (std::uint32_t i = 0; i < inputs.size(); ++i) {
      const auto subject = observed_subject(before_, i);
      if (subject && std::ranges::count(taken, *subject) > 0) inputs[i] = then_.at(*subject);
    }
    const auto degree = degree_of(before_, inputs);
    const auto status = model::status_of(is_, threshold_);
    if (status != model::status_of(was_, threshold_))
      return model::status_of(degree, threshold_) == status;
    if (is_.lower > was_.lower) return degree.lower >= is_.lower;
    if (is_.upper < was_.upper) return degree.upper <= is_.upper;
    if (is_.lower < was_.lower) return degree.lower <= is_.lower && degree.upper > is_.lower;
    return degree.lower < is_.upper && degree.upper >= is_.upper;
  }

  [[nodiscard]] bool has_moved() const { return was_ != is_; }

 private:
  const Reading& before_;
  double threshold_;
  model::Interval was_;
  model::Interval is_;
  std::map<std::string, model::Interval> then_;
};

std::vector<std::string> names_of(const std::vector<std::string>& all, std::uint32_t mask) {
  std::vector<std::string> out;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if ((mask >> i & 1U) != 0) out.push_back(all[i]);
  }
  return out;
}

/// How many figures of `moved` it takes at the least; none if not even all of them do.
std::optional<std::size_t> fewest(const Carrier& carrier, const std::vector<std::string>& moved) {
  std::optional<std::size_t> out;
  for (std::uint32_t mask = 0; mask < 1U << moved.size(); ++mask) {
    const auto size = static_cast<std::size_t>(std::popcount(mask));
    if ((!out || size < *out) && carrier.carries(names_of(moved, mask))) out = size;
  }
  return out;
}

struct Seen {
  std::size_t carried = 0;
  std::size_t proved = 0;
  std::size_t held = 0;  ///< the region and its peers both did something
};

void check_counts(const GoalTrend& goal, const Reading& before, const Reading& after) {
  const auto was = figures_below(before);
  const auto is = figures_below(after);
  std::size_t risen = 0;
  std::size_t fallen = 0;
  for (const auto& [subject, degree] : was) {
    const auto& then = is.at(subject);
    const bool is_known = degree != model::kUnknown && then != model::kUnknown;
    risen += is_known && then.lower > degree.lower ? 1U : 0U;
    fallen += is_known && then.lower < degree.lower ? 1U : 0U;
    REQUIRE((std::ranges::count(goal.came, subject) == 1) ==
            (degree == model::kUnknown && then != model::kUnknown));
    REQUIRE((std::ranges::count(goal.went, subject) == 1) ==
            (degree != model::kUnknown && then == model::kUnknown));
  }
  REQUIRE(goal.risen == risen);
  REQUIRE(goal.fallen == fallen);
}

void check_carried(const GoalTrend& goal, const Reading& before, const Reading& after,
                   double threshold, Seen& seen) {
  const Carrier carrier{before, after, threshold};
  const auto was = figures_below(before);
  std::vector<std::string> moved;
  for (const auto& [subject, degree] : figures_below(after)) {
    if (degree != was.at(subject)) moved.push_back(subject);
  }
  const auto least = fewest(carrier, moved);
  if (goal.carried.empty()) {
    REQUIRE((!carrier.has_moved() || !least));
    return;
  }
  std::vector<std::string> carried;
  for (const auto& one : goal.carried)
    carried.push_back(one.figure.subject);
  ++seen.carried;
  REQUIRE(carrier.carries(carried));
  REQUIRE(least);
  REQUIRE(*least <= carried.size());
  if (!goal.is_proved) return;
  REQUIRE(*least == carried.size());
  ++seen.proved;
}

}  // namespace

TEST_CASE("a trend is what the two periods, and the figures between them, come to", "[trend]") {
  std::mt19937 random{11};
  Seen seen;
  for (int round = 0; round < 300; ++round) {
    CAPTURE(round);
    const auto world = test::random_world(random, true);
    const auto threshold = std::array{0.25, 0.5, 0.75}.at(random() % 3);
    const auto first = random_period(random);
    const auto second = random_period(random);
    const auto before = test::read_garden(text_of(world, first, first));
    const auto after = test::read_garden(text_of(world, second, second));
    const auto old_anchors = test::read_garden(text_of(world, second, first));
    const auto found =
        trend(before, after, ontology::Model{}, "r", std::array<std::string, 1>{"g"}, threshold);
    REQUIRE(found);
    const auto& goal = found->goals.at(0);
    REQUIRE(goal.before.degree == degree_of(before, inputs_of(before)));
    REQUIRE(goal.after.degree == degree_of(after, inputs_of(after)));
    REQUIRE(goal.held == degree_of(old_anchors, inputs_of(old_anchors)));
    if (goal.held != goal.before.degree && goal.held != goal.after.degree) ++seen.held;
    check_counts(goal, before, after);
    check_carried(goal, before, after, threshold, seen);
  }
  CHECK(seen.carried > 100);
  CHECK(seen.proved > 100);
  CHECK(seen.held > 10);
}
