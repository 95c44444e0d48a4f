#pragma once
#include <string>
#include <vector>

#include "cli/report.hpp"
#include "cli/terminal.hpp"
#include "cli/words.hpp"

#include "reasoning/score.hpp"

namespace yinguo::cli {

/// Scores with what of them is to be shown.
struct ScoreSheet {
  reasoning::Scores scores{};
  reasoning::IndexOptions options{};
  std::vector<std::size_t> shown{};  ///< rows of the panel, best linear score first
};

/// The grade of a degree of coupling coordination in [0,1]: ten, a tenth each.
[[nodiscard]] const Bilingual& coordination_grade(double coordination);

// Pure functions of the scores; each but the table ends in a line break.
[[nodiscard]] std::string scores_text(const ScoreSheet& sheet, const Rendering& rendering);
[[nodiscard]] Document scores_document(const ScoreSheet& sheet, const Rendering& rendering,
                                       Pictures* pictures);
/// One object with a version.
[[nodiscard]] std::string scores_json(const ScoreSheet& sheet, const Rendering& rendering);
/// A row a region, for machines.
[[nodiscard]] Table scores_table(const ScoreSheet& sheet, const Rendering& rendering);

}  // namespace yinguo::cli
