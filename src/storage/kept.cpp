#include "storage/kept.hpp"

#include "storage/digest.hpp"
#include "storage/varint.hpp"

namespace yinguo::storage {

constexpr std::size_t kHeadBytes = 16;

std::string encode_kept(std::uint64_t content_digest, std::string_view bytes) {
  std::string out;
  out.reserve(kHeadBytes + bytes.size());
  append_u64(out, content_digest);
  append_u64(out, xxh64(bytes, 0));
  return out.append(bytes);
}

std::optional<std::string_view> try_show_kept(std::string_view value,
                                              std::uint64_t content_digest) {
  if (value.size() < kHeadBytes || decode_u64(value) != content_digest) return std::nullopt;
  return value.substr(kHeadBytes);
}

std::optional<std::string_view> try_decode_kept(std::string_view value,
                                                std::uint64_t content_digest) {
  const auto bytes = try_show_kept(value, content_digest);
  if (!bytes || xxh64(*bytes, 0) != decode_u64(value.substr(kHeadBytes / 2))) return std::nullopt;
  return bytes;
}

}  // namespace yinguo::storage
