#pragma once
// Which claims a command is to take, from its options.
#include <string>
#include <vector>

#include "cli/command_parts.hpp"

#include "literature/selection.hpp"

namespace yinguo::cli {

/// The concepts that `names` stand for, each with what the rules of the store count as its
/// mechanisms; alone where they do not say. Errors: YG-O323, YG-O324, and those of evaluation.
[[nodiscard]] base::Result<std::vector<std::string>> find_goals(
    const std::vector<std::string>& names, session::Session& session);

/// Of `named` (none: of all concepts) what is active where `asked` says: mechanisms, logics and
/// pathways. Errors: YG-O323, YG-O324, those of evaluation, and YG-C750 where nothing is.
[[nodiscard]] base::Result<std::vector<std::string>> find_active(
    const ActiveIn& asked, const std::vector<std::string>& named, session::Session& session);

/// Sections as locators have them: without §.
[[nodiscard]] std::vector<std::string> section_numbers(const std::vector<std::string>& typed);

}  // namespace yinguo::cli
