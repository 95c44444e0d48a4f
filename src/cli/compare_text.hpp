#pragma once
#include <string>

#include "cli/report.hpp"

#include "reasoning/compare.hpp"

namespace yinguo::cli {

// Pure functions of the comparison; each ends in a line break.
[[nodiscard]] std::string compare_text(const reasoning::Comparison& comparison,
                                       const Rendering& rendering);
[[nodiscard]] Document compare_document(const reasoning::Comparison& comparison,
                                        const Rendering& rendering, Pictures* pictures);
/// One object with a version.
[[nodiscard]] std::string compare_json(const reasoning::Comparison& comparison,
                                       const Rendering& rendering);

}  // namespace yinguo::cli
