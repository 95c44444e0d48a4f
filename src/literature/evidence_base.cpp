#include "literature/evidence_base.hpp"

#include <algorithm>
#include <numeric>
#include <tuple>
#include <unordered_map>

#include "base/sorting.hpp"

namespace yinguo::literature {
namespace {

/// Clusters of concepts, each under the id that most of its alignments point at, the smallest of
/// several: that is how the concept that others were compared with gives its name.
Partition concepts_of(const ontology::Model& model, const ontology::Alignments& alignments) {
  std::unordered_map<std::string_view, std::size_t> pointed_at;
  for (const auto& one : model.alignments) {
    if (one.status == ontology::AlignmentStatus::kConfirmed &&
        one.relation == ontology::Match::kExact)
      ++pointed_at[one.with.id];
  }
  std::vector<Partition::Member> all;
  for (const auto& one : model.concepts) {
    const auto cluster = alignments.cluster(alignments.representative(one.id));
    const auto name =
        std::ranges::max_element(cluster, {}, [&](std::string_view id) { return pointed_at[id]; });
    all.emplace_back(one.id, name == cluster.end() ? std::string_view{one.id} : *name);
  }
  return Partition{all};
}

Partition studies_of(const ontology::Model& model) {
  std::vector<Partition::Member> all;
  for (const auto& source : model.sources)
    all.emplace_back(source.id, ontology::study_of(source));
  return Partition{all};
}

}  // namespace

EvidenceBase::EvidenceBase(const ontology::Model& model)
    : alignments_{model},
      concepts_{concepts_of(model, alignments_)},
      studies_{studies_of(model)},
      scopes_{model},
      near_(concepts_.class_count()) {
  add_claims(model);
  add_near(model);
}

void EvidenceBase::add_claims(const ontology::Model& model) {
  struct Placed {
    ConceptId cause = 0;
    ConceptId effect = 0;
    const ontology::Claim* claim = nullptr;
  };

  std::vector<Placed> placed;
  for (const auto& claim : model.claims) {
    const auto cause = concepts_.class_of(claim.cause.id);
    const auto effect = concepts_.class_of(claim.effect.id);
    if (claim.status == ontology::ClaimStatus::kActive && cause && effect)
      placed.push_back({*cause, *effect, &claim});
  }
  std::stable_sort(placed.begin(), placed.end(), [](const Placed& a, const Placed& b) {
    return std::tie(a.cause, a.effect) < std::tie(b.cause, b.effect);
  });
  first_pair_.assign(concepts_.class_count() + std::size_t{1}, 0);
  for (const auto& [cause, effect, claim] : placed) {
    const auto number = static_cast<std::uint32_t>(claims_.size());
    const auto finding = static_cast<std::uint32_t>(findings_.size());
    if (pairs_.empty() || pairs_.back().cause != cause || pairs_.back().effect != effect) {
      pairs_.push_back({cause, effect, number, number, finding, finding});
      ++first_pair_[cause + std::size_t{1}];
    }
    claims_.push_back(claim);
    claim_scopes_.push_back(scopes_.intern(claim->scopes));
    add_findings(number, claim_scopes_.back());
    pairs_.back().end_claim = number + 1;
    pairs_.back().end_finding = static_cast<std::uint32_t>(findings_.size());
  }
  std::partial_sum(first_pair_.begin(), first_pair_.end(), first_pair_.begin());
}

void EvidenceBase::add_findings(std::uint32_t claim, ScopeId scope) {
  const auto& said = *claims_[claim];
  for (const auto& evidence : said.evidence) {
    if (const auto study = studies_.class_of(evidence.at.source.id))
      findings_.push_back(
          {claim, *study, scope, said.polarity, evidence.direction, evidence.design});
  }
}

void EvidenceBase::add_near(const ontology::Model& model) {
  for (const auto& one : model.concepts) {
    auto& near = near_[*concepts_.class_of(one.id)];
    for (const auto& aligned : alignments_.of(one.id)) {
      const auto other = concepts_.class_of(aligned.id);
      if (other && aligned.relation != ontology::Match::kExact)
        near.push_back({*other, aligned.relation});
    }
  }
  for (auto& all : near_)
    base::sort_unique(all);
}

std::optional<PairId> EvidenceBase::find(ConceptId cause, ConceptId effect) const {
  const auto from = pairs_from(cause);
  const auto at = std::ranges::lower_bound(from, effect, {}, &ConceptPair::effect);
  if (at == from.end() || at->effect != effect) return std::nullopt;
  return static_cast<PairId>(&*at - pairs_.data());
}

std::span<const ConceptPair> EvidenceBase::pairs_from(ConceptId cause) const {
  const auto first = first_pair_[cause];
  return std::span{pairs_}.subspan(first, first_pair_[cause + std::size_t{1}] - first);
}

std::vector<bool> EvidenceBase::asked(const Selection& selection) const {
  std::vector<bool> out;
  out.reserve(pairs_.size());
  for (const auto& pair : pairs_)
    out.push_back(std::ranges::any_of(
        claims_of(pair), [&](const ontology::Claim* claim) { return selection.has(claim->id); }));
  return out;
}

}  // namespace yinguo::literature
