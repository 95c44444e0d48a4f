#include "literature/review_conflicts.hpp"

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

#include "base/sorting.hpp"

#include "literature/k_best.hpp"

namespace yinguo::literature {
namespace {

using ontology::Bearing;

/// A side before its claims and studies are listed: a run of sorted findings.
struct Camp {
  Stance stance{};
  ScopeId scope = 0;
  std::size_t tests = 0;
  std::size_t studies = 0;
  std::span<const Finding* const> findings{};
};

/// A conflict by the places of its camps, as far as it is needed to rank it.
struct Ranked {
  std::array<std::size_t, 3> strength{};  ///< what is compared first, more is earlier
  PairId pair = 0;
  std::uint32_t first = 0;
  std::uint32_t second = 0;
};

bool comes_before(const Ranked& a, const Ranked& b) {
  if (a.strength != b.strength) return a.strength > b.strength;
  return std::tie(a.pair, a.first, a.second) < std::tie(b.pair, b.first, b.second);
}

std::optional<Stance> stance_of(const Finding& finding) {
  if (finding.bearing == Bearing::kSupport) return Stance{finding.polarity, true};
  if (finding.bearing == Bearing::kRefute) return Stance{finding.polarity, false};
  return std::nullopt;
}

/// What a claim holds only with: its conditions and its moderators.
std::pair<std::set<std::string_view>, std::set<std::string_view>> narrowing(
    const ontology::Claim& claim) {
  std::pair<std::set<std::string_view>, std::set<std::string_view>> out;
  for (const auto& one : claim.conditions)
    out.first.insert(one.id);
  for (const auto& one : claim.moderators)
    out.second.insert(one.id.id);
  return out;
}

/// The camps of one pair after another.
class Camps {
 public:
  Camps(const EvidenceBase& base, std::optional<ScopeId> where) : base_{base}, where_{where} {}

  const std::vector<Camp>& of(PairId pair) {
    findings_.clear();
    camps_.clear();
    for (const auto& finding : base_.findings_of(base_.pairs()[pair])) {
      if (stance_of(finding) && is_asked(finding)) findings_.push_back(&finding);
    }
    std::ranges::sort(findings_, {}, [&](const Finding* one) {
      return std::tuple{*stance_of(*one), std::string_view{base_.scopes().text(one->scope)},
                        one->study, !is_test(one->design), one};
    });
    for (std::size_t begin = 0; begin < findings_.size();) {
      auto end = begin + 1;
      while (end < findings_.size() && is_same(*findings_[begin], *findings_[end]))
        ++end;
      add({findings_.data() + begin, end - begin});
      begin = end;
    }
    return camps_;
  }

 private:
  [[nodiscard]] bool is_asked(const Finding& finding) const {
    return !where_ || base_.scopes().match(finding.scope, *where_) != ScopeMatch::kDisjoint;
  }

  static bool is_same(const Finding& a, const Finding& b) {
    return a.scope == b.scope && stance_of(a) == stance_of(b);
  }

  void add(std::span<const Finding* const> findings) {
    Camp camp{*stance_of(*findings[0]), findings[0]->scope, 0, 0, findings};
    for (std::size_t i = 0; i < findings.size(); ++i) {
      if (i > 0 && findings[i]->study == findings[i - 1]->study) continue;
      ++camp.studies;
      if (is_test(findings[i]->design)) ++camp.tests;  // tests come first within a study
    }
    camps_.push_back(camp);
  }

  const EvidenceBase& base_;
  std::optional<ScopeId> where_;
  std::vector<const Finding*> findings_;
  std::vector<Camp> camps_;
};

Side side_of(const Camp& camp) {
  Side out{camp.stance, camp.scope, {}, {}, camp.tests};
  for (const auto* finding : camp.findings) {
    out.claims.push_back(finding->claim);
    if (out.studies.empty() || out.studies.back() != finding->study)
      out.studies.push_back(finding->study);
  }
  base::sort_unique(out.claims);
  return out;
}

class Search {
 public:
  Search(const EvidenceBase& base, const ConflictOptions& options)
      : base_{base},
        camps_{base, options.where},
        left_{options.max_comparisons},
        best_{Best{options.k, comes_before}, Best{options.k, comes_before},
              Best{options.k, comes_before}, Best{options.k, comes_before}} {}

