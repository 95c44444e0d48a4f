#pragma once
// What answers about a region have in common when they are put into words.
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "cli/wording.hpp"

#include "reasoning/explanation.hpp"
#include "reasoning/moved_value.hpp"
#include "reasoning/paired_figures.hpp"

namespace yinguo::cli {

/// What renderers need beside the answer itself.
struct Rendering {
  const Lexicon& lexicon;
  Language language = Language::kEn;
  bool color = false;
};

/// What `write` makes of each, with a blank line between.
template <class T, class Write>
[[nodiscard]] std::string separated(const std::vector<T>& all, Write write) {
  std::string out;
  for (const auto& one : all)
    out += (out.empty() ? "" : "\n") + write(one);
  return out;
}

/// Base of the classes that say an answer in words, in one of the two languages.
///
/// Lifetime: refers to the lexicon.
class Words {
 protected:
  explicit Words(const Rendering& rendering)
      : lexicon_{rendering.lexicon}, language_{rendering.language}, color_{rendering.color} {}

  /// "Guizhou · 2023".
  [[nodiscard]] std::string title_of(std::string_view region, int period) const;

  [[nodiscard]] std::string say(const Bilingual& message) const {
    return std::string{message.in(language_)};
  }

  [[nodiscard]] Language language() const noexcept { return language_; }

  [[nodiscard]] bool zh() const { return language_ == Language::kZh; }

  [[nodiscard]] std::string label(std::string_view id) const {
    return lexicon_.label(id, language_);
  }

  /// The labels, with semicolons between them.
  [[nodiscard]] std::string labels(const std::vector<std::string>& ids) const;
  /// The words for the unit of an indicator.
  [[nodiscard]] std::string unit_of(std::string_view indicator) const;

  [[nodiscard]] std::string style(std::string_view text, Style style) const {
    return styled(text, style, color_);
  }

  /// "✗ not in place 0.09".
  [[nodiscard]] std::string status_of(model::Status status, const model::Interval& degree) const;

  /// "rank 25 → 4 of 31".
  [[nodiscard]] std::string ranks(std::int64_t before, std::int64_t after,
                                  std::int64_t peers) const;
  /// "R&D intensity 0.84 → 1.5 % (+0.66), rank 24 → 20 of 31".
  [[nodiscard]] std::string moved(const reasoning::MovedValue& one) const;

  /// "R&D intensity 0.84 → 6.41 %, rank 24 → 1 of 31".
  [[nodiscard]] std::string paired(const reasoning::PairedFigure& one) const;
  /// ", proved the fewest", or what is proved.
  [[nodiscard]] std::string fewest(bool is_proved, std::size_t bound) const;

  /// Those of one kind together, then the claims that disagree.
  [[nodiscard]] std::vector<std::string> findings(const std::vector<reasoning::Finding>& all) const;

  const Lexicon& lexicon_;
  Language language_;
  bool color_;

 private:
  void degree_findings(const std::vector<reasoning::Finding>& all, reasoning::Finding::Kind kind,
                       const Bilingual& title, std::vector<std::string>& out) const;
};

/// Lines of an outline, two spaces deeper for each level, as plain text below a title.
[[nodiscard]] std::string indented(const std::vector<std::string>& lines);

}  // namespace yinguo::cli
