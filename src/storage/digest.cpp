#include "storage/digest.hpp"

#include <bit>
#include <cassert>
#include <cstddef>
#include <cstring>
#include <string>

#include "storage/key.hpp"
#include "storage/varint.hpp"

namespace yinguo::storage {
namespace {

constexpr std::uint64_t kPrime1 = 0x9E37'79B1'85EB'CA87;
constexpr std::uint64_t kPrime2 = 0xC2B2'AE3D'27D4'EB4F;
constexpr std::uint64_t kPrime3 = 0x1656'67B1'9E37'79F9;
constexpr std::uint64_t kPrime4 = 0x85EB'CA77'C2B2'AE63;
constexpr std::uint64_t kPrime5 = 0x27D4'EB2F'1656'67C5;

template <std::size_t Bytes>
std::uint64_t read(const char* data) {
  static_assert(std::endian::native == std::endian::little);
  std::uint64_t number = 0;
  std::memcpy(&number, data, Bytes);
  return number;
}

std::uint64_t mix(std::uint64_t lane, std::uint64_t input) {
  return std::rotl(lane + input * kPrime2, 31) * kPrime1;
}

std::uint64_t merge(std::uint64_t hash, std::uint64_t lane) {
  return (hash ^ mix(0, lane)) * kPrime1 + kPrime4;
}

/// Consumes whole stripes of 32 bytes.
std::uint64_t hash_stripes(std::string_view& bytes, std::uint64_t seed) {
  std::uint64_t a = seed + kPrime1 + kPrime2;
  std::uint64_t b = seed + kPrime2;
  std::uint64_t c = seed;
  std::uint64_t d = seed - kPrime1;
  while (bytes.size() >= 32) {
    const char* data = bytes.data();
    a = mix(a, read<8>(data));
    b = mix(b, read<8>(data + 8));
    c = mix(c, read<8>(data + 16));
    d = mix(d, read<8>(data + 24));
    bytes.remove_prefix(32);
  }
  const auto hash = std::rotl(a, 1) + std::rotl(b, 7) + std::rotl(c, 12) + std::rotl(d, 18);
  return merge(merge(merge(merge(hash, a), b), c), d);
}

}  // namespace

std::uint64_t xxh64(std::string_view bytes, std::uint64_t seed) {
  const std::uint64_t size = bytes.size();
  std::uint64_t hash = size >= 32 ? hash_stripes(bytes, seed) : seed + kPrime5;
  hash += size;
  for (; bytes.size() >= 8; bytes.remove_prefix(8)) {
    hash = std::rotl(hash ^ mix(0, read<8>(bytes.data())), 27) * kPrime1 + kPrime4;
  }
  if (bytes.size() >= 4) {
    hash = std::rotl(hash ^ (read<4>(bytes.data()) * kPrime1), 23) * kPrime2 + kPrime3;
    bytes.remove_prefix(4);
  }
  for (const char byte : bytes) {
    hash = std::rotl(hash ^ (static_cast<unsigned char>(byte) * kPrime5), 11) * kPrime1;
  }
  hash = (hash ^ (hash >> 33U)) * kPrime2;
  hash = (hash ^ (hash >> 29U)) * kPrime3;
  return hash ^ (hash >> 32U);
}

void ContentDigest::add(std::string_view key, std::string_view value) {
  assert(key.size() > kKeyHeadBytes);
  const auto prefix = static_cast<unsigned char>(key.front());
  state_ = xxh64(key.substr(kKeyHeadBytes), state_ + prefix);
  state_ = xxh64(value, state_);
}

void ContentDigest::add(const ContentDigest& other) {
  std::string bytes;
  append_u64(bytes, other.state_);
  state_ = xxh64(bytes, state_);
}

}  // namespace yinguo::storage
