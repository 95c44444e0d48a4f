#pragma once
#include <string>

#include "cli/words.hpp"

#include "reasoning/compare.hpp"

namespace yinguo::cli {

// Pure functions of the comparison; each ends in a line break.
[[nodiscard]] std::string compare_text(const reasoning::Comparison& comparison,
                                       const Rendering& rendering);
[[nodiscard]] std::string compare_markdown(const reasoning::Comparison& comparison,
                                           const Rendering& rendering);
/// One object with a version.
[[nodiscard]] std::string compare_json(const reasoning::Comparison& comparison,
                                       const Rendering& rendering);

}  // namespace yinguo::cli
