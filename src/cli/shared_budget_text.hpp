#pragma once
#include <cstddef>
#include <string>
#include <vector>

#include "cli/recommend_text.hpp"
#include "cli/report.hpp"
#include "cli/terminal.hpp"

#include "reasoning/answer_changes.hpp"
#include "reasoning/shared_budget.hpp"

namespace yinguo::cli {

/// What becomes of the plans when all of them are carried out, and the peers move with them.
struct Together {
  std::vector<reasoning::AnswerChange> missed{};  ///< brought into place by a plan, but then not
  std::vector<reasoning::AnswerChange> lost{};    ///< in place now, then not
};

/// One budget for several regions, and the plans of those that it is spent on.
struct SharedSheet {
  double budget = 0.0;
  std::size_t goals = 0;  ///< asked about in each region
  reasoning::SharedBudget shared{};
  std::vector<Advice> plans{};  ///< of the regions that goals are brought into place in
  Together together{};
  int period = 0;
  double threshold = 0.5;
  bool has_own_costs = false;
};

// Pure functions of the sheet; each but the table ends in a line break.
[[nodiscard]] std::string shared_budget_text(const SharedSheet& sheet, const Rendering& rendering);
[[nodiscard]] Document shared_budget_document(const SharedSheet& sheet, const Rendering& rendering,
                                              Pictures* pictures);
/// One object with a version.
[[nodiscard]] std::string shared_budget_json(const SharedSheet& sheet, const Rendering& rendering);
/// A row for each region and number of goals, for machines.
[[nodiscard]] Table shared_budget_table(const SharedSheet& sheet);

}  // namespace yinguo::cli
