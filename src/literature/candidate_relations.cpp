#include "literature/candidate_relations.hpp"

#include <algorithm>

#include "literature/code_points.hpp"
#include "literature/cue_pattern.hpp"

namespace yinguo::literature {
namespace {

using ontology::Language;

/// Whether a cue of `kind` that has one word has it as `label`.
bool is_word_of(CueKind kind, std::string_view label, Language language) {
  const auto text = decode(label);
  return std::ranges::any_of(cues(language), [&](const Cue& cue) {
    if (cue.kind != kind || text.empty()) return false;
    const auto words = parse_pattern(cue.pattern).words;
    return words.size() == 1 && std::ranges::find(words.front(), text) != words.front().end();
  });
}

bool is_called(CueKind kind, const ontology::Relation& relation) {
  return is_word_of(kind, relation.label.zh, Language::kZh) ||
         is_word_of(kind, relation.label.en, Language::kEn);
}

}  // namespace

CandidateRelations::CandidateRelations(const ontology::Model& model) {
  for (std::size_t i = 0; i < kCueKindCount; ++i) {
    const auto kind = static_cast<CueKind>(i);
    for (const auto& relation : model.schema.relations) {
      if (relation.kind != ontology::RelationKind::kClaim) continue;
      if (relation.id == word(kind)) relations_.at(i) = &relation;
    }
    for (const auto& relation : model.schema.relations) {
      if (relation.kind != ontology::RelationKind::kClaim || relations_.at(i) != nullptr) continue;
      if (is_called(kind, relation)) relations_.at(i) = &relation;
    }
  }
}

}  // namespace yinguo::literature
