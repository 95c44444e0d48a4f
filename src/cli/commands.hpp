#pragma once
#include <iosfwd>

#include "cli/arguments.hpp"

namespace yinguo::cli {

/// Runs one command. Answers go to `out` (or the file of --output), all else to `err`.
/// Returns the exit status: 0 answered, 1 no answer, 2 usage, 3 input rejected, 4 store or I/O, 5 a
/// limit passed, 70 a bug.
[[nodiscard]] int run_command(const Arguments& arguments, std::ostream& out, std::ostream& err);

}  // namespace yinguo::cli
