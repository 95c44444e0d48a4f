#include "cli/gap_words.hpp"

namespace yinguo::cli {

using reasoning::Basis;
using reasoning::Gap;
using reasoning::Role;
using reasoning::Shortfall;
using Needs = Gap::Needs;

std::string GapWords::line(const Gap& gap) const {
  const auto status = model::status_of(gap.degree, shortfalls_.threshold);
  auto text = plain(gap);
  if (gap.needs == Needs::kLess) {
    text = say({"held back by ", "受阻于"}) + text;
    return style("! " + degree_text(gap.degree), Style::kBad) + " " + text;
  }
  if (gap.role == Role::kGoal || gap.claims.size() > 1) text += distance(gap);
  if (gap.is_shown_above) text += style(say({"  (shown above)", "（见上文）"}), Style::kDim);
  if (gap.is_cut) text += say({"  … cut", "……已截断"});
  return style(std::string{status_mark(status)} + " " + degree_text(gap.degree),
               status_style(status)) +
         " " + text;
}

std::string GapWords::plain(const Gap& gap) const {
  switch (gap.role) {
    case Role::kIndicator:
      return figure(gap);
    case Role::kFactor:
      return label(gap.subject) + basis(gap);
    case Role::kUndecided:
      return say({"no condition of its own dimension has a figure: undetermined by rule",
                  "本维度没有任何条件有数据：按规则为未定"});
    case Role::kScope:
      return say({"outside the claim's scope", "不在主张的适用范围内"});
    case Role::kOther:
      return chain(gap);
    case Role::kSetAside:
      return label(gap.subject) + say({"  latent, judged in the profile", "  潜在，依据所给判断"});
    case Role::kGoal:
    case Role::kBlocker:
      break;
  }
  return label(gap.subject);
}

std::string GapWords::basis(const Gap& gap) const {
  if (gap.is_absent) return say({"  latent, nothing leads to it", "  潜在，无从推得"});
  switch (gap.basis) {
    case Basis::kObserved:
      return style(gap.members > 1
                       ? (zh() ? "  观测，" + std::to_string(gap.members) + " 项数据的均值"
                               : "  observed, mean of " + std::to_string(gap.members) + " figures")
                       : say({"  observed", "  观测"}),
                   Style::kDim);
    case Basis::kImplied:
      return style(say({"  latent, implied", "  潜在，推得"}), Style::kDim) +
             (gap.claims.empty() ? "" : say({": ", "："}) + chain(gap));
    case Basis::kJudged:
      return style(say({"  latent, for want of a judgement", "  潜在，缺少判断"}), Style::kDim);
    case Basis::kNone:
      break;
  }
  return {};
}

/// The claims along which a factor would be implied.
std::string GapWords::chain(const Gap& gap) const {
  std::string text;
  for (const auto& id : gap.claims) {
    const auto* claim = lexicon_.find_claim(id);
    if (claim == nullptr) continue;
    text += (text.empty() ? "" : say({", ", "、"})) + label(claim->cause.id) + " → " +
            label(claim->effect.id) + " (" + id + ")";
  }
  return text.empty() ? gap.relation : text + "  " + places_of(gap.claims, lexicon_, language_);
}

std::string GapWords::figure(const Gap& gap) const {
  if (!gap.figure) return label(gap.subject);
  auto text = figure_phrase(*gap.figure, shortfalls_.threshold, lexicon_, language_);
  if (!gap.figure->value && gap.figure->at_threshold) {
    text += say({"; ", "；"}) + fixed(shortfalls_.threshold, 2) + say({" is at ", "对应"}) +
            figure_value(*gap.figure->at_threshold, unit_of(gap.figure->indicator));
  }
  if (gap.nearest)
    text += say({"; nearest that reaches it: ", "；最近的达到者："}) + label(gap.nearest->region) +
            " " + figure_value(gap.nearest->value, {});
  if (gap.alone && gap.figure->value)
    text += say({"; enough alone at ", "；仅此一项时须达"}) + figure_value(*gap.alone, {});
  return text;
}

std::string GapWords::needs(const Gap& gap) const {
  if (gap.needs != Needs::kSome) return {};
  const auto more = std::to_string(gap.more);
  const auto all = std::to_string(gap.members);
  return zh() ? "在 " + all + " 项中还需 " + more + " 项"
              : more + " more of " + all + (gap.more == 1 ? " is needed" : " are needed");
}

std::string GapWords::distance(const Gap& gap) const {
  if (!gap.missing) return say({"  (no figure can make it hold)", "（没有数据能使其成立）"});
  const auto n = std::to_string(*gap.missing);
  if (zh()) return "（差 " + n + " 项数据）";
  return "  (" + n + (*gap.missing == 1 ? " figure short)" : " figures short)");
}

std::string GapWords::others(const Gap& gap) const {
  std::string text;
  for (const auto& part : gap.parts) {
    if (!part.is_listed_only) continue;
    text += (text.empty() ? "" : say({"; ", "；"})) + plain(part) + " " + degree_text(part.degree) +
            distance(part);
  }
  return text.empty() ? text : say({"further: ", "此外："}) + text;
}

std::string GapWords::heading(const Gap& gap) const {
  const auto needed = needs(gap);
  return needed.empty() ? needed : needed + distance(gap);
}

std::string GapWords::name(const Gap& gap) const {
  const bool has_label =
      gap.role == Role::kIndicator || gap.role == Role::kFactor || gap.role == Role::kSetAside;
  return has_label ? label(gap.subject) : plain(gap);
}

std::string GapWords::deciding_title(const Shortfall& answer) const {
  return answer.is_sampled
             ? say({"missing figures that would tell, weightiest first (4,096 cases drawn)",
                    "有助于判断的缺失数据，按价值排列（抽取 4,096 种情形）"})
             : say({"missing figures that would tell, weightiest first",
                    "有助于判断的缺失数据，按价值排列"});
}

std::vector<std::string> GapWords::deciding(const Shortfall& answer) const {
  std::vector<std::string> out;
  for (const auto& one : answer.deciding) {
    auto text = label(one.subject) + (one.is_figure ? "" : say({" (a judgement)", "（判断）"}));
    text += say({": decides in ", "：在其他未知项的各种情形中，有 "}) + fixed(one.weight * 100, 1) +
            say({" % of the ways in which the other unknowns may turn out", "% 由它决定"});
    if (one.may_activate) text += say({"; alone could put it in place", "；仅此一项即可使其就位"});
    if (one.may_inactivate) text += say({"; alone could rule it out", "；仅此一项即可将其排除"});
    out.push_back(std::move(text));
  }
  return out;
}

}  // namespace yinguo::cli
