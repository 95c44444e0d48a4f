#include "base/quoting.hpp"
#include "cli/proof_text.hpp"

namespace yinguo::cli {
namespace {

using verification::kNoStep;
using verification::PremiseKind;
using verification::StepKind;

std::string node(std::uint32_t step) {
  return "s" + std::to_string(step + 1);
}

void arrow(std::string& out, std::uint32_t from, std::uint32_t to) {
  out += "  " + node(from) + " -> " + node(to) + ";\n";
}

/// Conditions that are no facts of the proof stand in the box of the fact they belong to.
std::string conditions(const verification::Step& step) {
  std::string text;
  for (const auto& premise : step.premises) {
    if (premise.kind == PremiseKind::kNegatedFact) text += "\n!" + premise.fact;
    if (premise.kind == PremiseKind::kConstraint) text += "\n" + premise.text;
    if (premise.kind == PremiseKind::kAggregate)
      text += "\n" + premise.text + ": " + premise.values.front();
  }
  return text;
}

}  // namespace

std::string proof_dot(const verification::Certificate& /*certificate*/,
                      const verification::Proof& proof) {
  std::string out = "digraph proof {\n  node [shape=box];\n";
  for (std::uint32_t i = 0; i < proof.steps.size(); ++i) {
    const auto& step = proof.steps[i];
    const bool is_derived = step.kind == StepKind::kDerived;
    const auto label =
        step.fact + (is_derived ? conditions(step) : "\n" + leaf_words(step, Language::kEn));
    out += "  " + node(i) + " [label=" + base::dot_string(label) +
           (is_derived ? "" : ", style=filled, fillcolor=gray95") + "];\n";
  }
  for (std::uint32_t i = 0; i < proof.steps.size(); ++i) {
    for (const auto& premise : proof.steps[i].premises) {
      if (premise.step != kNoStep) arrow(out, i, premise.step);
      for (const auto& member : premise.members) {
        if (member.step != kNoStep) arrow(out, i, member.step);
      }
    }
  }
  return out + "}\n";
}

}  // namespace yinguo::cli
