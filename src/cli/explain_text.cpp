#include "cli/explain_text.hpp"

#include "cli/explain_words.hpp"

namespace yinguo::cli {
namespace {

using reasoning::Step;

/// The parts of a step as branches below it.
void write_parts(const ExplanationWords& words, const Step& step, const std::string& indent,
                 std::string& out) {
  for (std::size_t i = 0; i < step.parts.size(); ++i) {
    const auto& part = step.parts[i];
    const bool is_last = i + 1 == step.parts.size();
    const auto below = indent + (is_last ? "  " : "│ ");
    out.append(indent).append(is_last ? "└ " : "├ ").append(words.step(part)).append("\n");
    if (const auto source = words.source(part); !source.empty())
      out.append(below).append("  ").append(source).append("\n");
    write_parts(words, part, below, out);
  }
}

}  // namespace

std::string explain_text(const Explained& one, const Rendering& rendering) {
  const auto& explanation = one.explanation;
  const ExplanationWords words{explanation, rendering};
  const auto bold = [&](const std::string& text) {
    return styled(text, Style::kBold, rendering.color);
  };
  auto out = bold(words.title()) + "\n" + words.preamble() + "\n";
  for (const auto& answer : explanation.answers) {
    out += "\n" + bold(words.goal(answer)) + "  " + words.status(answer) + "\n";
    for (const auto& line : words.about(answer))
      out += "  " + line + "\n";
    for (std::size_t i = 0; i < answer.proofs.size(); ++i) {
      const auto heading = words.proof_heading(answer, i);
      if (!heading.empty()) out += "  " + heading + "\n";
      write_parts(words, answer.proofs[i], "  ", out);
    }
  }
  const auto findings = words.findings();
  if (!findings.empty()) out += "\n" + bold(words.findings_title()) + "\n";
  out += indented(findings);
  const auto studies = studies_outline(one.studies, rendering);
  if (!studies.empty()) out += "\n" + bold(studies_title(one.studies, rendering)) + "\n";
  out += indented(studies);
  const auto cut = words.cut_notice();
  return cut.empty() ? out : out + cut + "\n";
}

}  // namespace yinguo::cli
