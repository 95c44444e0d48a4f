#pragma once
#include <span>

#include "cli/language.hpp"

namespace yinguo::cli {

/// Texts of help beside those of help.cpp: what commands say of themselves, in both languages.
[[nodiscard]] std::span<const Bilingual> more_help_texts();
/// What commands on the ontology and the literature say of themselves; a table beside that of
/// help.cpp.
[[nodiscard]] std::span<const Bilingual> literature_help();

}  // namespace yinguo::cli
