#pragma once
#include <CLI/CLI.hpp>

#include "cli/arguments.hpp"

namespace yinguo::cli {

/// Adds the command `store` with its actions.
void add_store(CLI::App& app, StoreArguments& store);

}  // namespace yinguo::cli
