#include "cli/chain_words.hpp"

#include <algorithm>

#include "cli/json_parts.hpp"

namespace yinguo::cli {
namespace {

using nlohmann::ordered_json;
using reasoning::Chain;
using reasoning::ChainGroup;
using reasoning::ChainStep;
using reasoning::Sign;

constexpr std::size_t kClaimsShown = 4;  // of one step; the JSON has all

std::string joined(const std::vector<std::string>& parts, std::string_view separator) {
  std::string out;
  for (const auto& part : parts)
    out += (out.empty() ? "" : std::string{separator}) + part;
  return out;
}

}  // namespace

std::string_view sign_mark(Sign sign) {
  switch (sign) {
    case Sign::kPlus:
      return "+";
    case Sign::kMinus:
      return "−";
    case Sign::kUnknown:
      break;
  }
  return "?";
}

std::string ChainWords::ends(std::string_view from, std::string_view to) const {
  return label(from) + " → " + label(to);
}

std::string ChainWords::steps(std::size_t count) const {
  return std::to_string(count) + say({count == 1 ? " step" : " steps", " 步"});
}

std::string ChainWords::measure(const Chain& chain) const {
  auto text = steps(chain.steps.size());
  if (chain.tentative > 0)
    text +=
        say({", ", "，其中 "}) + std::to_string(chain.tentative) + say({" tentative", " 步有保留"});
  return text;
}

std::string ChainWords::relations(const std::vector<std::string>& claims) const {
  std::vector<std::string> names;
  for (const auto& id : claims) {
    const auto* claim = lexicon_.find_claim(id);
    if (claim == nullptr) continue;
    auto name = label(claim->relation.id);
    if (std::find(names.begin(), names.end(), name) == names.end())
      names.push_back(std::move(name));
  }
  return joined(names, say({"/", "、"}));
}

std::string ChainWords::step(const ChainStep& step) const {
  const auto shown = std::min(step.claims.size(), kClaimsShown);
  const std::vector<std::string> first{step.claims.begin(),
                                       step.claims.begin() + static_cast<std::ptrdiff_t>(shown)};
  auto text = label(step.cause) + " —" + relations(step.claims) + say({" (", "（"}) +
              std::string{sign_mark(step.sign)} + say({")→ ", "）→ "}) + label(step.effect) + "  " +
              joined(first, ", ") + "  " + places_of(first, lexicon_, language_);
  if (shown < step.claims.size())
    text += say({" and ", " 等共 "}) +
            std::to_string(zh() ? step.claims.size() : step.claims.size() - shown) +
            say({" more claims", " 条主张"});
  if (step.is_tentative) text += "  " + style(say({"tentative", "有保留"}), Style::kDoubt);
  if (!step.denied_by.empty())
    text +=
        "  " + style(say({"denied by ", "被否认："}) + joined(step.denied_by, ", "), Style::kBad);
  return text;
}

std::string ChainWords::claim(const std::string& id) const {
  const auto* claim = lexicon_.find_claim(id);
  if (claim == nullptr) return id;
  return id + "  " + label(claim->cause.id) + " —" + label(claim->relation.id) + "→ " +
         label(claim->effect.id) + "  " + places_of({id}, lexicon_, language_);
}

std::string ChainWords::count(const ChainGroup& group, const Bilingual& one,
                              const Bilingual& several) const {
  auto text = std::to_string(group.count) + say(group.count == 1 ? one : several);
  if (group.best.size() < group.count)
    text += say({", ", "，列出 "}) + std::to_string(group.best.size()) + say({" shown", ""});
  return text;
}

ordered_json json_step(const ChainStep& step, const Lexicon& lexicon) {
  ordered_json out{{"cause", json_name(step.cause, lexicon)},
                   {"effect", json_name(step.effect, lexicon)},
                   {"sign", step.sign == Sign::kMinus ? "-" : sign_mark(step.sign)},
                   {"tentative", step.is_tentative}};
  out["claims"] = ordered_json::array();
  for (const auto& id : step.claims)
    out["claims"].push_back(json_claim(id, lexicon));
  out["denied_by"] = step.denied_by;
  return out;
}

ordered_json json_groups(const std::vector<ChainGroup>& groups, const Lexicon& lexicon) {
  auto out = ordered_json::array();
  for (const auto& group : groups) {
    ordered_json one{{"sign", group.sign == Sign::kMinus ? "-" : sign_mark(group.sign)},
                     {"count", group.count}};
    one["chains"] = ordered_json::array();
    for (const auto& chain : group.best) {
      auto steps = ordered_json::array();
      for (const auto& step : chain.steps)
        steps.push_back(json_step(step, lexicon));
      one["chains"].push_back({{"tentative_steps", chain.tentative}, {"steps", std::move(steps)}});
    }
    out.push_back(std::move(one));
  }
  return out;
}

Outline::Part group_part(const ChainGroup& group, std::string title, const ChainWords& words) {
  Outline::Part part{.title = std::move(title), .is_numbered = true};
  for (const auto& chain : group.best) {
    part.lines.push_back(words.measure(chain));
    for (const auto& step : chain.steps)
      part.lines.push_back("  " + words.step(step));
  }
  return part;
}

}  // namespace yinguo::cli
