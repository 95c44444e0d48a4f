#include "cli/explain_words.hpp"

#include <algorithm>

#include "cli/wording.hpp"

namespace yinguo::cli {

using reasoning::Answer;
using reasoning::Basis;
using reasoning::Cut;
using reasoning::Role;
using reasoning::Step;

std::string ExplanationWords::preamble() const {
  const auto peers = peer_groups();
  auto text = say({"Conditions in place or not", "各项条件是否就位"});
  if (!peers.empty()) text += say({", relative to ", "，以"}) + peers + say({"", "为参照"});
  return text + say({"; threshold ", "；阈值 "}) + fixed(explanation_.threshold, 2) +
         say({"; the weakest condition decides. Supported, not proved.",
              "；最弱的条件决定程度。这是“支持”，不是“证明”。"});
}

/// Those that the figures of the answers are compared with, in the order of their first figure.
std::string ExplanationWords::peer_groups() const {
  std::vector<std::string> groups;
  const auto add = [&groups](const std::optional<reasoning::Figure>& figure) {
    if (figure && !figure->peer_group.empty() &&
        std::ranges::count(groups, figure->peer_group) == 0)
      groups.push_back(figure->peer_group);
  };
  std::vector<const Step*> open;
  for (const auto& answer : explanation_.answers) {
    if (answer.binding) add(answer.binding->figure);
    for (const auto& proof : answer.proofs)
      open.push_back(&proof);
  }
  while (!open.empty()) {
    const auto* step = open.back();
    open.pop_back();
    add(step->figure);
    for (const auto& part : step->parts)
      open.push_back(&part);
  }
  std::string text;
  for (const auto& group : groups)
    text += (text.empty() ? "" : say({", ", "、"})) + label(group);
  return text;
}

std::string ExplanationWords::goal(const Answer& answer) const {
  return label(answer.goal);
}

std::vector<std::string> ExplanationWords::about(const Answer& answer) const {
  std::vector<std::string> out;
  const auto add = [&out](std::string line) {
    if (!line.empty()) out.push_back(std::move(line));
  };
  add(stands_on(answer));
  add(summary(answer));
  const auto decides = binding(answer);
  add(decides);
  if (answer.binding && answer.binding->figure)
    add((decides.empty() ? "" : "  ") + binding_figure(*answer.binding));
  std::vector<std::string> figures;
  std::vector<std::string> judgements;
  for (const auto& id : answer.deciding_unknowns)
    (lexicon_.find_indicator(id) != nullptr ? figures : judgements).push_back(id);
  list({"turns on figures that are missing, or have no peer to be compared with: ",
        "取决于下列数据（缺失，或无同伴可比）："},
       figures, out);
  list({"turns on a judgement, which a profile may give (0 to 1): ",
        "取决于对下列因素的判断，可由自备数据给出（0 至 1）："},
       judgements, out);
  list({"set aside (latent, nothing observes or implies): ", "搁置（潜在，无观测亦无推得）："},
       answer.set_aside, out);
  list({"blockers nobody has assessed: ", "尚无评估的阻碍："}, answer.unassessed, out);
  return out;
}

/// A factor's basis; for a goal, where the source speaks of it.
std::string ExplanationWords::stands_on(const Answer& answer) const {
  if (!answer.proofs.empty() && answer.proofs.front().role == Role::kFactor)
    return basis(answer.proofs.front());
  const auto places = places_of(claims_of_goal(answer.goal, lexicon_), lexicon_, language_);
  return places.empty() ? std::string{} : say({"in the paper: ", "论文依据："}) + places;
}

std::string ExplanationWords::summary(const Answer& answer) const {
  std::string text;
  if (answer.needed) {
    const auto in_place = std::to_string(answer.in_place);
    const auto all = std::to_string(answer.mechanisms);
    const auto needed = std::to_string(*answer.needed);
    text = zh() ? all + " 个机制中 " + in_place + " 个就位，需要 " + needed + " 个"
                : in_place + " of " + all + " mechanisms in place, " + needed + " needed";
  }
  if (answer.share) {
    const auto seen = std::to_string(answer.share->observed);
    const auto all = std::to_string(answer.share->total);
    if (!text.empty()) text += say({"; ", "；"});
    text += zh() ? all + " 个条件中 " + seen + " 个有数据"
                 : seen + " of " + all + " conditions have figures";
  }
  return text;
}

std::string ExplanationWords::binding(const Answer& answer) const {
  if (!answer.binding || answer.binding->condition.empty()) return {};
  const auto& binding = *answer.binding;
  const bool has_chain = binding.factor != binding.condition;
  if (binding.condition == answer.goal)
    return has_chain ? say({"comes down to ", "取决于"}) + label(binding.factor) : std::string{};
  auto text = (binding.is_blocker ? say({"binding blocker: ", "起约束作用的阻碍："})
                                  : say({"binding condition: ", "约束条件："})) +
              label(binding.condition) + " " + degree_text(binding.degree);
  if (has_chain) {
    text += zh() ? "（潜在，取决于" + label(binding.factor) + "）"
                 : " (latent, comes down to " + label(binding.factor) + ")";
  }
  if (binding.mechanism.empty()) return text;
  return text + (zh() ? "，见机制“" + label(binding.mechanism) + "”"
                      : ", in mechanism “" + label(binding.mechanism) + "”");
}

std::string ExplanationWords::binding_figure(const reasoning::Binding& binding) const {
  const auto& figure = *binding.figure;
  return figure.value ? say({"lowest of its figures: ", "其中最低的指标："}) +
                            figure_phrase(figure, explanation_.threshold, lexicon_, language_)
                      : say({"for want of the figure: ", "缺少数据："}) + label(figure.indicator);
}

void ExplanationWords::list(const Bilingual& title, const std::vector<std::string>& ids,
                            std::vector<std::string>& out) const {
  if (ids.empty()) return;
  auto text = say(title);
  for (std::size_t i = 0; i < ids.size(); ++i)
    text += (i > 0 ? say({"; ", "；"}) : "") + label(ids[i]);
  out.push_back(std::move(text));
}

std::string ExplanationWords::proof_heading(const Answer& answer, std::size_t proof) const {
  if (answer.proofs.size() < 2) return {};
  const auto& root = answer.proofs[proof];
  const double degree = answer.proof_degrees.at(proof);
  return say({"reason ", "理由 "}) + std::to_string(proof + 1) + " / " +
         std::to_string(answer.proofs.size()) + "  " + degree_text({degree, degree}) +
         (root.role == Role::kFactor ? "  " + basis(root) : std::string{});
}

model::Interval ExplanationWords::degree(const Step& step) {
  if (!step.negated) return step.degree;
  return {1.0 - step.degree.upper, 1.0 - step.degree.lower};
}

std::string ExplanationWords::name(const Step& step) const {
  const bool has_label = step.role == Role::kGoal || step.role == Role::kFactor ||
                         step.role == Role::kIndicator || step.role == Role::kSetAside;
  return in_place(step, has_label ? label(step.subject) : plain(step));
}

/// A negated step's words where it stands.
std::string ExplanationWords::in_place(const Step& step, std::string text) const {
  if (!step.negated) return text;
  if (step.role == Role::kBlocker) return say({"free of what would hold it back", "不受阻碍"});
  return say({"not: ", "并非："}) + text;
}

std::string ExplanationWords::step(const Step& step) const {
  const auto degree = ExplanationWords::degree(step);
  const auto status = model::status_of(degree, explanation_.threshold);
  auto text = in_place(step, plain(step));
  if (step.cut == Cut::kShownAbove)
    text += style(say({"  (shown above)", "（见上文）"}), Style::kDim);
  if (step.cut == Cut::kDepth || step.cut == Cut::kCount) text += say({"  … cut", "……已截断"});
  if (step.role == Role::kBlocker && !step.negated) return "! " + degree_text(degree) + " " + text;
  return style(std::string{status_mark(status)} + " " + degree_text(degree), status_style(status)) +
         " " + text;
}

std::string ExplanationWords::plain(const Step& step) const {
  switch (step.role) {
    case Role::kGoal:
      return label(step.subject) + claims(step);
    case Role::kFactor:
      return factor(step);
    case Role::kIndicator:
      return step.figure ? figure_phrase(*step.figure, explanation_.threshold, lexicon_, language_)
                         : label(step.subject);
    case Role::kUndecided:
      return say({"no condition of its own dimension has a figure: undetermined by rule",
                  "本维度没有任何条件有数据：按规则为未定"});
    case Role::kBlocker:
      return label(step.subject) + say({" holds back", " 构成阻碍"});
    case Role::kScope:
      return say({"within the claim's scope: ", "处于主张的适用范围："}) + label(step.subject);
    case Role::kSetAside:
      return label(step.subject) + say({"  latent, judged in the profile", "  潜在，依据所给判断"});
    case Role::kOther:
      break;
  }
  return fact(step);
}

std::string ExplanationWords::factor(const Step& step) const {
  const auto how = basis(step);
  return label(step.subject) + (how.empty() ? how : "  " + how);
}

/// How the presence of a factor is known.
std::string ExplanationWords::basis(const Step& step) const {
  switch (step.basis) {
    case Basis::kObserved:
      return style(
          step.degree == model::kUnknown
              ? say({"has indicators, no figure that can be compared", "有指标，无可比数据"})
              : say({"observed", "观测"}),
          Style::kDim);
    case Basis::kImplied:
      return say({"latent, implied", "潜在，推得"}) + claims(step);
    case Basis::kJudged:
      return step.degree == model::kUnknown
                 ? say({"latent, unknown", "潜在，未知"})
                 : say({"latent, judged in the profile", "潜在，依据所给判断"});
    case Basis::kNone:
      break;
  }
  return step.is_absent ? say({"latent, nothing leads to it", "潜在，无从推得"}) : std::string{};
}

/// For a mechanism all the claims that it rests on, for an implied factor the one that carries it.
std::string ExplanationWords::claims(const Step& step) const {
  auto claims = step.claims;
  if (step.role == Role::kGoal) {
    for (auto& claim : claims_of_goal(step.subject, lexicon_))
      claims.push_back(std::move(claim));
  }
  std::string text;
  for (const auto& id : claims) {
    const auto* claim = lexicon_.find_claim(id);
    if (step.role != Role::kFactor || claim == nullptr) continue;
    text += say({": ", "："}) + label(claim->cause.id) + " → " + label(claim->effect.id) + " (" +
            id + ")";
  }
  const auto places = places_of(claims, lexicon_, language_);
  return text + (places.empty() ? "" : style("  " + places, Style::kDim));
}

/// A relation that the naming contract does not know, as it is.
std::string ExplanationWords::fact(const Step& step) const {
  std::string text = step.relation + "(";
  for (std::size_t i = 0; i < step.arguments.size(); ++i)
    text += (i > 0 ? ", " : "") + label(step.arguments[i]);
  return text + ")";
}

std::string ExplanationWords::source(const Step& step) const {
  if (!step.figure || !step.figure->value) return {};
  const auto source = source_phrase(*step.figure, lexicon_, language_);
  return source.empty() ? source : style(say({"source: ", "来源："}) + source, Style::kDim);
}

std::string ExplanationWords::findings_title() const {
  return say(
      {"Findings beside the answer (reported, never netted)", "答案之外的发现（只报告，不相抵）"});
}

std::string ExplanationWords::cut_notice() const {
  return explanation_.cut ? say({"… cut: raise --depth or --max-nodes to see the rest",
                                 "……已截断：可提高 --depth 或 --max-nodes"})
                          : std::string{};
}

}  // namespace yinguo::cli
