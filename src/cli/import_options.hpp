#pragma once
#include "cli/arguments.hpp"

namespace CLI {
class App;
}  // namespace CLI

namespace yinguo::cli {

void add_import(CLI::App& app, ImportArguments& arguments);

}  // namespace yinguo::cli
