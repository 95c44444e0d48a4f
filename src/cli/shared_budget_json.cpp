#include <cmath>

#include "cli/json_parts.hpp"
#include "cli/recommend_json.hpp"
#include "cli/shared_budget_text.hpp"
#include "cli/wording.hpp"

namespace yinguo::cli {
namespace {

using nlohmann::ordered_json;

constexpr int kFormatVersion = 1;

/// Null where there is none.
ordered_json cost_of(double cost) {
  return std::isfinite(cost) ? ordered_json(cost) : ordered_json(nullptr);
}

ordered_json of(const reasoning::RegionOptions& region, std::uint32_t taken,
                const Lexicon& lexicon) {
  ordered_json out{{"region", json_name(region.region, lexicon)},
                   {"in_place", json_names(region.in_place, lexicon)},
                   {"open", region.open},
                   {"taken", taken}};
  auto options = ordered_json::array();
  for (const auto& one : region.options)
    options.push_back({{"goals", json_names(one.goals, lexicon)},
                       {"cost", cost_of(one.cost)},
                       {"bound", one.bound}});
  out["options"] = std::move(options);
  return out;
}

ordered_json of(const std::vector<reasoning::AnswerChange>& all, const Lexicon& lexicon) {
  auto out = ordered_json::array();
  for (const auto& one : all)
    out.push_back({{"region", json_name(one.region, lexicon)},
                   {"goal", json_name(one.goal, lexicon)},
                   {"before", {one.before.lower, one.before.upper}},
                   {"after", {one.after.lower, one.after.upper}}});
  return out;
}

}  // namespace

std::string shared_budget_json(const SharedSheet& sheet, const Rendering& rendering) {
  const auto& shared = sheet.shared;
  const auto& lexicon = rendering.lexicon;
  ordered_json out{{"format", "yinguo-shared-budget"},
                   {"version", kFormatVersion},
                   {"period", sheet.period},
                   {"threshold", sheet.threshold},
                   {"budget", sheet.budget},
                   {"reached", shared.reached},
                   {"cost", shared.cost},
                   {"most", shared.most},
                   {"least_cost", shared.least_cost},
                   {"proved", shared.is_proved}};
  auto frontier = ordered_json::array();
  for (const auto cost : shared.frontier)
    frontier.push_back(cost_of(cost));
  out["least_costs"] = std::move(frontier);
  auto regions = ordered_json::array();
  for (std::size_t r = 0; r < shared.regions.size(); ++r)
    regions.push_back(of(shared.regions[r], shared.taken[r], lexicon));
  out["regions"] = std::move(regions);
  out["together"] = {{"missed", of(sheet.together.missed, lexicon)},
                     {"lost", of(sheet.together.lost, lexicon)}};
  auto plans = ordered_json::array();
  for (const auto& advice : sheet.plans)
    plans.push_back(json_advice(advice, lexicon));
  out["plans"] = std::move(plans);
  return json_text(out);
}

}  // namespace yinguo::cli
