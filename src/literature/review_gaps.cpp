#include "literature/review_gaps.hpp"

#include <algorithm>
#include <tuple>

#include "literature/k_best.hpp"
#include "literature/support.hpp"
#include "literature/unlinked_pairs.hpp"

namespace yinguo::literature {
namespace {

/// By pair: whether a study tests it, and not elsewhere than `where`.
std::vector<bool> tested_pairs(const EvidenceBase& base, std::optional<ScopeId> where) {
  const auto tests = [&](const Finding& finding) {
    return is_test(finding.design) &&
           (!where || base.scopes().match(finding.scope, *where) != ScopeMatch::kDisjoint);
  };
  std::vector<bool> out;
  for (const auto& pair : base.pairs())
    out.push_back(std::ranges::any_of(base.findings_of(pair), tests));
  return out;
}

/// How many there are, and the k first of them.
template <class T, class Before>
GapList<T> first_of(std::vector<T> all, std::size_t k, Before before) {
  GapList<T> out{all.size(), {}};
  KBest<T, Before> best{k, before};
  for (auto& one : all)
    best.add(std::move(one));
  out.best = std::move(best).all();
  return out;
}

/// Links in and out of each concept.
struct Degrees {
  std::vector<std::size_t> in;
  std::vector<std::size_t> out;

  explicit Degrees(std::size_t concepts) : in(concepts), out(concepts) {}

  void add(const ConceptLink& link) {
    ++in[link.effect];
    ++out[link.cause];
  }

  /// Chains of two and three links with `link` in them and, for three, in the middle. Those that go
  /// straight back along `back` do not count.
  [[nodiscard]] std::size_t chains(const ConceptLink& link, bool back) const {
    const auto before = in[link.cause] - (back ? 1 : 0);
    const auto after = out[link.effect] - (back ? 1 : 0);
    return before * after + before + after;
  }
};

const ConceptLink* find_link(const ConceptLinks& links, ConceptId cause, ConceptId effect) {
  const auto from = links.from(cause);
  const auto at = std::ranges::lower_bound(from, effect, {}, &ConceptLink::effect);
  return at != from.end() && at->effect == effect ? &*at : nullptr;
}

GapList<UntestedLink> untested_links(const EvidenceBase& base, const ConceptLinks& links,
                                     const std::vector<bool>& tested,
                                     const std::vector<bool>& asked, std::size_t k) {
  Degrees of_all{base.concepts().class_count()};
  Degrees of_tested{base.concepts().class_count()};
  for (const auto& link : links.all()) {
    of_all.add(link);
    if (tested[link.pair]) of_tested.add(link);
  }
  std::vector<UntestedLink> out;
  for (const auto& link : links.all()) {
    if (tested[link.pair] || !asked[link.pair]) continue;
    const auto* back = find_link(links, link.effect, link.cause);
    out.push_back({link.pair, links.studies_of(link).size(),
                   of_tested.chains(link, back != nullptr && tested[back->pair]),
                   of_all.chains(link, back != nullptr)});
  }
  return first_of(std::move(out), k, [](const UntestedLink& a, const UntestedLink& b) {
    return std::tie(b.completes, b.chains, b.studies, a.pair) <
           std::tie(a.completes, a.chains, a.studies, b.pair);
  });
}

OpenMediation::Leg leg_of(const EvidenceBase& base, const std::vector<bool>& tested,
                          ConceptId cause, ConceptId effect) {
  const auto pair = base.find(cause, effect);
  if (!pair) return OpenMediation::Leg::kUnclaimed;
  return tested[*pair] ? OpenMediation::Leg::kTested : OpenMediation::Leg::kUntested;
}

GapList<OpenMediation> open_mediations(const EvidenceBase& base, const std::vector<bool>& tested,
                                       const std::vector<bool>& asked, std::size_t k) {
  using Leg = OpenMediation::Leg;
  std::vector<OpenMediation> out;
  for (PairId pair = 0; pair < base.pairs().size(); ++pair) {
    const auto& place = base.pairs()[pair];
    for (auto claim = place.first_claim; asked[pair] && claim < place.end_claim; ++claim) {
      for (const auto& ref : base.claims()[claim]->via) {
        const auto via = base.concepts().class_of(ref.id);
        if (!via) continue;
        const OpenMediation one{pair,
                                claim,
                                *via,
                                leg_of(base, tested, place.cause, *via),
                                leg_of(base, tested, *via, place.effect),
                                tested[pair]};
        if (one.first != Leg::kTested || one.second != Leg::kTested) out.push_back(one);
      }
    }
  }
  const auto open = [](const OpenMediation& one) {
    return (one.first == Leg::kTested ? 0 : 1) + (one.second == Leg::kTested ? 0 : 1);
  };
  return first_of(std::move(out), k, [open](const OpenMediation& a, const OpenMediation& b) {
    return std::tuple{!a.is_tested, open(a), a.claim, a.via} <
           std::tuple{!b.is_tested, open(b), b.claim, b.via};
  });
}

/// Counts the concepts that claims name, and lists those of which nothing is tested.
GapList<BareConcept> bare_concepts(const EvidenceBase& base, const std::vector<bool>& tested,
                                   const std::vector<bool>& asked, Gaps& gaps, std::size_t k) {
  const auto concepts = base.concepts().class_count();
  std::vector<std::size_t> claims(concepts);
  std::vector<bool> is_tested(concepts);
  std::vector<bool> is_asked(concepts);
  for (PairId pair = 0; pair < base.pairs().size(); ++pair) {
    const auto& place = base.pairs()[pair];
    const auto add = [&](ConceptId end) {
      claims[end] += base.claims_of(place).size();
      if (tested[pair]) is_tested[end] = true;
      if (asked[pair]) is_asked[end] = true;
    };
    add(place.cause);
    if (place.effect != place.cause) add(place.effect);
  }
  std::vector<BareConcept> out;
  for (ConceptId one = 0; one < concepts; ++one) {
    if (!is_asked[one]) continue;
    ++gaps.concepts;
    if (!is_tested[one]) out.push_back({one, claims[one]});
  }
  return first_of(std::move(out), k, [](const BareConcept& a, const BareConcept& b) {
    return std::tie(b.claims, a.concept_id) < std::tie(a.claims, b.concept_id);
  });
}

}  // namespace

std::vector<PairId> legs_of(const EvidenceBase& base, const OpenMediation& one) {
  const auto& pair = base.pairs()[one.pair];
  std::vector<PairId> out;
  for (const auto leg : {base.find(pair.cause, one.via), base.find(one.via, pair.effect)}) {
    if (leg) out.push_back(*leg);
  }
  return out;
}

Gaps find_gaps(const EvidenceBase& base, const std::vector<bool>& asked,
               const GapOptions& options) {
  Gaps out;
  const ConceptLinks links{base};
  const auto tested = tested_pairs(base, options.where);
  out.links = static_cast<std::size_t>(std::ranges::count_if(
      links.all(), [&](const ConceptLink& link) { return asked[link.pair]; }));
  out.untested = untested_links(base, links, tested, asked, options.k);
  out.mediations = open_mediations(base, tested, asked, options.k);
  out.bare = bare_concepts(base, tested, asked, out, options.k);
  UnlinkedSearch search{base, links, asked, options};
  search.run(out);
  return out;
}

}  // namespace yinguo::literature
