#pragma once
#include <string>

#include "cli/review_words.hpp"

namespace yinguo::cli {

/// A row for each gap; columns that a kind has no use for are empty.
[[nodiscard]] std::string gaps_csv(const literature::Gaps& found, const ReviewWords& words);
/// One object with a version.
[[nodiscard]] std::string gaps_json(const literature::Gaps& found, const ReviewWords& words);

}  // namespace yinguo::cli
