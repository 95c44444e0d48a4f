#include "cli/json_parts.hpp"
#include "cli/robust_text.hpp"
#include "cli/wording.hpp"

namespace yinguo::cli {
namespace {

using nlohmann::ordered_json;
using reasoning::Margin;
using reasoning::Robustness;

constexpr int kFormatVersion = 1;

/// Writes how firm one region's answers are.
class RobustJson {
 public:
  RobustJson(const reasoning::RobustnessOfRegion& all, const Lexicon& lexicon)
      : all_{all}, lexicon_{lexicon} {}

  [[nodiscard]] ordered_json write() const {
    const auto& options = all_.options;
    ordered_json out{{"region", json_name(all_.region, lexicon_)},
                     {"period", all_.period},
                     {"threshold", options.threshold},
                     {"seed", options.seed},
                     {"spread", options.spread}};
    auto goals = ordered_json::array();
    for (const auto& goal : all_.goals)
      goals.push_back(of(goal));
    out["goals"] = std::move(goals);
    return out;
  }

 private:
  [[nodiscard]] ordered_json of(const Margin& margin) const {
    ordered_json out{{"observation", json_name(margin.subject, lexicon_)},
                     {"exact", margin.is_exact}};
    if (margin.down) out["down"] = json_moved(*margin.down, lexicon_);
    if (margin.up) out["up"] = json_moved(*margin.up, lexicon_);
    return out;
  }

  [[nodiscard]] ordered_json sufficient(const reasoning::SufficientSets& found) const {
    auto sets = ordered_json::array();
    for (const auto& set : found.sets)
      sets.push_back(json_names(set, lexicon_));
    return {{"sets", std::move(sets)}, {"bound", found.bound}, {"proved", found.is_proved}};
  }

  [[nodiscard]] ordered_json contrastive(const reasoning::ContrastiveSets& found) const {
    auto sets = ordered_json::array();
    for (const auto& set : found.sets) {
      auto members = ordered_json::array();
      for (const auto& member : set)
        members.push_back(json_moved(member, lexicon_));
      sets.push_back(std::move(members));
    }
    return {{"sets", std::move(sets)}, {"bound", found.bound}, {"proved", found.is_proved}};
  }

  [[nodiscard]] ordered_json of(const Robustness& one) const {
    ordered_json out{{"goal", json_name(one.answer.goal, lexicon_)},
                     {"status", status_word(one.answer.status)},
                     {"degree", {one.answer.degree.lower, one.answer.degree.upper}},
                     {"observations", one.observations}};
    auto margins = ordered_json::array();
    for (const auto& margin : one.margins)
      margins.push_back(of(margin));
    out["margins"] = std::move(margins);
    out["releases_differ"] = json_names(one.apart, lexicon_);
    out["sufficient"] = sufficient(one.sufficient);
    out["contrastive"] = contrastive(one.contrastive);
    out["perturbed"] = {{"samples", one.perturbed.samples},
                        {"active", one.perturbed.active},
                        {"inactive", one.perturbed.inactive},
                        {"undetermined", one.perturbed.undetermined}};
    auto peers = ordered_json::array();
    for (const auto& effect : one.without_peer)
      peers.push_back({{"peer", json_name(effect.peer, lexicon_)},
                       {"status", status_word(effect.status)},
                       {"degree", {effect.degree.lower, effect.degree.upper}}});
    out["without_peer"] = std::move(peers);
    return out;
  }

  const reasoning::RobustnessOfRegion& all_;
  const Lexicon& lexicon_;
};

}  // namespace

std::string robust_json(const std::vector<reasoning::RobustnessOfRegion>& all,
                        const Rendering& rendering) {
  ordered_json out{{"format", "yinguo-robustness"}, {"version", kFormatVersion}};
  auto regions = ordered_json::array();
  for (const auto& one : all)
    regions.push_back(RobustJson{one, rendering.lexicon}.write());
  out["regions"] = std::move(regions);
  return json_text(out);
}

}  // namespace yinguo::cli
