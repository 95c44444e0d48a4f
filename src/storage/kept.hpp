#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace yinguo::storage {

/// The value of KeyPrefix::kKept: a result, tied to the graph that it was derived from.
///
///     value = graph:8 checksum:8 byte*
///
/// `graph` is the content digest of the generation, `checksum` the XXH64 of the bytes, from 0.
[[nodiscard]] std::string encode_kept(std::uint64_t content_digest, std::string_view bytes);

/// The result in `value`, a view into it; nullopt when it was derived from another graph than the
/// one of `content_digest`. The checksum is not looked at.
[[nodiscard]] std::optional<std::string_view> try_show_kept(std::string_view value,
                                                            std::uint64_t content_digest);

/// The same; nullopt also when it is damaged.
[[nodiscard]] std::optional<std::string_view> try_decode_kept(std::string_view value,
                                                              std::uint64_t content_digest);

}  // namespace yinguo::storage
