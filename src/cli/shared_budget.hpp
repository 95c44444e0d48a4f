#pragma once
#include "cli/output.hpp"
#include "cli/region_question.hpp"

#include "reasoning/recommend.hpp"

namespace yinguo::cli {

/// Answers what the budget of `options` does best over the regions of `question`, and writes it.
/// Returns the exit status: 1 when it brings nothing into place that is not.
[[nodiscard]] int recommend_together(const RegionQuestion& question,
                                     const reasoning::RecommendOptions& options, double budget,
                                     const Output& output);

}  // namespace yinguo::cli
