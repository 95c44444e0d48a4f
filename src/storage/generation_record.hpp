#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "storage/record_kind.hpp"

namespace yinguo::storage {

struct KindStat {
  RecordKind kind{};
  std::uint64_t records = 0;
  std::uint64_t bytes = 0;  ///< ids and values, uncompressed
  friend bool operator==(const KindStat&, const KindStat&) = default;
};

/// What one generation holds, written with the switch to it and compared by verify.
///
///     value = 1:1 generation kinds (kind:1 records bytes){kinds} links vertices relations digest:8
///
/// Unmarked numbers are varints; kinds ascend and have at least one record.
struct GenerationRecord {
  std::uint64_t generation = 0;
  std::vector<KindStat> kinds;
  std::uint64_t links = 0;
  std::uint32_t vertices = 0;
  std::uint32_t relations = 0;
  std::uint64_t digest = 0;
  friend bool operator==(const GenerationRecord&, const GenerationRecord&) = default;
};

[[nodiscard]] std::string encode_generation(const GenerationRecord& record);
[[nodiscard]] std::optional<GenerationRecord> try_decode_generation(std::string_view value);

}  // namespace yinguo::storage
