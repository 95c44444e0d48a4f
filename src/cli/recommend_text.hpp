#pragma once
#include <string>
#include <vector>

#include "cli/explain_text.hpp"

#include "reasoning/recommend.hpp"

namespace yinguo::cli {

/// What was recommended for one region, one recommendation for each question.
struct Advice {
  std::string region{};
  int period = 0;
  double threshold = 0.5;
  bool has_own_costs = false;  ///< of --costs
  std::vector<reasoning::Recommendation> recommendations{};
  reasoning::FirmnessOptions firmness{};
  AnswerStudies studies{};
};

// Pure functions of the advice; each ends in a line break.
[[nodiscard]] std::string recommend_text(const Advice& advice, const Rendering& rendering);
[[nodiscard]] Document recommend_document(const Advice& advice, const Rendering& rendering,
                                          Pictures* pictures);
/// What the costs and the measures mean: one line, without a line break.
[[nodiscard]] std::string recommend_preamble(const Advice& advice, const Rendering& rendering);
/// The first plan of each recommendation: lines of an outline, without line breaks.
[[nodiscard]] std::vector<std::string> recommend_outline(const Advice& advice,
                                                         const Rendering& rendering);
/// One object with a version.
[[nodiscard]] std::string recommend_json(const std::vector<Advice>& all,
                                         const Rendering& rendering);

}  // namespace yinguo::cli
