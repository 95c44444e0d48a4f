#pragma once
#include <string>

#include "cli/explain_text.hpp"

#include "reasoning/what_if.hpp"

namespace yinguo::cli {

// Pure functions of what changes; each ends in a line break.
[[nodiscard]] std::string what_if_text(const reasoning::WhatIf& what_if,
                                       const Rendering& rendering);
[[nodiscard]] Document what_if_document(const reasoning::WhatIf& what_if,
                                        const Rendering& rendering, Pictures* pictures);
/// One object with a version.
[[nodiscard]] std::string what_if_json(const reasoning::WhatIf& what_if,
                                       const Rendering& rendering);
/// A row for each scenario and goal.
[[nodiscard]] Table what_if_table(const reasoning::WhatIf& what_if, const Rendering& rendering);

}  // namespace yinguo::cli
