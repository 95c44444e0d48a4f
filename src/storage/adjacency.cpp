#include "storage/adjacency.hpp"

#include <cassert>

#include "storage/varint.hpp"

namespace yinguo::storage {
namespace {

constexpr std::size_t kChunkLinks = std::size_t{1} << 16U;
constexpr std::size_t kChunkBytes = std::size_t{1} << 20U;
constexpr std::uint64_t kMaxOther = 0xFFFF'FFFF;

struct Group {
  RelationId relation{};
  std::uint64_t count = 0;
  std::string_view gaps;
  std::string_view lengths;  ///< empty when no link has bytes
  std::string_view payload;
};

/// Removes `count` varints from the front of `bytes` and returns them undecoded.
std::optional<std::string_view> take_varints(std::string_view& bytes, std::uint64_t count) {
  const auto all = bytes;
  std::size_t size = 0;
  for (; count > 0; ++size) {
    if (size == all.size()) return std::nullopt;
    if ((static_cast<unsigned char>(all[size]) & 0x80U) == 0) --count;
  }
  bytes.remove_prefix(size);
  return all.substr(0, size);
}

std::optional<Group> take_group(std::string_view& bytes) {
  const auto relation = try_take_varint(bytes);
  if (!relation || *relation > 0xFFFF) return std::nullopt;
  const auto count = try_take_varint(bytes);
  if (!count || *count == 0) return std::nullopt;
  const auto payload = try_take_varint(bytes);
  if (!payload) return std::nullopt;
  const auto gaps = take_varints(bytes, *count);
  if (!gaps) return std::nullopt;
  Group group{static_cast<RelationId>(*relation), *count, *gaps, {}, {}};
  if (*payload == 0) return group;
  const auto lengths = take_varints(bytes, *count);
  if (!lengths || bytes.size() < *payload) return std::nullopt;
  group.lengths = *lengths;
  group.payload = bytes.substr(0, *payload);
  bytes.remove_prefix(*payload);
  return group;
}

bool visit_group(Group group, PackedLinkVisitor visit) {
  const bool has_bytes = !group.lengths.empty();
  std::uint64_t other = 0;
  for (std::uint64_t i = 0; i < group.count; ++i) {
    const auto gap = try_take_varint(group.gaps);
    if (!gap || *gap > kMaxOther) return false;
    other += *gap + (i > 0 ? 1 : 0);
    if (other > kMaxOther) return false;
    std::string_view bytes;
    if (has_bytes) {
      const auto length = try_take_varint(group.lengths);
      if (!length || *length > group.payload.size()) return false;
      bytes = group.payload.substr(0, *length);
      group.payload.remove_prefix(*length);
    }
    visit(group.relation, static_cast<VertexId>(other), bytes);
  }
  return group.payload.empty();
}

}  // namespace

void AdjacencyPacker::add(RelationId relation, VertexId other, std::string_view bytes) {
  if (!others_.empty() && relation != relation_) {
    assert(relation > relation_);
    close_group();
  }
  relation_ = relation;
  assert(others_.empty() || static_cast<std::uint32_t>(other) > others_.back());
  others_.push_back(static_cast<std::uint32_t>(other));
  lengths_.push_back(static_cast<std::uint32_t>(bytes.size()));
  payload_.append(bytes);
}

bool AdjacencyPacker::is_full() const noexcept {
  return others_.size() >= kChunkLinks || groups_.size() + payload_.size() >= kChunkBytes;
}

void AdjacencyPacker::close_group() {
  append_varint(groups_, static_cast<std::uint16_t>(relation_));
  append_varint(groups_, others_.size());
  append_varint(groups_, payload_.size());
  std::uint32_t expected = 0;
  for (const auto other : others_) {
    append_varint(groups_, other - expected);
    expected = other + 1;
  }
  if (!payload_.empty()) {
    for (const auto length : lengths_)
      append_varint(groups_, length);
    groups_.append(payload_);
  }
  others_.clear();
  lengths_.clear();
  payload_.clear();
}

std::string AdjacencyPacker::take(bool more_follow) {
  if (!others_.empty()) close_group();
  std::string out(1, more_follow ? '\1' : '\0');
  out.append(groups_);
  groups_.clear();
  return out;
}

std::optional<bool> try_unpack(std::string_view value, PackedLinkVisitor visit) {
  if (value.size() < 2 || static_cast<unsigned char>(value.front()) > 1) return std::nullopt;
  const bool more_follow = value.front() == 1;
  value.remove_prefix(1);
  std::optional<RelationId> last;
  while (!value.empty()) {
    const auto group = take_group(value);
    if (!group || (last && group->relation <= *last) || !visit_group(*group, visit))
      return std::nullopt;
    last = group->relation;
  }
  return more_follow;
}

}  // namespace yinguo::storage
