#include "reasoning/peers.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace yinguo::reasoning {
namespace {

/// Of type 7 (Hyndman and Fan 1996), in the arithmetic of ontology/rules/membership.dl.
/// Requires: `ascending` is not empty, 0 <= q <= 1.
double quantile(const std::vector<double>& ascending, double q) {
  const auto last = ascending.size() - 1;
  const double position = q * static_cast<double>(last);
  const auto before = static_cast<std::size_t>(position);
  const double share = position - static_cast<double>(before);
  const double a = ascending[before];
  const double b = ascending[std::min(before + 1, last)];
  return a + share * (b - a);
}

}  // namespace

double Ramp::grade(double value) const {
  double share = value >= low ? 1.0 : 0.0;
  if (low < high) share = std::max(0.0, std::min(1.0, (value - low) / (high - low)));
  return lower_is_better ? 1.0 - share : share;
}

double Ramp::value_at(double degree) const {
  return lower_is_better ? high - degree * (high - low) : low + degree * (high - low);
}

double Ramp::value_of_end(bool is_one) const {
  const bool is_upper = is_one != lower_is_better;
  if (is_upper) return high;
  return low < high ? low : std::nextafter(low, -std::numeric_limits<double>::infinity());
}

std::optional<Ramp> PeerScale::ramp_without(std::string_view region) const {
  if (!is_relative) return *this;
  std::vector<double> figures;
  for (const auto& peer : peers) {
    if (peer.region != region) figures.push_back(peer.value);
  }
  if (figures.size() < 2) return std::nullopt;
  std::ranges::sort(figures);
  return Ramp{quantile(figures, from), quantile(figures, to), lower_is_better};
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
  PeerScale scale;
  scale.indicator = indicator;
  scale.lower_is_better = lookup.text((*declared)[2]) == "lower";
  scale.low = (*anchors)[1].as_float();
  scale.high = (*anchors)[2].as_float();
  for (const auto& row : lookup.rows("peer_value", key))
    scale.peers.push_back({std::string{lookup.text(row[1])}, row[2].as_float()});
  std::ranges::sort(scale.peers, [&](const Peer& a, const Peer& b) {
    return a.value != b.value ? scale.is_better(b.value, a.value) : a.region < b.region;
  });
  if (const auto ramp = lookup.row("membership_ramp", key)) {
    scale.is_relative = lookup.text((*ramp)[1]) == "quantile";
    scale.from = (*ramp)[2].as_float();
    scale.to = (*ramp)[3].as_float();
    scale.peer_group = lookup.text((*ramp)[4]);
  }
  return scale;
}

}  // namespace yinguo::reasoning
