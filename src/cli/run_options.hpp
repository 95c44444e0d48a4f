#pragma once
#include "cli/arguments.hpp"

namespace CLI {
class App;
}  // namespace CLI

namespace yinguo::cli {

/// Adds `yinguo run` with Soufflé's options to `app`. Those that advise another engine how to work
/// are taken and have no effect; those that ask for something else than the program's outputs are
/// usage mistakes that say what to do instead. Refers to `run` until parsing is over.
void add_run(CLI::App& app, RunArguments& run);

}  // namespace yinguo::cli
