#pragma once
#include <optional>

#include <CLI/CLI.hpp>

#include "cli/arguments.hpp"

namespace yinguo::cli {

/// The commands about the graph of claims, as typed.
struct GraphCommands {
  PathsArguments paths;
  LoopsArguments loops;
  BottlenecksArguments bottlenecks;
  CentralArguments central;
  AdjustArguments adjust;
};

/// Adds the commands with their options.
void add_graph_commands(CLI::App& app, GraphCommands& typed);
/// The one of them that was given, if it was one of them.
[[nodiscard]] std::optional<Command> chosen_graph_command(const CLI::App& app,
                                                          const GraphCommands& typed);

}  // namespace yinguo::cli
