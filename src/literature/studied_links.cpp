#include "literature/studied_links.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace yinguo::literature {
namespace {

std::optional<PairId> pair_of(const EvidenceBase& base, const ontology::Claim& claim) {
  if (claim.status != ontology::ClaimStatus::kActive) return std::nullopt;
  const auto cause = base.concepts().class_of(claim.cause.id);
  const auto effect = base.concepts().class_of(claim.effect.id);
  return cause && effect ? base.find(*cause, *effect) : std::nullopt;
}

StudiedLink studied(const EvidenceBase& base, PairId pair, ontology::Polarity polarity,
                    std::optional<ScopeId> asked) {
  StudiedLink out{pair, polarity, {}};
  const auto add = [&](PairId one) {
    auto status = status_of_position(base, one, polarity, asked);
    if (!status.tally.tests.empty()) out.tested.push_back(std::move(status));
  };
  add(pair);
  const auto& ends = base.pairs()[pair];
  for (const auto near : near_pairs(base, ends.cause, ends.effect))
    add(near);
  std::ranges::stable_sort(out.tested, {}, [&](const PositionStatus& one) {
    const auto& others = base.pairs()[one.pair];
    return (others.cause == ends.cause ? 0 : 1) + (others.effect == ends.effect ? 0 : 1);
  });
  return out;
}

}  // namespace

StudiedLinks studied_links(const EvidenceBase& base, std::span<const ontology::Claim* const> claims,
                           std::optional<ScopeId> asked) {
  StudiedLinks out;
  std::set<std::pair<PairId, ontology::Polarity>> seen;
  for (const auto* claim : claims) {
    const auto pair = pair_of(base, *claim);
    if (!pair || !seen.emplace(*pair, claim->polarity).second) continue;
    auto link = studied(base, *pair, claim->polarity, asked);
    if (link.tested.empty())
      ++out.untested;
    else
      out.links.push_back(std::move(link));
  }
  return out;
}

}  // namespace yinguo::literature
