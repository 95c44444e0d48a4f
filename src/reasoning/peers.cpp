#include "reasoning/peers.hpp"

#include <algorithm>
#include <array>
#include <tuple>

namespace yinguo::reasoning {

double PeerScale::grade(double value) const {
  double share = value >= low ? 1.0 : 0.0;
  if (low < high) share = std::max(0.0, std::min(1.0, (value - low) / (high - low)));
  return lower_is_better ? 1.0 - share : share;
}

double PeerScale::value_at(double degree) const {
  return lower_is_better ? high - degree * (high - low) : low + degree * (high - low);
}

const Peer* PeerScale::nearest_reaching(double value) const {
  const auto found =
      std::ranges::find_if(peers, [&](const Peer& peer) { return !is_better(value, peer.value); });
  return found == peers.end() ? nullptr : &*found;
}

std::int64_t PeerScale::rank_of(double value, std::string_view region) const {
  return 1 + std::ranges::count_if(peers, [&](const Peer& peer) {
           return peer.region != region && is_better(peer.value, value);
         });
}

std::optional<PeerScale> peer_scale(Lookup& lookup, std::string_view indicator) {
  const std::array key{indicator};
  const auto anchors = lookup.row("anchors", key);
  const auto declared = lookup.row("indicator", key);
  if (!anchors || !declared) return std::nullopt;
  PeerScale scale{.indicator = std::string{indicator},
                  .lower_is_better = lookup.text((*declared)[2]) == "lower",
                  .low = (*anchors)[1].as_float(),
                  .high = (*anchors)[2].as_float()};
  for (const auto& row : lookup.rows("peer_value", key))
    scale.peers.push_back({std::string{lookup.text(row[1])}, row[2].as_float()});
  std::ranges::sort(scale.peers, [&](const Peer& a, const Peer& b) {
    return a.value != b.value ? scale.is_better(b.value, a.value) : a.region < b.region;
  });
  if (const auto ramp = lookup.row("membership_ramp", key))
    scale.peer_group = lookup.text((*ramp)[4]);
  return scale;
}

}  // namespace yinguo::reasoning
