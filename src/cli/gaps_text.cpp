#include "cli/gaps_text.hpp"

namespace yinguo::cli {
namespace {

using reasoning::Basis;
using reasoning::Gap;
using reasoning::Role;
using reasoning::Shortfall;
using reasoning::Shortfalls;
using Needs = Gap::Needs;

/// Says what falls short, line by line.
class GapWords : private Words {
 public:
  GapWords(const Shortfalls& shortfalls, const Rendering& rendering)
      : Words{rendering}, shortfalls_{shortfalls} {}

  [[nodiscard]] std::string title() const {
    return title_of(shortfalls_.region, shortfalls_.period);
  }

  [[nodiscard]] std::string preamble() const {
    return say({"What falls short of the threshold ", "未达到阈值 "}) +
           fixed(shortfalls_.threshold, 2) +
           say({", nearest first: fewest figures to change, then least far to go.",
                " 之处，由近及远：先看需变动的数据个数，再看差距大小。"});
  }

  [[nodiscard]] std::string goal(const Shortfall& answer) const { return label(answer.goal); }

  [[nodiscard]] std::string status(const Shortfall& answer) const {
    return status_of(answer.status, answer.degree);
  }

  [[nodiscard]] std::string line(const Gap& gap) const;
  /// What has to happen to the parts of a gap; empty where it goes without saying.
  [[nodiscard]] std::string needs(const Gap& gap) const;
  [[nodiscard]] std::string distance(const Gap& gap) const;
  /// The ways that are not followed, in one line; empty when there are none.
  [[nodiscard]] std::string others(const Gap& gap) const;
  [[nodiscard]] std::vector<std::string> deciding(const Shortfall& answer) const;

 private:
  [[nodiscard]] std::string plain(const Gap& gap) const;
  [[nodiscard]] std::string figure(const Gap& gap) const;
  [[nodiscard]] std::string basis(const Gap& gap) const;
  [[nodiscard]] std::string chain(const Gap& gap) const;

  const Shortfalls& shortfalls_;
};

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

void write_parts(const GapWords& words, const Gap& gap, const std::string& indent,
                 std::string& out) {
  std::vector<const Gap*> followed;
  for (const auto& part : gap.parts) {
    if (!part.is_listed_only) followed.push_back(&part);
  }
  const auto further = words.others(gap);
  for (std::size_t i = 0; i < followed.size(); ++i) {
    const bool is_last = i + 1 == followed.size() && further.empty();
    const auto below = indent + (is_last ? "  " : "│ ");
    out.append(indent).append(is_last ? "└ " : "├ ").append(words.line(*followed[i])).append("\n");
    if (const auto needs = words.needs(*followed[i]); !needs.empty())
      out.append(below).append("  ").append(needs).append("\n");
    write_parts(words, *followed[i], below, out);
  }
  if (!further.empty()) out.append(indent).append("└ ").append(further).append("\n");
}

void write_items(const GapWords& words, const Gap& gap, std::size_t depth, std::string& out) {
  for (const auto& part : gap.parts) {
    if (part.is_listed_only) continue;
    out.append(depth * 2, ' ').append("- ").append(words.line(part));
    if (const auto needs = words.needs(part); !needs.empty()) out.append(" — ").append(needs);
    out.append("\n");
    write_items(words, part, depth + 1, out);
  }
  if (const auto further = words.others(gap); !further.empty())
    out.append(depth * 2, ' ').append("- ").append(further).append("\n");
}

std::string heading(const GapWords& words, const Gap& gap) {
  const auto needs = words.needs(gap);
  return needs.empty() ? needs : needs + words.distance(gap);
}

Bilingual deciding_title(const Shortfall& answer) {
  return answer.is_sampled
             ? Bilingual{"missing figures that would tell, weightiest first (4,096 cases drawn)",
                         "有助于判断的缺失数据，按价值排列（抽取 4,096 种情形）"}
             : Bilingual{"missing figures that would tell, weightiest first",
                         "有助于判断的缺失数据，按价值排列"};
}

}  // namespace

std::string gaps_text(const Shortfalls& shortfalls, const Rendering& rendering) {
  const GapWords words{shortfalls, rendering};
  auto out = styled(words.title(), Style::kBold, rendering.color) + "\n" + words.preamble() + "\n";
  for (const auto& answer : shortfalls.answers) {
    out += "\n" + styled(words.goal(answer), Style::kBold, rendering.color) + "  " +
           words.status(answer) + "\n";
    if (!answer.gap) continue;
    if (const auto needs = heading(words, *answer.gap); !needs.empty()) out += "  " + needs + "\n";
    write_parts(words, *answer.gap, "  ", out);
    const auto deciding = words.deciding(answer);
    if (!deciding.empty())
      out.append("  ").append(deciding_title(answer).in(rendering.language)).append("\n");
    for (const auto& line : deciding)
      out += "    " + line + "\n";
  }
  return out;
}

std::string gaps_markdown(const Shortfalls& shortfalls, const Rendering& rendering) {
  const Rendering plain{rendering.lexicon, rendering.language, false};
  const GapWords words{shortfalls, plain};
  auto out = "# " + words.title() + "\n\n" + words.preamble() + "\n";
  for (const auto& answer : shortfalls.answers) {
    out += "\n## " + words.goal(answer) + " — " + words.status(answer) + "\n\n";
    if (!answer.gap) continue;
    if (const auto needs = heading(words, *answer.gap); !needs.empty()) out += needs + "\n\n";
    write_items(words, *answer.gap, 0, out);
    const auto deciding = words.deciding(answer);
    if (!deciding.empty())
      out.append("\n").append(deciding_title(answer).in(rendering.language)).append(":\n\n");
    for (const auto& line : deciding)
      out += "- " + line + "\n";
  }
  return out;
}

}  // namespace yinguo::cli
