#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "storage/record_kind.hpp"

namespace yinguo::storage {

/// Data that is stored and read together: one RocksDB column family each.
enum class Family : std::uint8_t {
  kControl,  ///< format, current generation, what each generation holds
  kRecords,  ///< looked up by id
  kSeries,   ///< large records read in bulk
  kNames,    ///< ids ↔ dense numbers
  kLinks,    ///< packed adjacency
};

inline constexpr std::size_t kFamilyCount = 5;
inline constexpr std::array<std::string_view, kFamilyCount> kFamilyNames{
    "default", "records", "series", "names", "links"};

/// The first byte of every key. On disk: never change or reuse a number; gaps are reserved for
/// what belongs beside a present one.
enum class KeyPrefix : std::uint8_t {
  kFormat = 0x01,      ///< 01                        → "yinguo" version:4
  kCurrent = 0x02,     ///< 02                        → generation:8
  kGeneration = 0x03,  ///< 03 generation:8           → GenerationRecord
  kRecord = 0x10,      ///< 10 generation:8 kind:1 id → bytes
  kSeries = 0x18,      ///< 18 generation:8 kind:1 id → bytes
  kKept = 0x19,        ///< 19 generation:8 id        → kept result (kept.hpp)
  kVertexOfId = 0x20,  ///< 20 generation:8 id        → vertex:4
  kIdOfVertex = 0x21,  ///< 21 generation:8 vertex:4  → id
  kRelation = 0x22,    ///< 22 generation:8 relation:2 → name
  kForward = 0x30,     ///< 30 generation:8 vertex:4 chunk:4 → packed adjacency
  kReverse = 0x31,     ///< 31 generation:8 vertex:4 chunk:4 → packed adjacency
};

inline constexpr std::array kKeyPrefixes{
    KeyPrefix::kFormat,   KeyPrefix::kCurrent, KeyPrefix::kGeneration, KeyPrefix::kRecord,
    KeyPrefix::kSeries,   KeyPrefix::kKept,    KeyPrefix::kVertexOfId, KeyPrefix::kIdOfVertex,
    KeyPrefix::kRelation, KeyPrefix::kForward, KeyPrefix::kReverse,
};

/// Bytes of prefix and generation, with which every key outside Family::kControl begins.
inline constexpr std::size_t kKeyHeadBytes = 9;

/// A key's parts; those that its prefix does not have are zero or empty.
struct Key {
  KeyPrefix prefix = KeyPrefix::kFormat;
  std::uint64_t generation = 0;
  RecordKind kind{};
  std::string_view id = {};
  VertexId vertex{};
  RelationId relation{};
  std::uint32_t chunk = 0;
  friend bool operator==(const Key&, const Key&) = default;
};

[[nodiscard]] std::string encode_key(const Key& key);

/// The parts of `bytes`, its id a view into it; nullopt when no key encodes to these bytes.
[[nodiscard]] std::optional<Key> try_decode_key(std::string_view bytes);

[[nodiscard]] Family family_of(KeyPrefix prefix);
/// Where records of `kind` are kept: KeyPrefix::kRecord or kSeries.
[[nodiscard]] KeyPrefix prefix_of(RecordKind kind);

/// Prefix and generation: the beginning of all keys of one prefix in one generation.
[[nodiscard]] std::string key_head(KeyPrefix prefix, std::uint64_t generation);
[[nodiscard]] std::string record_key(std::uint64_t generation, RecordKind kind,
                                     std::string_view id);

/// The least byte string above every one that begins with `prefix`; empty when there is none.
[[nodiscard]] std::string successor_of_prefix(std::string_view prefix);

}  // namespace yinguo::storage
