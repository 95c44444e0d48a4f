#include "literature/place_index.hpp"

#include <algorithm>

namespace yinguo::literature {
namespace {

std::string place_key(std::string_view section, std::uint32_t sentence) {
  return std::string{section} + "#" + std::to_string(sentence);
}

bool has_clause(const Sentence& sentence, std::uint32_t clause) {
  return clause == 0 || clause <= sentence.clauses.size();
}

}  // namespace

PlaceIndex::PlaceIndex(std::span<const Sentence> sentences) : sentences_{sentences} {
  for (std::size_t i = 0; i < sentences.size(); ++i) {
    by_fingerprint_[sentences[i].fingerprint].push_back(i);
    by_place_.try_emplace(place_key(sentences[i].section, sentences[i].sentence), i);
  }
}

std::optional<std::size_t> PlaceIndex::place_of(const ontology::Locator& at) const {
  const auto sentence = is_whole_abstract(at) ? 1 : at.sentence;
  const auto place = by_place_.find(place_key(at.section, sentence));
  return place == by_place_.end() ? std::nullopt : std::optional{place->second};
}

Resolved PlaceIndex::by_sketch(const ontology::Locator& at) const {
  const auto wanted = try_parse_sketch(at.sketch);
  if (!wanted) return {};
  if (sketches_.empty()) {
    for (const auto& sentence : sentences_)
      sketches_.push_back(sketch_of(sentence.text));
  }
  Resolved best;
  for (std::size_t i = 0; i < sentences_.size(); ++i) {
    const auto like = likeness(*wanted, sketches_[i]);
    const auto least = sentences_[i].section == at.section ? kLikeHere : kLikeElsewhere;
    if (like >= least && like > best.likeness) best = {PlaceStatus::kChanged, i, like};
  }
  return best;
}

Resolved PlaceIndex::resolve(const ontology::Locator& at) const {
  const auto here = place_of(at);
  const auto checked = [&](PlaceStatus status, std::size_t sentence) {
    const bool has = has_clause(sentences_[sentence], at.clause);
    return Resolved{has ? status : PlaceStatus::kMissingClause, sentence};
  };
  if (at.fingerprint.empty()) return here ? checked(PlaceStatus::kUnchecked, *here) : Resolved{};
  const auto same = by_fingerprint_.find(at.fingerprint);
  if (same == by_fingerprint_.end()) {
    if (const auto like = by_sketch(at); like.sentence) return like;
    return here ? Resolved{PlaceStatus::kReplaced, here} : Resolved{};
  }
  if (here && sentences_[*here].fingerprint == at.fingerprint)
    return checked(PlaceStatus::kFound, *here);
  const auto in_section =
      std::find_if(same->second.begin(), same->second.end(),
                   [&](std::size_t i) { return sentences_[i].section == at.section; });
  return checked(PlaceStatus::kMoved,
                 in_section == same->second.end() ? same->second.front() : *in_section);
}

}  // namespace yinguo::literature
