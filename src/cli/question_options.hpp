#pragma once
#include "cli/arguments.hpp"

namespace CLI {
class App;
}  // namespace CLI

namespace yinguo::cli {

/// Adds the questions about facts of any program to `app`. Refers to its arguments until parsing
/// is over.
void add_why(CLI::App& app, WhyArguments& why);
void add_why_not(CLI::App& app, WhyNotArguments& why_not);
void add_update(CLI::App& app, UpdateArguments& update);
void add_verify(CLI::App& app, VerifyArguments& verify);

}  // namespace yinguo::cli
