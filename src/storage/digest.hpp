#pragma once
#include <cstdint>
#include <string_view>

namespace yinguo::storage {

/// XXH64 (Collet, xxHash specification 0.1.1): finds differences, does not resist an adversary.
/// Cost: some GB/s; FNV-1a, at under 1 GB/s, would take a quarter of a load's time.
[[nodiscard]] std::uint64_t xxh64(std::string_view bytes, std::uint64_t seed);

/// A running digest of keys and values in their order. The keys' generation is left out, so that
/// the same graph has the same digest in every store.
class ContentDigest {
 public:
  /// Requires: a key outside Family::kControl.
  void add(std::string_view key, std::string_view value);
  /// Joins the digest of another family.
  void add(const ContentDigest& other);

  [[nodiscard]] std::uint64_t value() const noexcept { return state_; }

 private:
  std::uint64_t state_ = 0;
};

}  // namespace yinguo::storage
