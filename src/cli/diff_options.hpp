#pragma once
#include <CLI/CLI.hpp>

#include "cli/arguments.hpp"

namespace yinguo::cli {

/// Adds the command with its options.
void add_diff(CLI::App& app, DiffArguments& diff);

}  // namespace yinguo::cli
