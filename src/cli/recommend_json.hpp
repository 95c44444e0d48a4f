#pragma once
#include <nlohmann/json.hpp>

#include "cli/recommend_text.hpp"

namespace yinguo::cli {

/// What was recommended for one region, as in recommend_json().
[[nodiscard]] nlohmann::ordered_json json_advice(const Advice& advice, const Lexicon& lexicon);

}  // namespace yinguo::cli
