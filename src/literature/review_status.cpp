#include "literature/review_status.hpp"

#include <algorithm>
#include <tuple>

#include "base/sorting.hpp"

namespace yinguo::literature {
namespace {

using ontology::Polarity;

/// Which findings that bear on a position count for a scope that is asked about.
class CountedHere {
 public:
  CountedHere(const EvidenceBase& base, std::span<const Finding> findings, Polarity position,
              ScopeId asked)
      : scopes_{base.scopes()}, asked_{asked} {
    for (const auto& finding : findings) {
      const auto match = scopes_.match(finding.scope, asked);
      const bool covers = match == ScopeMatch::kSame || match == ScopeMatch::kSubsumes;
      if (covers && verdict_of(finding, position)) covering_.push_back(key(finding));
    }
    base::sort_unique(covering_);
  }

  [[nodiscard]] bool operator()(const Finding& finding) const {
    if (scopes_.match(finding.scope, asked_) == ScopeMatch::kDisjoint) return false;
    const auto [study, is_test, scope] = key(finding);
    for (auto other = std::ranges::lower_bound(covering_, Key{study, is_test, 0});
         other != covering_.end() && std::get<0>(*other) == study && std::get<1>(*other) == is_test;
         ++other) {
      if (scopes_.is_part(std::get<2>(*other), scope, asked_)) return false;
    }
    return true;
  }

 private:
  using Key = std::tuple<StudyId, bool, ScopeId>;

  static Key key(const Finding& finding) {
    return {finding.study, is_test(finding.design), finding.scope};
  }

  const Scopes& scopes_;
  ScopeId asked_;
  std::vector<Key> covering_{};  ///< of the findings whose scope includes the one asked about
};

ScopedTally scoped(const EvidenceBase& base, std::span<const Finding> findings, Polarity position,
                   ScopeId asked) {
  ScopedTally out;
  std::vector<std::pair<StudyId, ScopeMatch>> tests;
  for (const auto& finding : findings) {
    if (is_test(finding.design) && verdict_of(finding, position))
      tests.emplace_back(finding.study, base.scopes().match(finding.scope, asked));
  }
  base::sort_unique(tests);
  for (const auto& [study, match] : tests)
    ++out.tests.at(static_cast<std::size_t>(match));
  out.tally = tally(findings, position, CountedHere{base, findings, position, asked});
  return out;
}

PositionStatus status(const EvidenceBase& base, PairId pair, std::span<const Finding> findings,
                      Polarity position, std::optional<ScopeId> asked) {
  PositionStatus out{pair, position, {}, tally(findings, position), {}};
  if (asked) out.here = scoped(base, findings, position, *asked);
  return out;
}

/// A concept and those near to it.
std::vector<ConceptId> around(const EvidenceBase& base, ConceptId concept_id) {
  std::vector<ConceptId> out{concept_id};
  for (const auto& near : base.near(concept_id))
    out.push_back(near.to);
  return out;
}

}  // namespace

std::vector<MatrixCell> matrix_of(const EvidenceBase& base, const ConceptPair& pair) {
  std::vector<const Finding*> findings;
  for (const auto& finding : base.findings_of(pair))
    findings.push_back(&finding);
  const auto key = [&](const Finding* finding) {
    return std::tuple{finding->polarity, finding->design,
                      std::string_view{base.scopes().text(finding->scope)}};
  };
  std::ranges::stable_sort(findings, {}, key);
  std::vector<MatrixCell> out;
  for (const auto* finding : findings) {
    if (out.empty() || std::tie(out.back().polarity, out.back().design, out.back().scope) !=
                           std::tie(finding->polarity, finding->design, finding->scope))
      out.push_back({finding->polarity, finding->design, finding->scope, {}});
    out.back().studies.at(static_cast<std::size_t>(finding->bearing)).push_back(finding->study);
  }
  for (auto& cell : out) {
    for (auto& studies : cell.studies)
      base::sort_unique(studies);
  }
  return out;
}

std::vector<PairId> ranked_pairs(const EvidenceBase& base, const std::vector<bool>& asked) {
  struct Ranked {
    std::size_t tests = 0;
    std::size_t studies = 0;
    PairId pair = 0;
  };

  std::vector<Ranked> ranked;
  std::vector<std::pair<StudyId, bool>> speak;  // those that test come first
  for (PairId pair = 0; pair < asked.size(); ++pair) {
    if (!asked[pair]) continue;
    speak.clear();
    for (const auto& finding : base.findings_of(base.pairs()[pair]))
      speak.emplace_back(finding.study, !is_test(finding.design));
    base::sort_unique(speak);
    auto& one = ranked.emplace_back(Ranked{0, 0, pair});
    for (std::size_t i = 0; i < speak.size(); ++i) {
      if (i > 0 && speak[i].first == speak[i - 1].first) continue;
      ++one.studies;
      if (!speak[i].second) ++one.tests;
    }
  }
  std::ranges::stable_sort(ranked, [](const Ranked& a, const Ranked& b) {
    return std::tie(a.tests, a.studies) > std::tie(b.tests, b.studies);
  });
  std::vector<PairId> out;
  out.reserve(ranked.size());
  for (const auto& one : ranked)
    out.push_back(one.pair);
  return out;
}

PositionStatus status_of_position(const EvidenceBase& base, PairId pair, Polarity position,
                                  std::optional<ScopeId> asked) {
  const auto& place = base.pairs()[pair];
  auto out = status(base, pair, base.findings_of(place), position, asked);
  for (auto claim = place.first_claim; claim < place.end_claim; ++claim) {
    if (base.claims()[claim]->polarity == position) out.claims.push_back(claim);
  }
  return out;
}

std::vector<PositionStatus> status_of(const EvidenceBase& base, PairId pair,
                                      std::optional<ScopeId> asked) {
  std::vector<PositionStatus> out;
  for (const auto position : positions_of(base.findings_of(base.pairs()[pair])))
    out.push_back(status_of_position(base, pair, position, asked));
  return out;
}

PositionStatus status_of_claim(const EvidenceBase& base, PairId pair, std::uint32_t claim,
                               std::optional<ScopeId> asked) {
  const auto findings = base.findings_of(base.pairs()[pair]);
  const auto first = std::ranges::lower_bound(findings, claim, {}, &Finding::claim);
  const auto last = std::ranges::upper_bound(findings, claim, {}, &Finding::claim);
  auto out = status(base, pair, {first, last}, base.claims()[claim]->polarity, asked);
  out.claims.push_back(claim);
  return out;
}

std::vector<PairId> near_pairs(const EvidenceBase& base, ConceptId cause, ConceptId effect) {
  const auto itself = base.find(cause, effect);
  std::vector<PairId> out;
  for (const auto from : around(base, cause)) {
    for (const auto to : around(base, effect)) {
      const auto found = base.find(from, to);
      if (found && found != itself) out.push_back(*found);
    }
  }
  base::sort_unique(out);
  return out;
}

}  // namespace yinguo::literature
