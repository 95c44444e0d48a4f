// Markdown and DOT forms of an explanation.
#include <map>
#include <set>

#include "base/quoting.hpp"
#include "cli/explain_text.hpp"
#include "cli/explain_words.hpp"
#include "cli/wording.hpp"

namespace yinguo::cli {

using reasoning::Explanation;
using reasoning::Step;

namespace {

/// One node a fact, one edge a premise; shared facts are drawn once.
class DotWriter {
 public:
  DotWriter(const Explanation& explanation, const Rendering& rendering)
      : explanation_{explanation}, rendering_{rendering} {}

  std::string write() {
    out_ =
        "digraph explanation {\n  rankdir=LR;\n  node [shape=box, style=\"rounded,filled\", "
        "fontname=\"Noto Sans CJK SC\"];\n  label=" +
        base::dot_string(ExplanationWords{explanation_, rendering_}.title()) + ";\n";
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
    return base::dot_string(id);
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
      const auto text = step.figure ? figure_phrase(*step.figure, explanation_.threshold,
                                                    rendering_.lexicon, rendering_.language)
                                    : rendering_.lexicon.label(step.subject, rendering_.language);
      out_ +=
          "  " + id + " [label=" + base::dot_string(text + "\n" + degree_text(step.degree)) +
          ", fillcolor=\"" +
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

void markdown_parts(const ExplanationWords& words, const Step& step, std::size_t depth,
                    std::string& out) {
  for (const auto& part : step.parts) {
    const auto source = words.source(part);
    out += std::string(depth * 2, ' ') + "- " + words.step(part) +
           (source.empty() ? "" : " — " + source) + "\n";
    markdown_parts(words, part, depth + 1, out);
  }
}

}  // namespace

std::string explain_markdown(const Explanation& explanation, const Rendering& rendering) {
  const ExplanationWords words{explanation, {rendering.lexicon, rendering.language, false}};
  auto out = "# " + words.title() + "\n\n" + words.preamble() + "\n";
  for (const auto& answer : explanation.answers) {
    out += "\n## " + words.goal(answer) + "\n\n**" + words.status(answer) + "**\n";
    for (const auto& line : words.about(answer))
      out += "\n" + line.substr(line.find_first_not_of(' ')) + "\n";
    for (std::size_t i = 0; i < answer.proofs.size(); ++i) {
      const auto heading = words.proof_heading(answer, i);
      out += heading.empty() ? "\n" : "\n### " + heading + "\n\n";
      markdown_parts(words, answer.proofs[i], 0, out);
    }
  }
  const auto findings = words.findings();
  if (!findings.empty()) out += "\n## " + words.findings_title() + "\n\n";
  for (const auto& line : findings)
    out += "- " + line + "\n";
  const auto cut = words.cut_notice();
  return cut.empty() ? out : out + "\n" + cut + "\n";
}

std::string explain_dot(const Explanation& explanation, const Rendering& rendering) {
  return DotWriter{explanation, rendering}.write();
}

}  // namespace yinguo::cli
