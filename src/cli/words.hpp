#pragma once
// What answers about a region have in common when they are put into words.
#include <string>
#include <string_view>
#include <vector>

#include "cli/wording.hpp"

namespace yinguo::cli {

/// What renderers need beside the answer itself.
struct Rendering {
  const Lexicon& lexicon;
  Language language = Language::kEn;
  bool color = false;
};

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

  const Lexicon& lexicon_;
  Language language_;
  bool color_;
};

}  // namespace yinguo::cli
