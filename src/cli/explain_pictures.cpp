// The DOT form of an explanation.
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

}  // namespace

std::string explain_dot(const Explanation& explanation, const Rendering& rendering) {
  return DotWriter{explanation, rendering}.write();
}

}  // namespace yinguo::cli
