#pragma once
// An explanation in words, line by line: what its forms for people have in common.
#include <string>
#include <vector>

#include "cli/explain_text.hpp"

namespace yinguo::cli {

/// Says what an explanation holds. Lines have no indent and no line break.
///
/// Lifetime: refers to what it is made of.
class ExplanationWords : private Words {
 public:
  ExplanationWords(const reasoning::Explanation& explanation, const Rendering& rendering)
      : Words{rendering}, explanation_{explanation} {}

  [[nodiscard]] std::string title() const {
    return title_of(explanation_.region, explanation_.period);
  }

  /// How to read the answers.
  [[nodiscard]] std::string preamble() const;
  [[nodiscard]] std::string goal(const reasoning::Answer& answer) const;

  [[nodiscard]] std::string status(const reasoning::Answer& answer) const {
    return status_of(answer.status, answer.degree);
  }

  /// What stands between an answer's status and its reasons; a line that starts with two spaces is
  /// about the line before.
  [[nodiscard]] std::vector<std::string> about(const reasoning::Answer& answer) const;
  /// "reason 2 / 3  0.40"; empty when there is only one.
  [[nodiscard]] std::string proof_heading(const reasoning::Answer& answer, std::size_t proof) const;
  /// How far a step holds where it stands: what is negated counts as its opposite.
  [[nodiscard]] static model::Interval degree(const reasoning::Step& step);
  /// What a step is about, without how it is known.
  [[nodiscard]] std::string name(const reasoning::Step& step) const;
  /// "✗ 0.47 data infrastructure  observed".
  [[nodiscard]] std::string step(const reasoning::Step& step) const;
  /// Where the figure of a step is from; empty when it has none.
  [[nodiscard]] std::string source(const reasoning::Step& step) const;
  [[nodiscard]] std::string findings_title() const;

  [[nodiscard]] std::vector<std::string> findings() const {
    return Words::findings(explanation_.findings);
  }

  [[nodiscard]] std::string cut_notice() const;
  /// "1 of 6 mechanisms in place, 4 needed; 5 of 8 conditions have figures".
  [[nodiscard]] std::string summary(const reasoning::Answer& answer) const;

 private:
  [[nodiscard]] std::string peer_groups() const;
  [[nodiscard]] std::string stands_on(const reasoning::Answer& answer) const;
  [[nodiscard]] std::string binding(const reasoning::Answer& answer) const;
  [[nodiscard]] std::string binding_figure(const reasoning::Binding& binding) const;
  void list(const Bilingual& title, const std::vector<std::string>& ids,
            std::vector<std::string>& out) const;
  [[nodiscard]] std::string in_place(const reasoning::Step& step, std::string text) const;
  [[nodiscard]] std::string plain(const reasoning::Step& step) const;
  [[nodiscard]] std::string factor(const reasoning::Step& step) const;
  [[nodiscard]] std::string basis(const reasoning::Step& step) const;
  [[nodiscard]] std::string claims(const reasoning::Step& step) const;
  [[nodiscard]] std::string fact(const reasoning::Step& step) const;

  const reasoning::Explanation& explanation_;
};

}  // namespace yinguo::cli
