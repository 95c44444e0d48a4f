// Markdown and DOT forms of an explanation.
#include <map>
#include <set>

#include "cli/explain_text.hpp"
#include "cli/wording.hpp"

namespace yinguo::cli {

using reasoning::Explanation;
using reasoning::Role;
using reasoning::Step;

namespace {

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out;
}

/// One node a fact, one edge a premise; shared facts are drawn once.
class DotWriter {
 public:
  DotWriter(const Explanation& explanation, const Rendering& rendering)
      : explanation_{explanation}, rendering_{rendering} {}

  std::string write() {
    out_ =
        "digraph explanation {\n  rankdir=LR;\n  node [shape=box, style=\"rounded,filled\", "
        "fontname=\"Noto Sans CJK SC\"];\n";
    for (const auto& answer : explanation_.answers) {
      for (const auto& proof : answer.proofs)
        node(proof);
    }
    return out_ + "}\n";
  }

 private:
  static std::string id_of(const Step& step) {
    std::string id = step.relation;
    for (const auto& argument : step.arguments)
      id += "/" + argument;
    return "\"" + escaped(id) + "\"";
  }

  static std::string_view fill(model::Status status) {
    switch (status) {
      case model::Status::kActive:
        return "#d9f0d3";
      case model::Status::kInactive:
        return "#f6d5d5";
      case model::Status::kUndetermined:
        break;
    }
    return "#fdf0c8";
  }

  void node(const Step& step) {
    const auto id = id_of(step);
    if (drawn_.insert(id).second) {
      auto text = step.figure ? figure_phrase(*step.figure, explanation_.threshold,
                                              rendering_.lexicon, rendering_.language)
                              : rendering_.lexicon.label(step.subject, rendering_.language);
      out_ +=
          "  " + id + " [label=\"" + escaped(text) + "\\n" + degree_text(step.degree) +
          "\", fillcolor=\"" +
          std::string{fill(model::status_of(step.degree, explanation_.threshold))} + "\"" +
          (step.basis == reasoning::Basis::kImplied ? ", style=\"rounded,filled,dashed\"" : "") +
          "];\n";
    }
    for (const auto& part : step.parts) {
      const auto edge = id + " -> " + id_of(part);
      if (drawn_.insert(edge).second) {
        out_ += "  " + edge + (part.negated ? " [arrowhead=tee]" : "") + ";\n";
      }
      node(part);
    }
  }

  const Explanation& explanation_;
  const Rendering& rendering_;
  std::set<std::string> drawn_;
  std::string out_;
};

void markdown_step(const Explanation& explanation, const Rendering& rendering, const Step& step,
                   std::size_t depth, std::string& out) {
  const auto status = model::status_of(step.degree, explanation.threshold);
  auto text = step.figure ? figure_phrase(*step.figure, explanation.threshold, rendering.lexicon,
                                          rendering.language)
                          : rendering.lexicon.label(step.subject, rendering.language);
  if (step.role == Role::kGoal) text = "**" + text + "**";
  out += std::string(depth * 2, ' ') + "- " + std::string{status_mark(status)} + " " +
         degree_text(step.degree) + " " + text;
  if (step.basis == reasoning::Basis::kImplied) {
    out += std::string{Bilingual{" (latent, implied)", "（潜在，推得）"}.in(rendering.language)};
  }
  const auto places = places_of(step.claims, rendering.lexicon, rendering.language);
  if (!places.empty()) out += " — " + places;
  if (step.figure && step.figure->value) {
    out += " — " + source_phrase(*step.figure, rendering.lexicon, rendering.language);
  }
  out += "\n";
  for (const auto& part : step.parts)
    markdown_step(explanation, rendering, part, depth + 1, out);
}

}  // namespace

std::string explain_markdown(const Explanation& explanation, const Rendering& rendering) {
  const auto say = [&](const Bilingual& message) {
    return std::string{message.in(rendering.language)};
  };
  std::string out = "# " + rendering.lexicon.label(explanation.region, rendering.language) + " " +
                    std::to_string(explanation.period) + "\n";
  for (const auto& answer : explanation.answers) {
    out += "\n## " + rendering.lexicon.label(answer.goal, rendering.language) + "\n\n";
    out += "**" + std::string{status_phrase(answer.status, rendering.language)} + "** " +
           degree_text(answer.degree) + say({", threshold ", "，阈值 "}) +
           fixed(explanation.threshold, 2) + "\n";
    if (answer.binding && !answer.binding->condition.empty()) {
      out += "\n" + say({"Binding condition: ", "约束条件："}) +
             rendering.lexicon.label(answer.binding->condition, rendering.language) + " " +
             degree_text(answer.binding->degree);
      if (answer.binding->figure) {
        out += say({"; ", "；"}) + figure_phrase(*answer.binding->figure, explanation.threshold,
                                                 rendering.lexicon, rendering.language);
      }
      out += "\n";
    }
    out += answer.proofs.empty() ? "" : "\n";
    for (const auto& proof : answer.proofs) {
      for (const auto& part : proof.parts)
        markdown_step(explanation, rendering, part, 0, out);
    }
  }
  return out;
}

std::string explain_dot(const Explanation& explanation, const Rendering& rendering) {
  return DotWriter{explanation, rendering}.write();
}

}  // namespace yinguo::cli
