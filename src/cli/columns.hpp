#pragma once
#include <string>
#include <string_view>

#include "cli/language.hpp"

namespace yinguo::cli {

/// What people read above a column, or beside a count, that machines know as `key`: "held_back" is
/// "held back" or "受制约者". An unknown key is shown with spaces for its underscores.
[[nodiscard]] std::string column_title(std::string_view key, Language language);

}  // namespace yinguo::cli
