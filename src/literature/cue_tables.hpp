#pragma once
// The tables behind cues(), a file a language.
#include <span>

#include "literature/cues.hpp"

namespace yinguo::literature {

[[nodiscard]] std::span<const Cue> chinese_cues();
[[nodiscard]] std::span<const Cue> english_cues();
[[nodiscard]] std::span<const MarkerWords> chinese_markers();
[[nodiscard]] std::span<const MarkerWords> english_markers();

}  // namespace yinguo::literature
