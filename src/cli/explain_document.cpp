// An explanation as a document.
#include <algorithm>

#include "cli/explain_text.hpp"
#include "cli/explain_words.hpp"

namespace yinguo::cli {
namespace {

using reasoning::Answer;
using reasoning::Basis;
using reasoning::Explanation;
using reasoning::Figure;
using reasoning::Role;
using reasoning::Step;

class Writer {
 public:
  Writer(const Explained& one, const Rendering& rendering, Pictures* pictures)
      : explanation_{one.explanation},
        studies_{one.studies},
        rendering_{rendering},
        words_{explanation_, rendering},
        plain_{explanation_, {rendering.lexicon, rendering.language, false}},
        pictures_{pictures} {}

  Document write() {
    document_.title = words_.title();
    document_.add(Paragraph{words_.preamble()});
    if (pictures_ != nullptr) add_degrees();
    for (const auto& answer : explanation_.answers)
      add(answer);
    if (const auto findings = words_.findings(); !findings.empty()) {
      document_.add(Heading{2, words_.findings_title()});
      document_.add(outline(findings));
    }
    if (const auto studies = studies_outline(studies_, rendering_); !studies.empty()) {
      document_.add(Heading{2, studies_title(studies_, rendering_)});
      document_.add(outline(studies));
    }
    if (auto cut = words_.cut_notice(); !cut.empty()) document_.add(Paragraph{std::move(cut)});
    return std::move(document_);
  }

 private:
  void add_degrees() {
    std::vector<std::pair<std::string, model::Interval>> goals;
    for (const auto& answer : explanation_.answers)
      goals.emplace_back(answer.goal, answer.degree);
    document_.add(pictures_->degrees(goals, explanation_.threshold));
  }

  void add(const Answer& answer) {
    document_.add(Heading{2, words_.goal(answer) + " — " + words_.status(answer)});
    for (const auto& line : words_.about(answer))
      document_.add(Paragraph{line.substr(line.find_first_not_of(' '))});
    if (pictures_ != nullptr) add_pictures(answer);
    for (std::size_t i = 0; i < answer.proofs.size(); ++i) {
      if (auto heading = words_.proof_heading(answer, i); !heading.empty())
        document_.add(Heading{3, std::move(heading)});
      document_.add(List{items(answer.proofs[i])});
    }
  }

  [[nodiscard]] std::vector<Item> items(const Step& step) const {
    std::vector<Item> out;
    for (const auto& part : step.parts) {
      const auto source = words_.source(part);
      out.push_back({words_.step(part) + (source.empty() ? "" : " — " + source), items(part)});
    }
    return out;
  }

  void add_pictures(const Answer& answer) {
    if (!answer.proofs.empty()) {
      auto root = box(answer.proofs.front(), answer, true, true);
      root.note = plain_.summary(answer);
      document_.add(pictures_->tree(root, explanation_.threshold,
                                    {"What it stands on, from left to right. Heavy: what decides.",
                                     "自左至右为其所依据者。粗线：起决定作用者。"}));
    }
    auto strips = pictures_->strips();
    for (const auto& figure : binding_figures(answer))
      pictures_->add_strip(figure.indicator, explanation_.threshold,
                           {{.value = figure.value, .region = explanation_.region}}, strips);
    document_.add(std::move(strips));
  }

  /// The goal, the goals below it, and the first that are none.
  [[nodiscard]] TreeBox box(const Step& step, const Answer& answer, bool is_root,
                            bool decides) const {
    const auto degree = ExplanationWords::degree(step);
    TreeBox out{.label = plain_.name(step),
                .degree = degree,
                .status = model::status_of(degree, explanation_.threshold),
                .is_latent = step.basis == Basis::kImplied || step.basis == Basis::kJudged ||
                             step.is_absent || step.role == Role::kSetAside,
                .decides = decides};
    if (!is_root && step.role != Role::kGoal) return out;
    for (const auto& part : step.parts)
      out.parts.push_back(box(part, answer, false, decides && is_on_path(part, answer)));
    return out;
  }

  static bool is_on_path(const Step& step, const Answer& answer) {
    return answer.binding && std::ranges::count(answer.binding->path, step.subject) > 0;
  }

  /// Those of the factor that decides, which are averaged; else the one that decides.
  [[nodiscard]] std::vector<Figure> binding_figures(const Answer& answer) const {
    std::vector<Figure> out;
    if (!answer.binding) return out;
    if (const auto* factor = find_factor(answer.binding->factor)) {
      for (const auto& part : factor->parts) {
        if (part.figure) out.push_back(*part.figure);
      }
    }
    if (out.empty() && answer.binding->figure) out.push_back(*answer.binding->figure);
    return out;
  }

  /// Where its parts are shown.
  [[nodiscard]] const Step* find_factor(std::string_view factor) const {
    std::vector<const Step*> open;
    for (const auto& answer : explanation_.answers) {
      for (const auto& proof : answer.proofs)
        open.push_back(&proof);
    }
    while (!open.empty()) {
      const auto* step = open.back();
      open.pop_back();
      if (step->role == Role::kFactor && step->subject == factor && !step->parts.empty() &&
          step->parts.front().figure)
        return step;
      for (const auto& part : step->parts)
        open.push_back(&part);
    }
    return nullptr;
  }

  const Explanation& explanation_;
  const AnswerStudies& studies_;
  const Rendering& rendering_;
  ExplanationWords words_;
  ExplanationWords plain_;  ///< for pictures, which have no styles
  Pictures* pictures_;
  Document document_;
};

}  // namespace

Document explain_document(const Explained& one, const Rendering& rendering, Pictures* pictures) {
  return Writer{one, rendering, pictures}.write();
}

}  // namespace yinguo::cli
