#include "cli/explain_text.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "cli/wording.hpp"

namespace yinguo::cli {

using reasoning::Answer;
using reasoning::Basis;
using reasoning::Cut;
using reasoning::Explanation;
using reasoning::Role;
using reasoning::Step;

namespace {

/// Writes one explanation as a tree of lines.
class TextWriter {
 public:
  TextWriter(const Explanation& explanation, const Rendering& rendering)
      : explanation_{explanation},
        lexicon_{rendering.lexicon},
        language_{rendering.language},
        color_{rendering.color} {}

  std::string write() {
    header();
    for (const auto& answer : explanation_.answers)
      write(answer);
    findings();
    if (explanation_.cut)
      line(say({"… cut: raise --depth or --max-nodes to see the rest",
                "……已截断：可提高 --depth 或 --max-nodes"}));
    return std::move(out_);
  }

 private:
  [[nodiscard]] std::string say(const Bilingual& message) const {
    return std::string{message.in(language_)};
  }

  [[nodiscard]] bool zh() const { return language_ == Language::kZh; }

  [[nodiscard]] std::string label(std::string_view id) const {
    return lexicon_.label(id, language_);
  }

  [[nodiscard]] std::string style(std::string_view text, Style style) const {
    return styled(text, style, color_);
  }

  void line(std::string_view text) { out_.append(text).append("\n"); }

  void header();
  void write(const Answer& answer);
  void summary(const Answer& answer);
  void binding(const Answer& answer);
  void gaps(const Answer& answer);
  void list(const Bilingual& title, const std::vector<std::string>& ids);
  void parts(const Step& step, const std::string& indent);
  void part(const Step& step, const std::string& indent, bool last);
  [[nodiscard]] std::string step_text(const Step& step) const;
  [[nodiscard]] std::string factor_text(const Step& step) const;
  [[nodiscard]] std::string claims_text(const Step& step) const;
  [[nodiscard]] std::string generic_text(const Step& step) const;
  void findings();
  void degree_findings(reasoning::Finding::Kind kind, const Bilingual& title);

