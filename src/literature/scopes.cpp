#include "literature/scopes.hpp"

#include <algorithm>
#include <bit>

#include "base/sorting.hpp"

namespace yinguo::literature {
namespace {

constexpr std::size_t kRegions = 0;
constexpr std::size_t kPeriod = 1;
constexpr std::size_t kLevel = 2;
constexpr std::size_t kBits = 64;

/// How two sets stand to each other, by how much is in each and in both.
ScopeMatch by_size(std::size_t a, std::size_t b, std::size_t common) {
  if (common == 0) return ScopeMatch::kDisjoint;
  if (common == a && common == b) return ScopeMatch::kSame;
  if (common == b) return ScopeMatch::kSubsumes;
  if (common == a) return ScopeMatch::kWithin;
  return ScopeMatch::kPartial;
}

ScopeMatch compare_regions(const std::vector<std::uint64_t>& a,
                           const std::vector<std::uint64_t>& b) {
  std::size_t in_a = 0;
  std::size_t in_b = 0;
  std::size_t common = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    in_a += static_cast<std::size_t>(std::popcount(a[i]));
    in_b += static_cast<std::size_t>(std::popcount(b[i]));
    common += static_cast<std::size_t>(std::popcount(a[i] & b[i]));
  }
  return by_size(in_a, in_b, common);
}

using ontology::Years;

std::size_t length(const std::vector<Years>& all) {
  std::size_t sum = 0;
  for (const auto& one : all)
    sum += static_cast<std::size_t>(one.to - one.from + 1);
  return sum;
}

ScopeMatch compare_years(const std::vector<Years>& a, const std::vector<Years>& b) {
  std::size_t common = 0;
  for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    const auto from = std::max(a[i].from, b[j].from);
    const auto to = std::min(a[i].to, b[j].to);
    if (from <= to) common += static_cast<std::size_t>(to - from + 1);
    if (a[i].to < b[j].to)
      ++i;
    else
      ++j;
  }
  return by_size(length(a), length(b), common);
}

ScopeMatch compare_levels(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  std::vector<std::string> common;
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(common));
  return by_size(a.size(), b.size(), common.size());
}

/// Years that follow one another become one span.
void merge(std::vector<Years>& all) {
  std::ranges::sort(all, {}, &Years::from);
  std::size_t last = 0;
  for (std::size_t i = 1; i < all.size(); ++i) {
    if (all[i].from <= all[last].to + 1)
      all[last].to = std::max(all[last].to, all[i].to);
    else
      all[++last] = all[i];
  }
  if (!all.empty()) all.resize(last + 1);
}

}  // namespace

ScopeMatch overall(const ScopeMatches& matches) {
  const auto has = [&](ScopeMatch one) { return std::ranges::find(matches, one) != matches.end(); };
  if (has(ScopeMatch::kDisjoint)) return ScopeMatch::kDisjoint;
  if (has(ScopeMatch::kUnassessable)) return ScopeMatch::kUnassessable;
  if (has(ScopeMatch::kPartial)) return ScopeMatch::kPartial;
  if (has(ScopeMatch::kSubsumes))
    return has(ScopeMatch::kWithin) ? ScopeMatch::kPartial : ScopeMatch::kSubsumes;
  if (has(ScopeMatch::kWithin)) return ScopeMatch::kWithin;
  return has(ScopeMatch::kSame) ? ScopeMatch::kSame : ScopeMatch::kUnstated;
}

Scopes::Scopes(const ontology::Model& model) : words_{(model.regions.size() + kBits - 1) / kBits} {
  std::vector<std::uint32_t> all;
  for (std::uint32_t i = 0; i < model.regions.size(); ++i) {
    regions_[model.regions[i].id] = {i};
    all.push_back(i);
  }
  for (const auto& group : model.peer_groups) {
    auto members = group.all ? all : std::vector<std::uint32_t>{};
    for (const auto& member : group.members) {
      if (const auto known = regions_.find(member.id); known != regions_.end())
        members.insert(members.end(), known->second.begin(), known->second.end());
    }
    regions_[group.id] = std::move(members);
  }
}

ScopeId Scopes::intern(std::span<const ontology::Scope> scopes) {
  auto extent = read(scopes);
  const auto [known, is_new] = numbers_.emplace(extent.text, static_cast<ScopeId>(extents_.size()));
  if (is_new) extents_.push_back(std::move(extent));
  return known->second;
}

bool Scopes::add_regions(const std::string& name, Extent& extent) const {
  const auto known = regions_.find(name);
  if (known == regions_.end()) return false;
  extent.regions.resize(words_);
  for (const auto region : known->second)
    extent.regions[region / kBits] |= std::uint64_t{1} << (region % kBits);
  return true;
}

bool Scopes::add_years(const std::string& period, Extent& extent) {
  const auto years = ontology::try_parse_years(period);
  if (years) extent.years.push_back(*years);
  return years.has_value();
}

bool Scopes::add(std::size_t dimension, const std::string& value, Extent& extent) const {
  if (dimension == kRegions) return add_regions(value, extent);
  return dimension != kPeriod || add_years(value, extent);
}

Scopes::Extent Scopes::read(std::span<const ontology::Scope> scopes) const {
  Extent out;
  for (std::size_t d = 0; d < kDimensions.size(); ++d) {
    auto& values = out.values[d];
    for (const auto& scope : scopes) {
      if (scope.what == kDimensions[d]) values.push_back(scope.value);
    }
    if (values.empty()) continue;
    base::sort_unique(values);
    std::string text;
    bool is_read = true;
    for (const auto& value : values) {
      text += (text.empty() ? "" : ", ") + value;
      is_read = add(d, value, out) && is_read;
    }
    out.text += (out.text.empty() ? "" : "; ") + std::string{kDimensions[d]} + ": " + text;
    merge(out.years);
    out.states[d] = is_read ? State::kRead : State::kUnreadable;
  }
  return out;
}

ScopeMatch Scopes::compare(const Extent& a, const Extent& b, std::size_t dimension) {
  const auto first = a.states[dimension];
  const auto second = b.states[dimension];
  if (first == State::kUnstated && second == State::kUnstated) return ScopeMatch::kUnstated;
  if (first != State::kRead || second != State::kRead) return ScopeMatch::kUnassessable;
  if (dimension == kRegions) return compare_regions(a.regions, b.regions);
  return dimension == kPeriod ? compare_years(a.years, b.years)
                              : compare_levels(a.values[kLevel], b.values[kLevel]);
}

ScopeMatches Scopes::compare(ScopeId first, ScopeId second) const {
  ScopeMatches out{};
  for (std::size_t d = 0; d < out.size(); ++d)
    out[d] = compare(extents_[first], extents_[second], d);
  return out;
}

ScopeMatch Scopes::overall_where_asked(ScopeMatches matches, ScopeId asked) const {
  for (std::size_t d = 0; d < matches.size(); ++d) {
    if (extents_[asked].states[d] == State::kUnstated) matches[d] = ScopeMatch::kUnstated;
  }
  return overall(matches);
}

ScopeMatch Scopes::match(ScopeId scope, ScopeId asked) const {
  return overall_where_asked(compare(scope, asked), asked);
}

bool Scopes::is_part(ScopeId scope, ScopeId other, ScopeId asked) const {
  auto matches = compare(scope, other);
  for (std::size_t d = 0; d < matches.size(); ++d) {
    if (extents_[scope].states[d] == State::kRead && extents_[other].states[d] == State::kUnstated)
      matches[d] = ScopeMatch::kWithin;
  }
  return overall_where_asked(matches, asked) == ScopeMatch::kWithin;
}

}  // namespace yinguo::literature
