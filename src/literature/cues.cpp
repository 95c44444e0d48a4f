#include "literature/cues.hpp"

#include <array>

#include "literature/cue_tables.hpp"

namespace yinguo::literature {

std::string_view word(CueKind kind) {
  static constexpr std::array<std::string_view, kCueKindCount> kWords{
      "promotes", "hinders", "enables", "required-for", "constrains", "constitutes", "serves"};
  return kWords.at(static_cast<std::size_t>(kind));
}

std::span<const Cue> cues(ontology::Language language) {
  return language == ontology::Language::kZh ? chinese_cues() : english_cues();
}

std::span<const MarkerWords> marker_words(ontology::Language language) {
  return language == ontology::Language::kZh ? chinese_markers() : english_markers();
}

}  // namespace yinguo::literature
