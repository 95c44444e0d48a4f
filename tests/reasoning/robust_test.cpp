#include "reasoning/robust.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <limits>
#include <random>

#include "catch.hpp"
#include "evaluation/build_graph.hpp"
#include "reasoning/errors.hpp"
#include "reasoning/margins.hpp"
#include "reasoning/other_anchors.hpp"
#include "reasoning/random_world.hpp"
#include "reasoning/takeover.hpp"
#include "reasoning/tiny_reading.hpp"

using namespace yinguo;
using namespace yinguo::reasoning;
using model::Status;
using test::kTwoFigures;
using test::kWorld;
using test::random_world;
using test::read_garden;

namespace {

using Mask = std::uint32_t;

/// A random world and the observations of "r" below its goal.
struct World {
  Reading reading;
  derivation::Inputs inputs;
  std::vector<Leaf> leaves;
  derivation::NodeId root{};
  double threshold = 0.5;

  World(const std::string& text, double at) : reading{read_garden(text)}, threshold{at} {
    inputs = of_case("r");
    root = *goal_node(reading, "g");
    leaves = *leaves_of(reading, {}, "r", inputs, inputs_below(reading.graph, root));
  }

  [[nodiscard]] derivation::Inputs of_case(std::string_view name) const {
    return *evaluation::degree_inputs(reading.program, reading.symbols, reading.database,
                                      reading.graph, name);
  }

  [[nodiscard]] Status status(const derivation::Inputs& with) const {
    return model::status_of(derivation::solve(reading.graph, with).of(root), threshold);
  }

  [[nodiscard]] LeafGoal goal() const {
    return {reading.graph, inputs, leaves, "r", root, threshold, status(inputs)};
  }

  [[nodiscard]] const Leaf& leaf(std::string_view subject) const {
    return *std::ranges::find(leaves, subject, &Leaf::subject);
  }

  [[nodiscard]] Mask mask_of(const std::vector<std::string>& subjects) const {
    Mask mask = 0;
    for (std::size_t l = 0; l < leaves.size(); ++l) {
      if (std::ranges::count(subjects, leaves[l].subject) > 0) mask |= Mask{1} << l;
    }
    return mask;
  }

  [[nodiscard]] Mask all() const { return (Mask{1} << leaves.size()) - 1; }

  /// Whether the status is another for some degrees of the leaves in `free`, out of `degrees`.
  [[nodiscard]] bool may_change(Mask free, std::span<const double> degrees) const {
    auto with = inputs;
    return may_change(free, degrees, 0, with);
  }

