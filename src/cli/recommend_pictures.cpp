#include "cli/recommend_pictures.hpp"

#include <vector>

namespace yinguo::cli {

Picture degrees_now(const Advice& advice, const Pictures& pictures) {
  std::vector<std::pair<std::string, model::Interval>> goals;
  for (const auto& one : advice.recommendations) {
    for (const auto& goal : one.now)
      goals.emplace_back(goal.goal, goal.before);
  }
  return pictures.degrees(goals, advice.threshold);
}

Picture PlanPictures::draw(const reasoning::Plan& plan) {
  using Kind = StripPlot::Mark::Kind;
  auto out = pictures_.strips();
  for (const auto& change : plan.changes) {
    if (!drawn_.emplace(change.indicator, change.value_after).second) continue;
    pictures_.add_strip(change.indicator, advice_.threshold,
                        {{Kind::kHere, change.value_before, advice_.region},
                         {Kind::kTarget, change.value_after, change.peer}},
                        out, Way::kArrow);
  }
  return out;
}

}  // namespace yinguo::cli
