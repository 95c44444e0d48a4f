#pragma once
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "literature/candidate_relations.hpp"
#include "literature/claim_candidates.hpp"
#include "literature/text_stream.hpp"

namespace yinguo::literature {

/// Stands in an attribute that a person has to fill in; no id of the format.
inline constexpr std::string_view kToFillIn = "?";

/// Candidates with the ids that they have in a file: claims `c-SOURCE-SECTION-SENTENCE[.CLAUSE]-a`,
/// new concepts `new-1`, and so on; none is an id of the model.
///
/// Lifetime: refers to all that it is made of.
class NamedCandidates {
 public:
  NamedCandidates(const ontology::Model& model, std::span<const Sentence> sentences,
                  std::span<const ClaimCandidate> candidates, std::string_view source);

  [[nodiscard]] std::span<const ClaimCandidate> all() const { return candidates_; }

  [[nodiscard]] const Sentence& sentence_of(const ClaimCandidate& one) const {
    return sentences_[one.sentence];
  }

  /// The text of the clause, or of the sentence.
  [[nodiscard]] const std::string& text_of(const ClaimCandidate& one) const;

  [[nodiscard]] const std::string& claim_id(std::size_t candidate) const {
    return claim_ids_[candidate];
  }

  [[nodiscard]] const std::string& concept_id(const CandidateEnd& end) const;

  /// The relation's id, or kToFillIn.
  [[nodiscard]] std::string_view relation_id(CueKind kind) const;

  [[nodiscard]] const ontology::Relation* relation(CueKind kind) const {
    return relations_.of(kind);
  }

  /// Phrases that are no concept's name, each once, as first written.
  [[nodiscard]] std::span<const std::string> new_phrases() const { return new_phrases_; }

  [[nodiscard]] std::string_view source() const { return source_; }

 private:
  void name_claims(const ontology::Model& model);
  void name_concepts(const ontology::Model& model);

  std::span<const Sentence> sentences_;
  std::span<const ClaimCandidate> candidates_;
  std::string source_;
  CandidateRelations relations_;
  std::vector<std::string> claim_ids_;
  std::vector<std::string> new_phrases_;
  std::unordered_map<std::string, std::string> new_ids_;  ///< by phrase
};

/// An ontology file for a person to decide on: every claim and every new concept has
/// `candidate="proposed"`, which no reader of ontologies loads. `is_quoting`: with the text that
/// each was found in, as a comment.
void write_candidate_file(const NamedCandidates& candidates, bool is_quoting, TextStream& out);

}  // namespace yinguo::literature