 private:
  bool may_change(Mask free, std::span<const double> degrees, std::size_t from,
                  derivation::Inputs& with) const {
    while (from < leaves.size() && (free >> from & 1U) == 0)
      ++from;
    if (from == leaves.size()) return status(with) != status(inputs);
    auto& degree = with[leaves[from].input];
    const auto before = degree;
    bool may = false;
    for (std::size_t d = 0; d < degrees.size() && !may; ++d) {
      degree = {degrees[d], degrees[d]};
      may = may_change(free, degrees, from + 1, with);
    }
    degree = before;
    return may;
  }
};

constexpr std::array kEnds{0.0, 1.0};
constexpr std::array kSteps{0.0, 0.25, 0.5, 0.75, 1.0};

World random_case(std::mt19937& random, bool has_blockers) {
  const auto text = random_world(random, has_blockers);
  return World{text, std::array{0.25, 0.5, 0.75}.at(random() % 3)};
}

/// All sets for which `holds`, which is monotone, and of which nothing can be left out.
template <class Holds>
std::vector<Mask> minimal_sets(Mask all, const Holds& holds) {
  std::vector<Mask> out;
  for (Mask set = 0; set <= all; ++set) {
    bool is_minimal = holds(set);
    for (Mask rest = set; rest != 0 && is_minimal; rest &= rest - 1)
      is_minimal = !holds(set & ~(rest & (~rest + 1)));
    if (is_minimal) out.push_back(set);
  }
  return out;
}

void check_sets(const std::vector<Mask>& found, std::size_t bound, std::vector<Mask> expected) {
  std::ranges::stable_sort(expected, {}, [](Mask set) { return std::popcount(set); });
  REQUIRE(found.size() == std::min<std::size_t>(3, expected.size()));
  for (std::size_t i = 0; i < found.size(); ++i) {
    REQUIRE(std::ranges::count(expected, found[i]) == 1);
    REQUIRE(std::popcount(found[i]) == std::popcount(expected[i]));
    REQUIRE(std::ranges::count(found, found[i]) == 1);
  }
  if (!found.empty()) REQUIRE(static_cast<int>(bound) == std::popcount(found.front()));
}

std::vector<Mask> masks_of(const World& world, const ContrastiveSets& sets) {
  std::vector<Mask> out;
  for (const auto& set : sets.sets) {
    std::vector<std::string> subjects;
    for (const auto& one : set)
      subjects.push_back(one.subject);
    out.push_back(world.mask_of(subjects));
  }
  return out;
}

derivation::Inputs with_values(const World& world, const std::vector<MovedValue>& values,
                               double part) {
  auto with = world.inputs;
  for (const auto& one : values) {
    const auto& leaf = world.leaf(one.subject);
    const double degree = leaf.grade(std::lerp(one.before, one.after, part));
    with[leaf.input] = {degree, degree};
  }
  return with;
}

}  // namespace

TEST_CASE("At its margin an observation changes the status, and one number before it does not") {
  std::mt19937 random{8};
  std::size_t sides = 0;
  for (int round = 0; round < 1500; ++round) {
    const auto world = random_case(random, round % 2 == 0);
    const auto margins = margins_of(world.goal());
    const auto now = world.status(world.inputs);
    const auto status_at = [&](const Leaf& leaf, double value) {
      auto with = world.inputs;
      const double degree = leaf.grade(value);
      with[leaf.input] = {degree, degree};
      return world.status(with);
    };
    for (const auto& leaf : world.leaves) {
      const auto found = std::ranges::find(margins, leaf.subject, &Margin::subject);
      const double value = leaf.values.front();
      double lowest = -1.0;
      double highest = 2.0;
      for (const auto* side : {found == margins.end() ? nullptr : &found->down,
                               found == margins.end() ? nullptr : &found->up}) {
        if (side == nullptr || !*side) continue;
        ++sides;
        const double at = (*side)->after;
        REQUIRE(status_at(leaf, at) == (*side)->status);
        REQUIRE((*side)->status != now);
        REQUIRE(status_at(leaf, std::nextafter(at, value)) == now);
        (at < value ? lowest : highest) = at;
      }
      constexpr int kGrid = 48;
      for (int i = 0; i <= kGrid; ++i) {
        const double between = static_cast<double>(i) / kGrid;
        if (between > lowest && between < highest) REQUIRE(status_at(leaf, between) == now);
      }
    }
  }
  CHECK(sides > 1000);
}

TEST_CASE("Sufficient and contrastive sets are those of all subsets") {
  std::mt19937 random{9};
  std::size_t sufficient = 0;
  std::size_t contrastive = 0;
  for (int round = 0; round < 2000; ++round) {
    const auto world = random_case(random, false);
    const auto goal = world.goal();
    const auto keeping = sufficient_sets(goal, 3);
    std::vector<Mask> found;
    for (const auto& set : keeping.sets)
      found.push_back(world.mask_of(set));
    if (goal.status != Status::kUndetermined) {
      REQUIRE(keeping.is_proved);
      check_sets(found, keeping.bound, minimal_sets(world.all(), [&](Mask set) {
                   return !world.may_change(world.all() & ~set, kEnds);
                 }));
    }
    sufficient += found.size();
    const auto changing = contrastive_sets(goal, 3);
    REQUIRE(changing.is_proved);
    check_sets(masks_of(world, changing), changing.bound,
               minimal_sets(world.all(), [&](Mask set) { return world.may_change(set, kEnds); }));
    for (const auto& set : changing.sets) {
      ++contrastive;
      REQUIRE(world.status(with_values(world, set, 1.0)) == set.front().status);
      REQUIRE(set.front().status != goal.status);
      constexpr double kJustBefore = 1.0 - 1e-9;
      const bool is_beside = std::abs(set.front().after - set.front().before) < 1e-6;
      if (!is_beside) REQUIRE(world.status(with_values(world, set, kJustBefore)) == goal.status);
    }
  }
  CHECK(sufficient > 2000);
  CHECK(contrastive > 2000);
}

