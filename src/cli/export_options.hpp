#pragma once
#include "cli/arguments.hpp"

namespace CLI {
class App;
}  // namespace CLI

namespace yinguo::cli {

void add_export(CLI::App& app, ExportArguments& arguments);

}  // namespace yinguo::cli
