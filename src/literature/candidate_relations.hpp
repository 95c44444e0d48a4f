#pragma once
#include <array>

#include "ontology/model.hpp"

#include "literature/cues.hpp"

namespace yinguo::literature {

/// Which relation of claims of a schema stands for each kind of cue: that whose id is the kind's
/// word, else the first whose label is a word of a cue of that kind ("提高", "raises").
///
/// Lifetime: the model must outlive it.
class CandidateRelations {
 public:
  explicit CandidateRelations(const ontology::Model& model);

  /// nullptr where the schema has none: a person has to say which.
  [[nodiscard]] const ontology::Relation* of(CueKind kind) const {
    return relations_.at(static_cast<std::size_t>(kind));
  }

 private:
  std::array<const ontology::Relation*, kCueKindCount> relations_{};
};

}  // namespace yinguo::literature
