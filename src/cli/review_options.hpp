#pragma once
#include <CLI/CLI.hpp>

#include "cli/arguments.hpp"

namespace yinguo::cli {

void add_review(CLI::App& app, ReviewArguments& review);
/// Which of the parts of `review` was given.
[[nodiscard]] ReviewArguments chosen_review(const CLI::App& app, const ReviewArguments& typed);

}  // namespace yinguo::cli
