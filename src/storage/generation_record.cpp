#include "storage/generation_record.hpp"

#include "storage/limits.hpp"
#include "storage/varint.hpp"

namespace yinguo::storage {
namespace {

constexpr char kLayout = 1;

/// Reads a varint of at most `limit` into `out`.
template <class Number>
bool take(std::string_view& bytes, std::uint64_t limit, Number& out) {
  const auto number = try_take_varint(bytes);
  if (!number || *number > limit) return false;
  out = static_cast<Number>(*number);
  return true;
}

bool take_kinds(std::string_view& bytes, std::vector<KindStat>& kinds) {
  std::uint64_t count = 0;
  if (!take(bytes, kRecordKinds.size(), count)) return false;
  for (std::uint64_t i = 0; i < count; ++i) {
    if (bytes.empty() || !is_record_kind(static_cast<std::uint8_t>(bytes.front()))) return false;
    KindStat stat{static_cast<RecordKind>(bytes.front())};
    bytes.remove_prefix(1);
    if (!take(bytes, UINT64_MAX, stat.records) || !take(bytes, UINT64_MAX, stat.bytes))
      return false;
    if (stat.records == 0 || (!kinds.empty() && kinds.back().kind >= stat.kind)) return false;
    kinds.push_back(stat);
  }
  return true;
}

}  // namespace

std::string encode_generation(const GenerationRecord& record) {
  std::string out(1, kLayout);
  append_varint(out, record.generation);
  append_varint(out, record.kinds.size());
  for (const auto& stat : record.kinds) {
    out.push_back(static_cast<char>(stat.kind));
    append_varint(out, stat.records);
    append_varint(out, stat.bytes);
  }
  append_varint(out, record.links);
  append_varint(out, record.vertices);
  append_varint(out, record.relations);
  append_u64(out, record.digest);
  return out;
}

std::optional<GenerationRecord> try_decode_generation(std::string_view value) {
  if (value.empty() || value.front() != kLayout) return std::nullopt;
  value.remove_prefix(1);
  GenerationRecord record;
  const bool is_read = take(value, UINT64_MAX, record.generation) &&
                       take_kinds(value, record.kinds) && take(value, UINT64_MAX, record.links) &&
                       take(value, kMaxVertices, record.vertices) &&
                       take(value, kMaxRelations, record.relations);
  if (!is_read || value.size() != 8) return std::nullopt;
  record.digest = decode_u64(value);
  return record;
}

}  // namespace yinguo::storage
