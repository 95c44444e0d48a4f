#include "model/record_table.hpp"

#include <algorithm>
#include <cassert>

namespace yinguo::model {
namespace {

std::uint32_t hash_of(ShapeId shape, std::span<const Value> fields) {
  constexpr std::uint64_t kOdd = 0x9e3779b97f4a7c15U;  // 2^64 / the golden ratio
  auto hash = (static_cast<std::uint64_t>(shape) + 1) * kOdd;
  for (const Value field : fields) {
    hash = (hash ^ field.bits()) * kOdd;
    hash ^= hash >> 29U;
  }
  return static_cast<std::uint32_t>(hash >> 32U);
}

}  // namespace

ShapeId RecordTable::shape(const RecordShape& shape) {
  const auto known = std::find(shapes_.begin(), shapes_.end(), shape);
  const auto id = static_cast<ShapeId>(known - shapes_.begin());
  if (known == shapes_.end()) shapes_.push_back(shape);
  return id;
}

RecordId RecordTable::intern(ShapeId shape, std::span<const Value> fields) {
  assert(fields.size() == shapes_[static_cast<std::size_t>(shape)].fields.size());
  if ((entries_.size() + 1) * 2 > slots_.size()) grow();
  const auto hash = hash_of(shape, fields);
  const std::size_t mask = slots_.size() - 1;
  std::size_t slot = hash & mask;
  for (; slots_[slot] != 0; slot = (slot + 1) & mask) {
    const Entry& entry = entries_[slots_[slot] - 1];
    if (entry.hash != hash || entry.shape != shape) continue;
    if (std::equal(fields.begin(), fields.end(), values_.data() + entry.begin)) {
      return RecordId{slots_[slot]};
    }
  }
  const Entry entry{values_.size(), shape, hash};
  values_.insert(values_.end(), fields.begin(), fields.end());
  entries_.push_back(entry);
  assert(entries_.size() < 0xffffffffU);
  slots_[slot] = static_cast<std::uint32_t>(entries_.size());
  return RecordId{entries_.size()};
}

void RecordTable::grow() {
  constexpr std::size_t kFirst = 64;
  slots_.assign(std::max(kFirst, slots_.size() * 2), 0);
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t i = 0; i < entries_.size(); ++i) {
    std::size_t slot = entries_[i].hash & mask;
    while (slots_[slot] != 0)
      slot = (slot + 1) & mask;
    slots_[slot] = static_cast<std::uint32_t>(i + 1);
  }
}

std::size_t RecordTable::bytes() const noexcept {
  return entries_.capacity() * sizeof(Entry) + values_.capacity() * sizeof(Value) +
         slots_.capacity() * sizeof(std::uint32_t);
}

}  // namespace yinguo::model
