#pragma once
#include <string>

#include "cli/explain_text.hpp"

#include "reasoning/gaps.hpp"

namespace yinguo::cli {

// Pure functions of what falls short; each ends in a line break.
[[nodiscard]] std::string gaps_text(const reasoning::Shortfalls& shortfalls,
                                    const Rendering& rendering);
[[nodiscard]] Document gaps_document(const reasoning::Shortfalls& shortfalls,
                                     const Rendering& rendering, Pictures* pictures);
/// One object with a version.
[[nodiscard]] std::string gaps_json(const std::vector<reasoning::Shortfalls>& all,
                                    const Rendering& rendering);

}  // namespace yinguo::cli
