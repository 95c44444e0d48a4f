#pragma once
#include "cli/arguments.hpp"

namespace CLI {
class App;
class ParseError;
}  // namespace CLI

namespace yinguo::cli {

/// A usage mistake: status 2, one line of what is wrong and one of what to do.
[[nodiscard]] Answered usage_mistake(const std::string& message, const std::string& help);

/// What to tell of a command line that `app` rejected with `error`: the word that was not
/// understood, with the nearest that would have been, rather than the parser's own phrase.
[[nodiscard]] Answered usage_mistake(const CLI::App& app, const CLI::ParseError& error, int argc,
                                     const char* const* argv);

}  // namespace yinguo::cli
