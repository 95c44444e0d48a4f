#pragma once
#include <string>
#include <vector>

#include "cli/answer_studies.hpp"
#include "cli/report.hpp"
#include "cli/terminal.hpp"
#include "cli/words.hpp"

#include "reasoning/explanation.hpp"

namespace yinguo::cli {

struct Explained {
  reasoning::Explanation explanation{};
  AnswerStudies studies{};
};

// Pure functions of the explanations; each ends in a line break.
[[nodiscard]] std::string explain_text(const Explained& one, const Rendering& rendering);
[[nodiscard]] std::string explain_dot(const reasoning::Explanation& explanation,
                                      const Rendering& rendering);
[[nodiscard]] Document explain_document(const Explained& one, const Rendering& rendering,
                                        Pictures* pictures);
/// One object with a version; ids, both labels, degrees, figures, claims with locators, sources.
[[nodiscard]] std::string explain_json(const std::vector<Explained>& all,
                                       const Rendering& rendering);
/// One row for each region and goal.
[[nodiscard]] Table explain_table(const std::vector<Explained>& all, const Rendering& rendering);

}  // namespace yinguo::cli
