#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace yinguo::storage {

/// The value of KeyPrefix::kFormat: "yinguo" and the version, four bytes, most significant first.
[[nodiscard]] std::string encode_format(std::uint32_t version);
[[nodiscard]] std::optional<std::uint32_t> try_decode_format(std::string_view value);

/// Accepts the version that this program reads; otherwise says which it is, or that this is no
/// store.
[[nodiscard]] base::Result<void> check_format(const std::optional<std::string>& value,
                                              const std::string& path);

/// Why the families of the store at `path` are not those of this format: another version, or no
/// store at all. `otherwise` when neither.
[[nodiscard]] base::Error diagnose_format(const std::string& path, const base::Error& otherwise);

}  // namespace yinguo::storage