TEST_CASE("Where observations help and hinder, sets still keep and change the status") {
  std::mt19937 random{10};
  for (int round = 0; round < 400; ++round) {
    const auto world = random_case(random, true);
    const auto goal = world.goal();
    for (const auto& set : sufficient_sets(goal, 3).sets)
      REQUIRE_FALSE(world.may_change(world.all() & ~world.mask_of(set), kSteps));
    const auto changing = contrastive_sets(goal, 3);
    for (const auto& set : changing.sets)
      REQUIRE(world.status(with_values(world, set, 1.0)) != goal.status);
    if (!changing.is_proved) continue;
    for (Mask set = 0; set <= world.all(); ++set) {
      const auto size = static_cast<std::size_t>(std::popcount(set));
      if (changing.sets.empty() || size < changing.bound)
        REQUIRE_FALSE(world.may_change(set, kSteps));
    }
  }
}

TEST_CASE("Random anchors are counted as one by one") {
  std::mt19937 random{11};
  for (int round = 0; round < 40; ++round) {
    const auto world = random_case(random, true);
    const auto goal = world.goal();
    const RobustOptions options{
        .threshold = world.threshold, .samples = 1100, .seed = 5, .spread = 0.2};
    const auto found = perturbed(goal, options);
    Perturbed expected;
    std::mt19937_64 bits{5};
    const auto draw = [&] { return std::ldexp(static_cast<double>(bits() >> 11U), -52) - 1.0; };
    for (std::size_t s = 0; s < options.samples; ++s) {
      const double threshold = world.threshold + 0.2 * draw();
      auto with = world.inputs;
      for (const auto& leaf : world.leaves) {
        const double low = 0.2 * draw();
        const double high = 1.0 + 0.2 * draw();
        with[leaf.input] = leaf.graded(Ramp{low, high, false});
      }
      const auto degree = derivation::solve(world.reading.graph, with).of(world.root);
      ++expected.count(model::status_of(degree, threshold));
    }
    REQUIRE(found.active == expected.active);
    REQUIRE(found.inactive == expected.inactive);
    REQUIRE(found.undetermined == expected.undetermined);
    REQUIRE(perturbed(goal, {.threshold = world.threshold, .samples = 7, .spread = 0.0})
                .count(goal.status) == 7);
  }
}

TEST_CASE("The ends of a ramp have the degrees 0 and 1, and no number nearer has") {
  constexpr double kInfinite = std::numeric_limits<double>::infinity();
  for (const bool lower_is_better : {false, true}) {
    for (const double high : {2.0, 3.7}) {
      const Ramp ramp{2.0, high, lower_is_better};
      const double zero = ramp.value_of_end(false);
      const double one = ramp.value_of_end(true);
      CHECK(ramp.grade(zero) == 0.0);
      CHECK(ramp.grade(one) == 1.0);
      CHECK((zero > one) == lower_is_better);
      if (high == 2.0) CHECK(std::nextafter(std::min(zero, one), kInfinite) == std::max(zero, one));
    }
  }
}