  void look_at(PairId pair) {
    const auto& camps = camps_.of(pair);
    if (camps.size() < 2 || camps.front().stance == camps.back().stance) return;
    const auto comparisons = camps.size() * (camps.size() - 1) / 2;
    if (comparisons > left_) {
      ++out_.left_out_pairs;
      return;
    }
    left_ -= comparisons;
    bool is_contested = false;
    for (std::uint32_t i = 0; i < camps.size(); ++i) {
      for (std::uint32_t j = i + 1; j < camps.size(); ++j) {
        if (!contradict(camps[i].stance, camps[j].stance)) continue;
        const auto meeting = meeting_of_camps(camps[i], camps[j]);
        is_contested = is_contested || meeting != Meeting::kWithinStudy;
        add(static_cast<std::size_t>(meeting), {strength(camps[i], camps[j]), pair, i, j});
      }
    }
    if (is_contested) ++out_.contested_pairs;
  }

  Conflicts finish() && {
    for (std::size_t m = 0; m < kMeetings; ++m) {
      for (const auto& one : std::move(best_[m]).all()) {
        const auto& camps = camps_.of(one.pair);
        out_.groups.at(m).best.push_back(
            {one.pair, side_of(camps[one.first]), side_of(camps[one.second]),
             base_.scopes().compare(camps[one.first].scope, camps[one.second].scope)});
      }
    }
    return std::move(out_);
  }

 private:
  using Best = KBest<Ranked, bool (*)(const Ranked&, const Ranked&)>;

  static std::array<std::size_t, 3> strength(const Camp& a, const Camp& b) {
    return {std::min(a.tests, b.tests), a.tests + b.tests, std::min(a.studies, b.studies)};
  }

  [[nodiscard]] Meeting meeting_of_camps(const Camp& a, const Camp& b) const {
    const auto meeting = meeting_of(base_.scopes().compare(a.scope, b.scope));
    return meeting != Meeting::kApart && is_refinement(a, b) ? Meeting::kWithinStudy : meeting;
  }

  /// Whether one study maintains both, each claim with something that the other side's are not
  /// narrowed by, as in ontology/rules/opposition.dl.
  [[nodiscard]] bool is_refinement(const Camp& a, const Camp& b) const {
    const bool is_one_study =
        a.studies == 1 && b.studies == 1 && a.findings[0]->study == b.findings[0]->study;
    if (!is_one_study || a.scope != b.scope) return is_one_study;
    return std::ranges::none_of(a.findings, [&](const Finding* one) {
      return std::ranges::any_of(b.findings, [&](const Finding* other) {
        return narrowing(*base_.claims()[one->claim]) == narrowing(*base_.claims()[other->claim]);
      });
    });
  }

  void add(std::size_t meeting, const Ranked& one) {
    ++out_.groups.at(meeting).count;
    best_.at(meeting).add(one);
  }

  const EvidenceBase& base_;
  Camps camps_;
  std::size_t left_;
  std::array<Best, kMeetings> best_;
  Conflicts out_;
};

}  // namespace

bool contradict(const Stance& a, const Stance& b) {
  if (a.holds && b.holds) return contradict(a.polarity, b.polarity);
  return a.holds != b.holds && a.polarity == b.polarity;
}

Meeting meeting_of(const ScopeMatches& matches) {
  switch (overall(matches)) {
    case ScopeMatch::kDisjoint:
      return Meeting::kApart;
    case ScopeMatch::kUnassessable:
      return Meeting::kUnassessable;
    case ScopeMatch::kSame:
    case ScopeMatch::kSubsumes:
    case ScopeMatch::kWithin:
    case ScopeMatch::kPartial:
    case ScopeMatch::kUnstated:
      break;
  }
  return Meeting::kOverlap;
}

Conflicts find_conflicts(const EvidenceBase& base, const std::vector<bool>& asked,
                         const ConflictOptions& options) {
  Search search{base, options};
  for (PairId pair = 0; pair < asked.size(); ++pair) {
    if (asked[pair]) search.look_at(pair);
  }
  return std::move(search).finish();
}

}  // namespace yinguo::literature
