#include <algorithm>
#include <utility>

#include "ontology/model_index.hpp"

#include "literature/candidate_file.hpp"

namespace yinguo::literature {
namespace {

/// "a" … "z", "aa", "ab" …
std::string letters(std::size_t number) {
  constexpr std::size_t kLetters = 26;
  std::string out;
  for (++number; number > 0; number = (number - 1) / kLetters)
    out.insert(out.begin(), static_cast<char>('a' + (number - 1) % kLetters));
  return out;
}

}  // namespace

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
  std::unordered_map<std::string, std::size_t> used;  // letters, by place
  for (const auto& one : candidates_) {
    const auto& at = sentence_of(one);
    auto place = "c-" + (source_ == kToFillIn ? "" : source_ + "-") + at.section + "-" +
                 std::to_string(at.sentence);
    if (one.clause > 0) place += "." + std::to_string(one.clause);
    auto& next = used[place];
    auto id = place + "-" + letters(next++);
    while (index.kind(id))
      id = place + "-" + letters(next++);
    claim_ids_.push_back(std::move(id));
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