TEST_CASE("Inputs taken over from another case are as few as all subsets allow") {
  std::mt19937 random{12};
  std::size_t exact = 0;
  for (int round = 0; round < 2000; ++round) {
    const auto world = random_case(random, round % 4 == 0);
    const auto other = world.of_case("p0");
    const auto wanted = world.status(other);
    if (wanted == world.status(world.inputs)) continue;
    std::vector<Takeover> candidates;
    for (std::uint32_t i = 0; i < other.size(); ++i) {
      if (other[i] != world.inputs[i]) candidates.push_back({i, other[i]});
    }
    const auto flips = [&](Mask set) {
      auto with = world.inputs;
      for (std::size_t c = 0; c < candidates.size(); ++c) {
        if ((set >> c & 1U) != 0) with[candidates[c].input] = candidates[c].degree;
      }
      return world.status(with) == wanted;
    };
    const auto found = smallest_takeovers(
        {world.reading.graph, world.inputs, world.root, world.threshold, wanted}, candidates, 3);
    REQUIRE_FALSE(found.sets.empty());
    const Mask all = (Mask{1} << candidates.size()) - 1;
    int fewest = std::numeric_limits<int>::max();
    for (Mask set = 0; set <= all; ++set) {
      if (flips(set)) fewest = std::min(fewest, std::popcount(set));
    }
    REQUIRE(static_cast<int>(found.bound) <= fewest);
    for (const auto& set : found.sets) {
      Mask mask = 0;
      for (const auto c : set)
        mask |= Mask{1} << c;
      REQUIRE(flips(mask));
    }
    if (!found.is_proved) continue;
    ++exact;
    REQUIRE(static_cast<int>(found.sets.front().size()) == fewest);
  }
  CHECK(exact > 500);
}

TEST_CASE("Robustness is told of the garden, and refused where degrees are multiplied") {
  const auto reading = read_garden(std::string{kWorld} + kTwoFigures);
  const std::vector<std::string> goals{"g"};
  const auto found = robustness(reading, {}, "r", goals, {});
  REQUIRE(found);
  const auto& one = found->goals.front();
  CHECK(one.answer.status == Status::kInactive);
  REQUIRE(one.margins.size() == 2);
  // The mean of 0.2 and 0.4 reaches 0.5 with i0 at 0.6 (past 0.3), or i1 at 0.8 (past all better).
  CHECK(one.margins[0].subject == "i0");
  CHECK(one.margins[0].up->after == Approx(0.6));
  CHECK(one.margins[0].up->passed() == 1);
  CHECK(one.margins[1].up->after == Approx(0.8));
  CHECK(one.margins[1].up->rank_after == 1);
  CHECK(one.sufficient.sets == std::vector<std::vector<std::string>>{{"i0", "i1"}});
  REQUIRE(one.contrastive.sets.size() == 2);
  CHECK(one.contrastive.sets[0].size() == 1);
  CHECK(one.perturbed.count(Status::kInactive) == 1000);
  const auto text =
      ".pragma \"degrees\" \"lukasiewicz\"\n.decl membership(case: symbol, i: symbol, "
      "lower: float, upper: float)\n.decl met(i: symbol) degree from membership\n"
      ".decl active(g: symbol) degree\nactive(\"g\") :- met(\"i0\").\n"
      "membership(\"r\", \"i0\", 0.3, 0.3).\n";
  const auto refused = robustness(read_garden(text), {}, "r", goals, {});
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code.id == kNoThresholds.id);
}

TEST_CASE("A figure that the rules grade otherwise is refused") {
  auto text = std::string{kWorld};
  const std::string rule = "membership(r, i, v, v) :- figure(r, i, v).\n";
  text.replace(text.find(rule), rule.size(),
               "membership(r, i, v * v, v * v) :- figure(r, i, v).\n");
  const auto reading = read_garden(text + R"(
    indicator("i0", "", "higher"). stands_for("i0", "c0"). mechanism("m0"). requires("m0", "c0"). quota("g", 1).
    figure("r", "i0", 0.5).
  )");
  const auto refused = robustness(reading, {}, "r", std::vector<std::string>{"g"}, {});
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code.id == kOwnGrading.id);
}