  const Explanation& explanation_;
  const Lexicon& lexicon_;
  Language language_;
  bool color_;
  std::string out_;
};

void TextWriter::header() {
  const auto threshold = fixed(explanation_.threshold, 2);
  line(style(label(explanation_.region) + " · " + std::to_string(explanation_.period),
             Style::kBold));
  line(zh() ? "条件是否就位，相对于同伴组而言；阈值 " + threshold +
                  "；最弱的条件决定程度。这是“支持”，不是“证明”。"
            : "Conditions in place or not, relative to the peer group; threshold " + threshold +
                  "; the weakest condition decides. Supported, not proved.");
}

void TextWriter::write(const Answer& answer) {
  line("");
  const auto status = style(std::string{status_mark(answer.status)} + " " +
                                std::string{status_phrase(answer.status, language_)} + " " +
                                degree_text(answer.degree),
                            status_style(answer.status));
  line(style(label(answer.goal), Style::kBold) + "  " + status);
  summary(answer);
  binding(answer);
  gaps(answer);
  for (std::size_t i = 0; i < answer.proofs.size(); ++i) {
    if (answer.proofs.size() > 1) {
      line("  " + say({"reason ", "理由 "}) + std::to_string(i + 1) + " / " +
           std::to_string(answer.proofs.size()) + "  " + degree_text(answer.proofs[i].degree));
    }
    parts(answer.proofs[i], "  ");
  }
}

void TextWriter::summary(const Answer& answer) {
  std::string text;
  const auto add = [&](std::string part) {
    text += (text.empty() ? "  " : zh() ? "；" : "; ") + std::move(part);
  };
  if (answer.needed) {
    const auto in_place = std::to_string(answer.in_place);
    const auto all = std::to_string(answer.mechanisms);
    const auto needed = std::to_string(*answer.needed);
    add(zh() ? all + " 个机制中 " + in_place + " 个就位，需要 " + needed + " 个"
             : in_place + " of " + all + " mechanisms in place, " + needed + " needed");
  }
  if (answer.share) {
    const auto seen = std::to_string(answer.share->observed);
    const auto all = std::to_string(answer.share->total);
    add(zh() ? all + " 个条件中 " + seen + " 个有官方数据"
             : seen + " of " + all + " conditions have official figures");
  }
  if (!text.empty()) line(text);
}

void TextWriter::binding(const Answer& answer) {
  if (!answer.binding || answer.binding->condition.empty()) return;
  const auto& binding = *answer.binding;
  std::string text = "  " + say({"binding condition: ", "约束条件："}) + label(binding.condition) +
                     " " + degree_text(binding.degree);
  if (binding.factor != binding.condition) {
    text += zh() ? "（潜在，取决于" + label(binding.factor) + "）"
                 : " (latent, comes down to " + label(binding.factor) + ")";
  }
  if (!binding.mechanism.empty())
    text += zh() ? "，见机制“" + label(binding.mechanism) + "”"
                 : ", in mechanism “" + label(binding.mechanism) + "”";
  line(text);
  if (binding.figure) {
    line("    " + say({"lowest of its figures: ", "其中最低的指标："}) +
         figure_phrase(*binding.figure, explanation_.threshold, lexicon_, language_));
  }
}

void TextWriter::gaps(const Answer& answer) {
  list({"missing figures that it turns on: ", "取决于下列缺失的数据："}, answer.deciding_unknowns);
  list({"set aside (latent, nothing observes or implies): ", "搁置（潜在，无观测亦无推得）："},
       answer.set_aside);
  list({"blockers nobody has assessed: ", "尚无评估的阻碍："}, answer.unassessed);
}

void TextWriter::list(const Bilingual& title, const std::vector<std::string>& ids) {
  if (ids.empty()) return;
  std::string text = "  " + say(title);
  for (std::size_t i = 0; i < ids.size(); ++i)
    text += (i > 0 ? say({"; ", "、"}) : "") + label(ids[i]);
  line(text);
}

void TextWriter::parts(const Step& step, const std::string& indent) {
  for (std::size_t i = 0; i < step.parts.size(); ++i)
    part(step.parts[i], indent, i + 1 == step.parts.size());
}

void TextWriter::part(const Step& step, const std::string& indent, bool last) {
  line(indent + (last ? "└ " : "├ ") + step_text(step));
  const auto below = indent + (last ? "  " : "│ ");
  if (step.figure && step.figure->value) {
    const auto source = source_phrase(*step.figure, lexicon_, language_);
    if (!source.empty())
      line(below + style("  " + say({"source: ", "来源："}) + source, Style::kDim));
  }
  parts(step, below);
}

std::string TextWriter::step_text(const Step& step) const {
  const auto status = model::status_of(step.degree, explanation_.threshold);
  const auto mark = style(std::string{status_mark(status)} + " " + degree_text(step.degree),
                          status_style(status));
  std::string text;
  switch (step.role) {
    case Role::kGoal:
      text = label(step.subject) + claims_text(step);
      break;
    case Role::kFactor:
      text = factor_text(step);
      break;
    case Role::kIndicator:
      text = step.figure ? figure_phrase(*step.figure, explanation_.threshold, lexicon_, language_)
                         : label(step.subject);
      break;
    case Role::kUndecided:
      text = say({"no condition of its own dimension has a figure: undetermined by rule",
                  "本维度没有任何条件有数据：按规则为未定"});
      break;
    case Role::kBlocker:
      text = label(step.subject) + say({" holds back", " 构成阻碍"});
      break;
    case Role::kScope:
      text = say({"within the claim's scope: ", "处于主张的适用范围："}) + label(step.subject);
      break;
    case Role::kSetAside:
      text = label(step.subject) + say({"  latent, judged in the profile", "  潜在，依据所给判断"});
      break;
    case Role::kOther:
      text = generic_text(step);
      break;
  }
  if (step.negated) text = say({"not: ", "并非："}) + text;
  if (step.cut == Cut::kShownAbove)
    text += style(say({"  (shown above)", "（见上文）"}), Style::kDim);
  if (step.cut == Cut::kDepth || step.cut == Cut::kCount) text += say({"  … cut", "……已截断"});
  return mark + " " + text;
}

std::string TextWriter::factor_text(const Step& step) const {
  auto text = label(step.subject);
  switch (step.basis) {
    case Basis::kObserved:
      return text + style(say({"  observed", "  观测"}), Style::kDim);
    case Basis::kImplied:
      return text + say({"  latent, implied", "  潜在，推得"}) + claims_text(step);
    case Basis::kJudged:
      return text + (step.degree == model::kUnknown
                         ? say({"  latent, unknown", "  潜在，未知"})
                         : say({"  latent, judged in the profile", "  潜在，依据所给判断"}));
    case Basis::kNone:
      break;
  }
  return text + (step.is_absent ? say({"  latent, nothing leads to it", "  潜在，无从推得"}) : "");
}

/// For a mechanism all the claims that it rests on, for an implied factor the one that carries it.
std::string TextWriter::claims_text(const Step& step) const {
  auto claims = step.claims;
  if (step.role == Role::kGoal) {
    if (const auto* goal = lexicon_.find_concept(step.subject)) {
      for (const auto& link : goal->links) {
        if (lexicon_.find_claim(link.to.id) != nullptr) claims.push_back(link.to.id);
      }
    }
  }
  if (claims.empty()) return {};
  std::string text;
  if (step.role == Role::kFactor) {
    for (const auto& id : claims) {
      const auto* claim = lexicon_.find_claim(id);
      if (claim == nullptr) continue;
      text += say({": ", "："}) + label(claim->cause.id) + " → " + label(claim->effect.id) + " (" +
              id + ")";
    }
  }
  const auto places = places_of(claims, lexicon_, language_);
  return text + (places.empty() ? "" : style("  " + places, Style::kDim));
}

std::string TextWriter::generic_text(const Step& step) const {
  std::string text = step.relation + "(";
  for (std::size_t i = 0; i < step.arguments.size(); ++i)
    text += (i > 0 ? ", " : "") + label(step.arguments[i]);
  return text + ")";
}

void TextWriter::findings() {
  using Kind = reasoning::Finding::Kind;
  if (explanation_.findings.empty()) return;
  line("");
  line(style(say({"Findings beside the answer (reported, never netted)",
                  "答案之外的发现（只报告，不相抵）"}),
             Style::kBold));
  degree_findings(Kind::kImpliedNotObserved,
                  {"the paper's claims imply it, the figures do not show it: ",
                   "依论文应当存在，而数据未显示："});
  degree_findings(Kind::kObservedNotImplied,
                  {"the figures show it, what should bring it about is weak: ",
                   "数据显示存在，而论文所述的成因薄弱："});
  for (const auto& finding : explanation_.findings) {
    if (finding.kind != Kind::kOpposingClaims) continue;
    line("  " + say({"claims disagree on ", "主张相左："}) + label(finding.subjects.at(2)) + " → " +
         label(finding.subjects.at(3)) + say({": ", "："}) + finding.subjects[0] + ", " +
         finding.subjects[1] + "  " +
         places_of({finding.subjects[0], finding.subjects[1]}, lexicon_, language_));
  }
}

void TextWriter::degree_findings(reasoning::Finding::Kind kind, const Bilingual& title) {
  std::string text;
  for (const auto& finding : explanation_.findings) {
    if (finding.kind != kind) continue;
    text += (text.empty() ? "" : say({"; ", "、"})) + label(finding.subjects[0]) + " " +
            degree_text(finding.degree.value_or(model::kUnknown));
  }
  if (!text.empty()) line("  " + say(title) + text);
}

}  // namespace

std::string explain_text(const Explanation& explanation, const Rendering& rendering) {
  return TextWriter{explanation, rendering}.write();
}

Table explain_table(const std::vector<Explanation>& explanations, const Rendering& rendering) {
  Table table{{"region",
               "region_label",
               "period",
               "goal",
               "goal_label",
               "status",
               "lower",
               "upper",
               "in_place",
               "mechanisms",
               "needed",
               "observed_conditions",
               "conditions",
               "binding_mechanism",
               "binding_condition",
               "binding_factor",
               "binding_indicator",
               "value",
               "unit",
               "rank",
               "peers",
               "value_at_threshold"}};
  const auto optional_number = [](const auto& value) {
    return value ? std::to_string(*value) : std::string{};
  };
  const auto optional_real = [](const auto& value) {
    return value ? number_text(*value) : std::string{};
  };
  for (const auto& explanation : explanations) {
    for (const auto& answer : explanation.answers) {
      const auto binding = answer.binding.value_or(reasoning::Binding{});
      const auto figure = binding.figure.value_or(reasoning::Figure{});
      const auto* indicator = rendering.lexicon.find_indicator(figure.indicator);
      table.add({explanation.region,
                 rendering.lexicon.label(explanation.region, rendering.language),
                 std::to_string(explanation.period),
                 answer.goal,
                 rendering.lexicon.label(answer.goal, rendering.language),
                 std::string{status_word(answer.status)},
                 fixed(answer.degree.lower, 4),
                 fixed(answer.degree.upper, 4),
                 answer.needed ? std::to_string(answer.in_place) : "",
                 answer.needed ? std::to_string(answer.mechanisms) : "",
                 optional_number(answer.needed),
                 answer.share ? std::to_string(answer.share->observed) : "",
                 answer.share ? std::to_string(answer.share->total) : "",
                 binding.mechanism,
                 binding.condition,
                 binding.factor,
                 figure.indicator,
                 optional_real(figure.value),
                 indicator == nullptr ? "" : indicator->unit,
                 optional_number(figure.rank),
                 optional_number(figure.peers),
                 optional_real(figure.at_threshold)});
    }
  }
  return table;
}

}  // namespace yinguo::cli
