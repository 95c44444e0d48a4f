#include "graph/smallest_sets.hpp"

#include <algorithm>
#include <bit>
#include <random>

#include "catch.hpp"

using namespace yinguo::graph;

namespace {

std::uint32_t mask_of(const ThingSet& set) {
  std::uint32_t mask = 0;
  for (const auto thing : set)
    mask |= std::uint32_t{1} << thing;
  return mask;
}

/// Whether `mask` has one of some sets within it: any monotone condition is of that form.
struct Condition {
  std::vector<std::uint32_t> least;

  [[nodiscard]] bool holds(std::uint32_t mask) const {
    return std::ranges::any_of(least, [&](std::uint32_t one) { return (one & ~mask) == 0; });
  }

  /// All sets that hold, and of which nothing can be left out.
  [[nodiscard]] std::vector<std::uint32_t> minimal(std::size_t things) const {
    std::vector<std::uint32_t> out;
    for (std::uint32_t mask = 0; mask < std::uint32_t{1} << things; ++mask) {
      bool is_minimal = holds(mask);
      for (std::size_t i = 0; i < things; ++i) {
        const auto bit = std::uint32_t{1} << i;
        if ((mask & bit) != 0 && holds(mask & ~bit)) is_minimal = false;
      }
      if (is_minimal) out.push_back(mask);
    }
    return out;
  }
};

}  // namespace

TEST_CASE("All minimal sets come, smallest first") {
  std::mt19937 random{7};
  for (int round = 0; round < 3000; ++round) {
    const std::size_t things = random() % 8;
    Condition condition;
    for (auto left = random() % 5; left > 0; --left)
      condition.least.push_back(static_cast<std::uint32_t>(random()) &
                                ((std::uint32_t{1} << things) - 1));
    const auto expected = condition.minimal(things);
    const auto found = smallest_sets(things,
                                     [&](std::span<const std::uint32_t> levels) {
                                       std::uint32_t mask = 0;
                                       for (std::size_t i = 0; i < levels.size(); ++i)
                                         mask |= levels[i] << i;
                                       return condition.holds(mask);
                                     },
                                     {.sets = 100, .max_searches = 100'000});
    REQUIRE(found.is_proved);
    REQUIRE(found.sets.size() == expected.size());
    std::size_t last = found.bound;
    for (const auto& set : found.sets) {
      REQUIRE(std::ranges::count(expected, mask_of(set)) == 1);
      REQUIRE(set.size() >= last);
      last = set.size();
    }
    if (!expected.empty()) REQUIRE(found.sets.front().size() == found.bound);
  }
}
