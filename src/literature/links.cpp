#include "literature/links.hpp"

#include <numeric>

#include "base/sorting.hpp"

namespace yinguo::literature {
namespace {

using ontology::Bearing;
using ontology::Polarity;

/// Whether a finding says that there is an effect.
bool asserts_effect(const Finding& finding) {
  return finding.polarity != Polarity::kNull &&
         (finding.bearing == Bearing::kSupport || finding.bearing == Bearing::kPartial);
}

LinkSign sign_of(Polarity polarity) {
  if (polarity == Polarity::kIncrease) return LinkSign::kPlus;
  return polarity == Polarity::kDecrease ? LinkSign::kMinus : LinkSign::kOther;
}

}  // namespace

LinkSign product(LinkSign a, LinkSign b) {
  if (a == LinkSign::kOther || b == LinkSign::kOther) return LinkSign::kOther;
  return a == b ? LinkSign::kPlus : LinkSign::kMinus;
}

std::vector<StudyId> asserting_studies(const EvidenceBase& base, PairId pair) {
  std::vector<StudyId> out;
  for (const auto& finding : base.findings_of(base.pairs()[pair])) {
    if (asserts_effect(finding)) out.push_back(finding.study);
  }
  base::sort_unique(out);
  return out;
}

ConceptLinks::ConceptLinks(const EvidenceBase& base) {
  first_link_.assign(base.concepts().class_count() + std::size_t{1}, 0);
  for (PairId pair = 0; pair < base.pairs().size(); ++pair)
    add(base, pair);
  for (const auto& link : links_)
    ++first_link_[link.cause + std::size_t{1}];
  std::partial_sum(first_link_.begin(), first_link_.end(), first_link_.begin());
}

void ConceptLinks::add(const EvidenceBase& base, PairId pair) {
  const auto& place = base.pairs()[pair];
  if (place.cause == place.effect) return;
  ConceptLink link{pair, place.cause, place.effect};
  const auto studies = asserting_studies(base, pair);
  if (studies.empty()) return;
  std::optional<LinkSign> sign;
  for (const auto& finding : base.findings_of(place)) {
    if (!asserts_effect(finding)) continue;
    const auto one = sign_of(finding.polarity);
    sign = !sign || *sign == one ? one : LinkSign::kOther;
  }
  link.sign = *sign;
  link.first_study = static_cast<std::uint32_t>(studies_.size());
  link.end_study = link.first_study + static_cast<std::uint32_t>(studies.size());
  for (const auto study : studies)
    link.signature |= std::uint64_t{1} << (study % 64);
  studies_.insert(studies_.end(), studies.begin(), studies.end());
  links_.push_back(link);
}

std::span<const ConceptLink> ConceptLinks::from(ConceptId cause) const {
  const auto first = first_link_[cause];
  return std::span{links_}.subspan(first, first_link_[cause + std::size_t{1}] - first);
}

bool ConceptLinks::are_disjoint(const ConceptLink& a, const ConceptLink& b) const {
  if ((a.signature & b.signature) == 0) return true;
  const auto first = studies_of(a);
  const auto second = studies_of(b);
  for (auto i = first.begin(), j = second.begin(); i != first.end() && j != second.end();) {
    if (*i == *j) return false;
    if (*i < *j)
      ++i;
    else
      ++j;
  }
  return true;
}

}  // namespace yinguo::literature
