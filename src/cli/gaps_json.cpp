#include "cli/gaps_text.hpp"
#include "cli/json_parts.hpp"
#include "cli/wording.hpp"

namespace yinguo::cli {
namespace {

using nlohmann::ordered_json;
using reasoning::Basis;
using reasoning::Gap;
using reasoning::Shortfall;
using reasoning::Shortfalls;

constexpr int kFormatVersion = 1;

std::string_view word(Gap::Needs needs) {
  switch (needs) {
    case Gap::Needs::kEach:
      return "each";
    case Gap::Needs::kSome:
      return "some";
    case Gap::Needs::kMean:
      return "mean";
    case Gap::Needs::kLess:
      return "less";
    case Gap::Needs::kNothing:
      break;
  }
  return "nothing";
}

ordered_json of(const Gap& gap, const Lexicon& lexicon) {
  ordered_json out{{"relation", gap.relation},
                   {"role", role_word(gap.role)},
                   {"subject", json_name(gap.subject, lexicon)},
                   {"degree", {gap.degree.lower, gap.degree.upper}}};
  if (gap.basis != Basis::kNone) out["basis"] = basis_word(gap.basis);
  if (gap.missing) out["figures_short"] = *gap.missing;
  if (gap.is_input) out["input"] = true;
  if (gap.is_absent) out["absent"] = true;
  if (gap.is_shown_above) out["shown_above"] = true;
  if (gap.is_cut) out["cut"] = true;
  if (gap.is_listed_only) out["listed_only"] = true;
  if (gap.figure) out["figure"] = json_figure(*gap.figure, lexicon);
  if (gap.nearest)
    out["nearest_reaching"] = {{"region", json_name(gap.nearest->region, lexicon)},
                               {"value", gap.nearest->value}};
  if (gap.alone) out["enough_alone_at"] = *gap.alone;
  auto claims = ordered_json::array();
  for (const auto& id : gap.claims)
    claims.push_back(json_claim(id, lexicon));
  if (!claims.empty()) out["claims"] = std::move(claims);
  out["needs"] = word(gap.needs);
  if (gap.needs == Gap::Needs::kSome) out["more"] = gap.more;
  if (gap.members > 0) out["members"] = gap.members;
  auto parts = ordered_json::array();
  for (const auto& part : gap.parts)
    parts.push_back(of(part, lexicon));
  if (!parts.empty()) out["parts"] = std::move(parts);
  return out;
}

ordered_json of(const Shortfall& answer, const Lexicon& lexicon) {
  ordered_json out{{"goal", json_name(answer.goal, lexicon)},
                   {"status", status_word(answer.status)},
                   {"degree", {answer.degree.lower, answer.degree.upper}}};
  if (answer.gap) out["gap"] = of(*answer.gap, lexicon);
  if (answer.status != model::Status::kUndetermined) return out;
  auto deciding = ordered_json::array();
  for (const auto& one : answer.deciding) {
    deciding.push_back({{"subject", json_name(one.subject, lexicon)},
                        {"kind", one.is_figure ? "figure" : "judgement"},
                        {"weight", one.weight},
                        {"may_activate", one.may_activate},
                        {"may_inactivate", one.may_inactivate}});
  }
  out["deciding"] = std::move(deciding);
  out["weights_sampled"] = answer.is_sampled;
  return out;
}

}  // namespace

std::string gaps_json(const std::vector<Shortfalls>& all, const Rendering& rendering) {
  ordered_json out{{"format", "yinguo-why-not"}, {"version", kFormatVersion}};
  auto regions = ordered_json::array();
  for (const auto& one : all) {
    ordered_json region{{"region", json_name(one.region, rendering.lexicon)},
                        {"period", one.period},
                        {"threshold", one.threshold}};
    auto answers = ordered_json::array();
    for (const auto& answer : one.answers)
      answers.push_back(of(answer, rendering.lexicon));
    region["answers"] = std::move(answers);
    regions.push_back(std::move(region));
  }
  out["regions"] = std::move(regions);
  return json_text(out);
}

}  // namespace yinguo::cli
