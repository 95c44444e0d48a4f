#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.hpp"
#include "cli/arguments.hpp"

namespace yinguo::cli {

/// The names by which Soufflé knows warnings (`-W`, `--wno`), "all" among them.
[[nodiscard]] const std::vector<std::string>& warning_names();

/// Whether a diagnostic is shown: all errors are, and the warnings that were not switched off.
[[nodiscard]] bool is_shown(const base::Diagnostic& diagnostic, const RunArguments& arguments);

}  // namespace yinguo::cli
