#pragma once
// What the hash tables of tuples and of keys have in common.
#include <algorithm>
#include <cstdint>
#include <span>

#include "model/value.hpp"

namespace yinguo::evaluation {

/// Finaliser of SplitMix64 (Steele, Lea, Flood 2014): spreads each word over the whole hash.
constexpr std::uint64_t mix(std::uint64_t hash, std::uint64_t word) {
  hash = (hash ^ word) + 0x9e3779b97f4a7c15U;
  hash = (hash ^ (hash >> 30U)) * 0xbf58476d1ce4e5b9U;
  hash = (hash ^ (hash >> 27U)) * 0x94d049bb133111ebU;
  return hash ^ (hash >> 31U);
}

inline std::uint64_t hash_of(std::span<const model::Value> values) {
  std::uint64_t hash = values.size();
  for (const model::Value value : values)
    hash = mix(hash, value.bits());
  return hash;
}

/// Hashed places take the upper half of the hash.
inline std::uint32_t tag_of(std::span<const model::Value> values) {
  return static_cast<std::uint32_t>(hash_of(values) >> 32U);
}

/// Open addressing stays below five eighths full: probes are then 2 to 4 long (Knuth, volume
/// 3, 6.4).
constexpr bool is_crowded(std::size_t used, std::size_t slots) {
  return used * 8 >= slots * 5;
}

inline constexpr std::size_t kFirstSlots = 16;
/// Cells of a box for each slot that a hash table would have: a cell is half a slot, and a hash
/// table will double again while a box stays.
inline constexpr std::size_t kCellsPerSlot = 4;

/// Slots that hold `used` entries without being crowded.
inline std::size_t slots_for(std::size_t used) {
  std::size_t slots = kFirstSlots;
  while (is_crowded(used + 1, slots))
    slots *= 2;
  return slots;
}

}  // namespace yinguo::evaluation
