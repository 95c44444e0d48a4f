#include "literature/unlinked_pairs.hpp"

#include <algorithm>
#include <numeric>
#include <tuple>

namespace yinguo::literature {

bool UnlinkedSearch::comes_before(const Ranked& a, const Ranked& b) {
  return std::tie(b.linking, b.weight, a.from, a.to) < std::tie(a.linking, a.weight, b.from, b.to);
}

UnlinkedSearch::UnlinkedSearch(const EvidenceBase& base, const ConceptLinks& links,
                               const std::vector<bool>& asked, const GapOptions& options)
    : base_{base},
      links_{links},
      asked_{asked},
      options_{options},
      causes_(base.concepts().class_count()),
      reached_(base.concepts().class_count()),
      best_{options.k, comes_before} {
  for (const auto& pair : base.pairs())
    causes_[pair.effect].push_back(pair.cause);
}

UnlinkedSearch::Reached& UnlinkedSearch::reach(ConceptId from, ConceptId to) {
  auto& one = reached_[to];
  if (one.stamp != from + 1) {
    one = {from + 1, false, false, 0, 0};
    touched_.push_back(to);
  }
  return one;
}

/// What A has a claim with, in either direction, and A itself.
void UnlinkedSearch::mark_linked(ConceptId from) {
  reach(from, from).is_linked = true;
  for (const auto& pair : base_.pairs_from(from))
    reach(from, pair.effect).is_linked = true;
  for (const auto cause : causes_[from])
    reach(from, cause).is_linked = true;
}

void UnlinkedSearch::look_from(ConceptId from) {
  touched_.clear();
  mark_linked(from);
  for (const auto& first : links_.from(from)) {
    const auto studies = links_.studies_of(first).size();
    for (const auto& second : links_.from(first.effect)) {
      auto& to = reach(from, second.effect);
      if (to.is_linked || !links_.are_disjoint(first, second)) continue;
      ++to.linking;
      to.weight += std::min(studies, links_.studies_of(second).size());
      to.is_asked = to.is_asked || asked_[first.pair] || asked_[second.pair];
    }
  }
  for (const auto to : touched_) {
    const auto& one = reached_[to];
    if (one.linking == 0 || !one.is_asked) continue;
    ++count_;
    best_.add({one.linking, one.weight, from, to});
  }
}

std::size_t UnlinkedSearch::steps_from(ConceptId from) const {
  std::size_t steps = 0;
  for (const auto& link : links_.from(from))
    steps += links_.from(link.effect).size();
  return steps;
}

void UnlinkedSearch::run(Gaps& gaps) {
  std::vector<ConceptId> order(base_.concepts().class_count());
  std::iota(order.begin(), order.end(), 0U);
  const auto links_out = [&](ConceptId one) { return links_.from(one).size(); };
  std::ranges::stable_sort(order, std::ranges::greater{}, links_out);
  std::size_t left = options_.max_steps;
  for (std::size_t i = 0; i < order.size() && links_out(order[i]) > 0; ++i) {
    const auto steps = steps_from(order[i]);
    if (steps > left) {
      gaps.most_left = links_out(order[i]);
      gaps.causes_left = static_cast<std::size_t>(
          std::ranges::count_if(order.begin() + static_cast<std::ptrdiff_t>(i), order.end(),
                                [&](ConceptId one) { return links_out(one) > 0; }));
      break;
    }
    left -= steps;
    look_from(order[i]);
  }
  gaps.unlinked.count = count_;
  for (const auto& one : std::move(best_).all())
    gaps.unlinked.best.push_back(described(one));
}

UnlinkedPair UnlinkedSearch::described(const Ranked& one) const {
  UnlinkedPair out{one.from, one.to, one.linking, static_cast<std::size_t>(one.weight), {}, {}};
  std::vector<std::pair<std::size_t, std::pair<PairId, PairId>>> through;
  for (const auto& first : links_.from(one.from)) {
    for (const auto& second : links_.from(first.effect)) {
      if (second.effect != one.to || !links_.are_disjoint(first, second)) continue;
      ++out.signs.at(static_cast<std::size_t>(product(first.sign, second.sign)));
      through.emplace_back(
          std::min(links_.studies_of(first).size(), links_.studies_of(second).size()),
          std::pair{first.pair, second.pair});
    }
  }
  std::ranges::stable_sort(through, std::ranges::greater{},
                           [](const auto& chain) { return chain.first; });
  for (const auto& [weight, chain] : through)
    out.through.push_back(chain);
  return out;
}

}  // namespace yinguo::literature
