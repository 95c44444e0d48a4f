#include "reasoning/margins.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <optional>
#include <utility>

namespace yinguo::reasoning {
namespace {

/// How much of its ramp a value is away from another.
double part_of_ramp(const Leaf& leaf, double from, double to) {
  const double width = leaf.scale ? leaf.scale->high - leaf.scale->low : 1.0;
  return width > 0.0 ? std::abs(to - from) / width : 0.0;
}

/// The way of one leaf to one end of its ramp.
std::optional<MovedValue> margin_towards(const LeafGoal& goal, const Leaf& leaf, double end,
                                         Mover& mover, bool& is_exact) {
  const std::array leaves{&leaf};
  const auto found = first_crossing(leaf.values.front(), end, [&](double a, double b) {
    return mover.over(leaves, std::array{a}, std::array{b});
  });
  std::optional<MovedValue> out;
  if (found.is_found) {
    is_exact = is_exact && found.is_exact;
    out = moved_to(goal, leaf, found.at);
    mover.set_value(leaf, found.at);
    out->status = mover.status();
  }
  mover.reset(leaf);
  return out;
}

/// By peers passed, then by the part of the ramp.
std::pair<std::int64_t, double> distance(const Leaf& leaf, const Margin& margin) {
  std::pair<std::int64_t, double> least{std::numeric_limits<std::int64_t>::max(), 0.0};
  for (const auto* side : {&margin.down, &margin.up}) {
    if (*side)
      least =
          std::min(least, {(*side)->passed(), part_of_ramp(leaf, (*side)->before, (*side)->after)});
  }
  return least;
}

}  // namespace

std::vector<Margin> margins_of(const LeafGoal& goal) {
  std::vector<std::pair<std::pair<std::int64_t, double>, Margin>> found;
  Mover mover{goal};
  for (const auto& leaf : goal.leaves) {
    if (!leaf.has_one_value()) continue;
    Margin margin{.subject = leaf.subject};
    for (const bool is_one : {false, true}) {
      const double end = end_value(leaf, is_one);
      if (end == leaf.values.front()) continue;
      auto& side = end < leaf.values.front() ? margin.down : margin.up;
      auto one = margin_towards(goal, leaf, end, mover, margin.is_exact);
      if (one) side = std::move(one);
    }
    if (!margin.down && !margin.up) continue;
    const auto away = distance(leaf, margin);
    found.emplace_back(away, std::move(margin));
  }
  std::ranges::stable_sort(found, {}, [](const auto& one) { return one.first; });
  std::vector<Margin> out;
  out.reserve(found.size());
  for (auto& one : found)
    out.push_back(std::move(one.second));
  return out;
}

}  // namespace yinguo::reasoning
