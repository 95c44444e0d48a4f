#pragma once
#include <string>

#include "cli/report.hpp"

#include "reasoning/trend.hpp"

namespace yinguo::cli {

// Pure functions of the trend; each ends in a line break.
[[nodiscard]] std::string trend_text(const reasoning::Trend& trend, const Rendering& rendering);
[[nodiscard]] Document trend_document(const reasoning::Trend& trend, const Rendering& rendering,
                                      Pictures* pictures);
/// One object with a version.
[[nodiscard]] std::string trend_json(const reasoning::Trend& trend, const Rendering& rendering);

}  // namespace yinguo::cli
