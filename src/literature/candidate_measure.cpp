#include "literature/candidate_measure.hpp"

#include <algorithm>
#include <unordered_map>

#include "literature/place_index.hpp"

namespace yinguo::literature {
namespace {

using ontology::Claim;

/// The claims that have evidence at each sentence, each once.
std::vector<std::vector<const Claim*>> claims_by_sentence(const ontology::Model& model,
                                                          std::string_view source,
                                                          std::span<const Sentence> sentences) {
  const PlaceIndex index{sentences};
  std::vector<std::vector<const Claim*>> out(sentences.size());
  for (const auto& claim : model.claims) {
    for (const auto& evidence : claim.evidence) {
      if (evidence.at.source.id != source) continue;
      const auto found = index.resolve(evidence.at);
      if (!found.is_there() || is_whole_abstract(evidence.at)) continue;
      auto& there = out[*found.sentence];
      if (there.empty() || there.back() != &claim) there.push_back(&claim);
    }
  }
  return out;
}

bool is_of(const ClaimCandidate& candidate, const Claim& claim) {
  return candidate.cause.known != nullptr && candidate.effect.known != nullptr &&
         candidate.cause.known->id == claim.cause.id &&
         candidate.effect.known->id == claim.effect.id;
}

class Measurer {
 public:
  Measurer(const ontology::Model& model, std::string_view source,
           std::span<const Sentence> sentences, std::span<const ClaimCandidate> candidates)
      : sentences_{sentences},
        claims_{claims_by_sentence(model, source, sentences)},
        candidates_(sentences.size()) {
    for (const auto& one : candidates)
      candidates_[one.sentence].push_back(&one);
  }

  std::vector<ExtractionMeasure> run() {
    for (std::size_t i = 0; i < sentences_.size(); ++i) {
      add(i, of_section(sentences_[i].section));
      add(i, all_);
    }
    out_.push_back(all_);
    return std::move(out_);
  }

 private:
  ExtractionMeasure& of_section(const std::string& section) {
    const auto [place, is_new] = places_.try_emplace(section, out_.size());
    if (is_new) out_.emplace_back().section = section;
    return out_[place->second];
  }

  void add(std::size_t sentence, ExtractionMeasure& to) const {
    const auto& claims = claims_[sentence];
    const auto& candidates = candidates_[sentence];
    to.claims += claims.size();
    to.candidates += candidates.size();
    if (!claims.empty()) to.placed += candidates.size();
    if (!candidates.empty()) to.touched += claims.size();
    for (const auto* candidate : candidates) {
      const auto agrees = [&](const Claim* claim) { return is_of(*candidate, *claim); };
      const auto claim = std::ranges::find_if(claims, agrees);
      if (claim == claims.end()) continue;
      ++to.found;
      const auto has_sign = [&](const Claim* one) {
        return agrees(one) && one->polarity == candidate->polarity;
      };
      if (std::ranges::any_of(claims, has_sign)) ++to.same_sign;
    }
    to.recalled += static_cast<std::size_t>(std::ranges::count_if(claims, [&](const Claim* claim) {
      return std::ranges::any_of(candidates, [&](const auto* one) { return is_of(*one, *claim); });
    }));
  }

  std::span<const Sentence> sentences_;
  std::vector<std::vector<const Claim*>> claims_;
  std::vector<std::vector<const ClaimCandidate*>> candidates_;
  std::unordered_map<std::string, std::size_t> places_;
  std::vector<ExtractionMeasure> out_;
  ExtractionMeasure all_;
};

}  // namespace

std::vector<ExtractionMeasure> measure(const ontology::Model& model, std::string_view source,
                                       std::span<const Sentence> sentences,
                                       std::span<const ClaimCandidate> candidates) {
  return Measurer{model, source, sentences, candidates}.run();
}

std::vector<bool> already_claimed(const ontology::Model& model, std::string_view source,
                                  std::span<const Sentence> sentences,
                                  std::span<const ClaimCandidate> candidates) {
  const auto claims = claims_by_sentence(model, source, sentences);
  std::vector<bool> out;
  for (const auto& one : candidates) {
    out.push_back(std::ranges::any_of(claims[one.sentence],
                                      [&](const Claim* claim) { return is_of(one, *claim); }));
  }
  return out;
}

}  // namespace yinguo::literature
