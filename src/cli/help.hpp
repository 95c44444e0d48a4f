#pragma once
#include <string_view>

#include "cli/language.hpp"

namespace CLI {
class App;
}  // namespace CLI

namespace yinguo::cli {

/// The language in which a command line asks for help: that of --lang, or else of the locale. Read
/// before the line is parsed, since help is given by the parser.
[[nodiscard]] Language help_language(int argc, const char* const* argv, std::string_view locale);

/// Puts what `app` and its commands say of themselves into `language`. The texts in the code are
/// English; one that has no entry in the table of this file stays so.
void translate_help(CLI::App& app, Language language);

}  // namespace yinguo::cli
