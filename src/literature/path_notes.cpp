#include "literature/path_notes.hpp"

#include <algorithm>

#include "base/sorting.hpp"

namespace yinguo::literature {
namespace {

/// The lags of a link's claims taken together; nothing when they state none.
std::optional<ontology::Lag> lag_of_link(std::span<const ontology::Claim* const> claims,
                                         bool& is_in_one_unit) {
  std::optional<ontology::Lag> out;
  for (const auto* claim : claims) {
    if (!claim->lag) continue;
    const auto& lag = *claim->lag;
    if (!out) {
      out = lag;
      continue;
    }
    is_in_one_unit = is_in_one_unit && out->unit == lag.unit;
    out->from =
        out->from && lag.from ? std::optional{std::min(*out->from, *lag.from)} : std::nullopt;
    out->to = out->to && lag.to ? std::optional{std::max(*out->to, *lag.to)} : std::nullopt;
  }
  return out;
}

std::optional<double> sum(const std::optional<double>& a, const std::optional<double>& b) {
  if (!a || !b) return std::nullopt;
  return *a + *b;
}

}  // namespace

std::vector<NamedModerator> moderators_of(const EvidenceBase& base,
                                          std::span<const std::uint32_t> claims) {
  std::vector<NamedModerator> out;
  for (const auto number : claims) {
    const auto& claim = *base.claims()[number];
    for (const auto& moderator : claim.moderators) {
      if (const auto one = base.concepts().class_of(moderator.id.id))
        out.push_back({*one, false, moderator.polarity});
    }
    for (const auto& condition : claim.conditions) {
      if (const auto one = base.concepts().class_of(condition.id))
        out.push_back({*one, true, ontology::Polarity::kUnknown});
    }
  }
  base::sort_unique(out);
  return out;
}

ChainLag lag_of(const EvidenceBase& base, std::span<const PairId> chain) {
  ChainLag out{0, chain.size(), {}, 0.0, 0.0};
  bool is_in_one_unit = true;
  for (const auto pair : chain) {
    const auto lag = lag_of_link(base.claims_of(base.pairs()[pair]), is_in_one_unit);
    if (!lag) continue;
    is_in_one_unit = is_in_one_unit && (out.stated == 0 || out.unit == lag->unit);
    ++out.stated;
    out.unit = lag->unit;
    out.from = sum(out.from, lag->from);
    out.to = sum(out.to, lag->to);
  }
  if (out.stated == 0 || !is_in_one_unit) return {out.stated, out.links, {}, {}, {}};
  return out;
}

std::vector<std::uint32_t> claims_along(const EvidenceBase& base, std::span<const PairId> chain) {
  std::vector<std::uint32_t> out;
  for (const auto pair : chain) {
    const auto& place = base.pairs()[pair];
    for (auto claim = place.first_claim; claim < place.end_claim; ++claim)
      out.push_back(claim);
  }
  return out;
}

}  // namespace yinguo::literature
