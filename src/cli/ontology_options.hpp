#pragma once
#include <string>

#include <CLI/CLI.hpp>

#include "cli/arguments.hpp"

namespace yinguo::cli {

/// The commands below `ontology`, as typed.
struct OntologyCommands {
  CoverageArguments coverage;
  LocateArguments locate;
  AlignArguments align;
};

/// Adds `ontology` with its commands; `format` is where --format is kept.
void add_ontology(CLI::App& app, OntologyCommands& typed, std::string& format);
/// The one that was given. Requires: `ontology` was.
[[nodiscard]] Command chosen_ontology_command(const CLI::App& ontology,
                                              const OntologyCommands& typed);

}  // namespace yinguo::cli
