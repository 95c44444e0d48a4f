#pragma once
#include <functional>
#include <string>
#include <vector>

#include "base/diagnostic.hpp"
#include "cli/arguments.hpp"
#include "cli/output.hpp"

#include "session/session.hpp"
#include "syntax/ast.hpp"

namespace yinguo::cli {

/// The forms of a program that `yinguo run --show` knows, by Soufflé's names.
[[nodiscard]] const std::vector<std::string>& shown_forms();

/// `yinguo run --show`: prints the forms asked for, one after the other, and runs nothing.
/// `mistakes` are those of parsing; `parse-errors` prints them in place of a form. Returns the exit
/// status.
[[nodiscard]] int show_program(const RunArguments& arguments, const syntax::Ast& ast,
                               const session::Session& session, const base::Diagnostics& mistakes,
                               const base::SourceMap& sources, const Output& output);

}  // namespace yinguo::cli
