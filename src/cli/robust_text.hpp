#pragma once
#include <string>
#include <vector>

#include "cli/report.hpp"

#include "reasoning/robust.hpp"

namespace yinguo::cli {

// Pure functions of how firm answers are; each ends in a line break.
[[nodiscard]] std::string robust_text(const reasoning::RobustnessOfRegion& one,
                                      const Rendering& rendering);
[[nodiscard]] Document robust_document(const reasoning::RobustnessOfRegion& one,
                                       const Rendering& rendering, Pictures* pictures);
/// One object with a version.
[[nodiscard]] std::string robust_json(const std::vector<reasoning::RobustnessOfRegion>& all,
                                      const Rendering& rendering);

}  // namespace yinguo::cli
