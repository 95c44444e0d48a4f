#include "storage/key.hpp"

#include <algorithm>

#include "storage/limits.hpp"
#include "storage/varint.hpp"

namespace yinguo::storage {
namespace {

bool is_key_prefix(std::uint8_t number) {
  return std::find(kKeyPrefixes.begin(), kKeyPrefixes.end(), static_cast<KeyPrefix>(number)) !=
         kKeyPrefixes.end();
}

bool is_id(std::string_view id) {
  return !id.empty() && id.size() <= kMaxIdBytes;
}

/// Reads what follows prefix and generation.
bool decode_tail(std::string_view tail, Key& key) {
  switch (key.prefix) {
    case KeyPrefix::kFormat:
    case KeyPrefix::kCurrent:
    case KeyPrefix::kGeneration:
      return tail.empty();
    case KeyPrefix::kRecord:
    case KeyPrefix::kSeries:
      if (tail.empty() || !is_record_kind(static_cast<std::uint8_t>(tail.front()))) return false;
      key.kind = static_cast<RecordKind>(tail.front());
      key.id = tail.substr(1);
      return is_id(key.id) && prefix_of(key.kind) == key.prefix;
    case KeyPrefix::kKept:
    case KeyPrefix::kVertexOfId:
      key.id = tail;
      return is_id(tail);
    case KeyPrefix::kIdOfVertex:
      if (tail.size() != 4) return false;
      key.vertex = static_cast<VertexId>(decode_u32(tail));
      return true;
    case KeyPrefix::kRelation:
      if (tail.size() != 2) return false;
      key.relation = static_cast<RelationId>(decode_u16(tail));
      return true;
    case KeyPrefix::kForward:
    case KeyPrefix::kReverse:
      if (tail.size() != 8) return false;
      key.vertex = static_cast<VertexId>(decode_u32(tail));
      key.chunk = decode_u32(tail.substr(4));
      return true;
  }
  return false;
}

}  // namespace

std::string encode_key(const Key& key) {
  std::string out(1, static_cast<char>(key.prefix));
  if (key.prefix == KeyPrefix::kFormat || key.prefix == KeyPrefix::kCurrent) return out;
  append_u64(out, key.generation);
  switch (key.prefix) {
    case KeyPrefix::kFormat:
    case KeyPrefix::kCurrent:
    case KeyPrefix::kGeneration:
      break;
    case KeyPrefix::kRecord:
    case KeyPrefix::kSeries:
      out.append(1, static_cast<char>(key.kind)).append(key.id);
      break;
    case KeyPrefix::kKept:
    case KeyPrefix::kVertexOfId:
      out.append(key.id);
      break;
    case KeyPrefix::kIdOfVertex:
      append_u32(out, static_cast<std::uint32_t>(key.vertex));
      break;
    case KeyPrefix::kRelation:
      append_u16(out, static_cast<std::uint16_t>(key.relation));
      break;
    case KeyPrefix::kForward:
    case KeyPrefix::kReverse:
      append_u32(out, static_cast<std::uint32_t>(key.vertex));
      append_u32(out, key.chunk);
      break;
  }
  return out;
}

std::optional<Key> try_decode_key(std::string_view bytes) {
  if (bytes.empty() || !is_key_prefix(static_cast<std::uint8_t>(bytes.front())))
    return std::nullopt;
  Key key;
  key.prefix = static_cast<KeyPrefix>(bytes.front());
  bytes.remove_prefix(1);
  if (key.prefix != KeyPrefix::kFormat && key.prefix != KeyPrefix::kCurrent) {
    if (bytes.size() < kKeyHeadBytes - 1) return std::nullopt;
    key.generation = decode_u64(bytes);
    bytes.remove_prefix(kKeyHeadBytes - 1);
  }
  if (!decode_tail(bytes, key)) return std::nullopt;
  return key;
}

Family family_of(KeyPrefix prefix) {
  switch (prefix) {
    case KeyPrefix::kFormat:
    case KeyPrefix::kCurrent:
    case KeyPrefix::kGeneration:
      return Family::kControl;
    case KeyPrefix::kRecord:
      return Family::kRecords;
    case KeyPrefix::kSeries:
    case KeyPrefix::kKept:
      return Family::kSeries;
    case KeyPrefix::kVertexOfId:
    case KeyPrefix::kIdOfVertex:
    case KeyPrefix::kRelation:
      return Family::kNames;
    case KeyPrefix::kForward:
    case KeyPrefix::kReverse:
      return Family::kLinks;
  }
  return Family::kControl;
}

KeyPrefix prefix_of(RecordKind kind) {
  const bool in_bulk = kind == RecordKind::kObservations || kind == RecordKind::kSentence;
  return in_bulk ? KeyPrefix::kSeries : KeyPrefix::kRecord;
}

std::string key_head(KeyPrefix prefix, std::uint64_t generation) {
  std::string out(1, static_cast<char>(prefix));
  append_u64(out, generation);
  return out;
}

std::string record_key(std::uint64_t generation, RecordKind kind, std::string_view id) {
  std::string out = key_head(prefix_of(kind), generation);
  out.append(1, static_cast<char>(kind)).append(id);
  return out;
}

std::string successor_of_prefix(std::string_view prefix) {
  std::string out{prefix};
  while (!out.empty() && static_cast<unsigned char>(out.back()) == 0xFF)
    out.pop_back();
  if (!out.empty()) out.back() = static_cast<char>(static_cast<unsigned char>(out.back()) + 1);
  return out;
}

}  // namespace yinguo::storage
