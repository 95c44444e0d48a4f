#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "cli/outline.hpp"
#include "cli/words.hpp"
#include "ontology/difference.hpp"

#include "reasoning/answer_changes.hpp"

namespace yinguo::cli {

/// What the answers of two versions are compared for, and what came of it.
struct AnswerSheet {
  int period = 0;
  double threshold = 0.5;
  std::vector<std::string> regions_gone{};  ///< that have figures on one side only
  std::vector<std::string> regions_came{};
  std::vector<std::string> goals_gone{};
  std::vector<std::string> goals_came{};
  reasoning::AnswerChanges changes{};
};

/// Two versions of an ontology, what differs, and what of it is to be shown.
struct DiffSheet {
  std::string before{};  ///< as it was named
  std::string after{};
  ontology::Difference difference{};
  std::optional<AnswerSheet> answers{};
  std::size_t limit = 20;  ///< of each list that people read; 0: none
};

/// What things were called before; `rendering` has what they are called after.
struct DiffRendering {
  const Lexicon& before;
  const Rendering& rendering;
};

// Pure functions of the sheet.
[[nodiscard]] Outline diff_outline(const DiffSheet& sheet, const DiffRendering& rendering);
/// One object with a version; everything, whatever the limit.
[[nodiscard]] std::string diff_json(const DiffSheet& sheet, const DiffRendering& rendering);
/// A row for each value that went or came, for machines.
[[nodiscard]] Table diff_table(const DiffSheet& sheet);

}  // namespace yinguo::cli
