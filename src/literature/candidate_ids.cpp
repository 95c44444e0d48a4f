#include <algorithm>
#include <utility>

#include "ontology/model_index.hpp"

#include "literature/candidate_file.hpp"
#include "literature/claim_ids.hpp"

namespace yinguo::literature {

NamedCandidates::NamedCandidates(const ontology::Model& model, std::span<const Sentence> sentences,
                                 std::span<const ClaimCandidate> candidates,
                                 std::string_view source)
    : sentences_{sentences},
      candidates_{candidates},
      source_{source.empty() ? kToFillIn : source},
      relations_{model} {
  name_claims(model);
  name_concepts(model);
}

const std::string& NamedCandidates::text_of(const ClaimCandidate& one) const {
  const auto& sentence = sentence_of(one);
  return one.clause == 0 ? sentence.text : sentence.clauses[one.clause - 1];
}

void NamedCandidates::name_claims(const ontology::Model& model) {
  const ontology::ModelIndex index{model};
  ClaimIds ids{[&](std::string_view id) { return index.kind(id).has_value(); }};
  for (const auto& one : candidates_) {
    const auto& at = sentence_of(one);
    claim_ids_.push_back(
        ids.next(source_ == kToFillIn ? "" : source_, at.section, at.sentence, one.clause));
  }
}

void NamedCandidates::name_concepts(const ontology::Model& model) {
  const ontology::ModelIndex index{model};
  std::size_t number = 0;
  const auto add = [&](const CandidateEnd& end) {
    if (end.known != nullptr || new_ids_.contains(end.text)) return;
    auto id = "new-" + std::to_string(++number);
    while (index.kind(id))
      id = "new-" + std::to_string(++number);
    new_ids_.emplace(end.text, std::move(id));
    new_phrases_.push_back(end.text);
  };
  for (const auto& one : candidates_) {
    add(one.cause);
    add(one.effect);
    std::ranges::for_each(one.via, add);
    std::ranges::for_each(one.moderators, add);
  }
}

const std::string& NamedCandidates::concept_id(const CandidateEnd& end) const {
  return end.known != nullptr ? end.known->id : new_ids_.at(end.text);
}

std::string_view NamedCandidates::relation_id(CueKind kind) const {
  const auto* found = relation(kind);
  return found == nullptr ? kToFillIn : std::string_view{found->id};
}

}  // namespace yinguo::literature
