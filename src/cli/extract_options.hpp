#pragma once
#include <string>

#include "cli/arguments.hpp"

namespace CLI {
class App;
}  // namespace CLI

namespace yinguo::cli {

/// `format` is where --format is kept.
void add_extract(CLI::App& app, ExtractArguments& arguments, std::string& format);

}  // namespace yinguo::cli
