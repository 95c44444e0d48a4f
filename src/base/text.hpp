#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace yinguo::base {

/// Bytes of the UTF-8 sequence at `offset`; 1 for a malformed byte. Requires: offset < text.size().
[[nodiscard]] std::size_t utf8_length(std::string_view text, std::size_t offset);

/// Byte offset of the first malformed UTF-8 sequence, if any.
[[nodiscard]] std::optional<std::size_t> find_invalid_utf8(std::string_view text);

/// Columns that `text` takes on a terminal: 2 for wide (East Asian) characters, 0 for combining
/// ones.
[[nodiscard]] std::size_t display_width(std::string_view text);

/// NFKC with case folding: the form in which names are compared. Malformed input is returned as it
/// is.
[[nodiscard]] std::string fold(std::string_view text);

/// NFKC without case folding (full-width forms become half-width). Malformed input is returned as
/// it is.
[[nodiscard]] std::string normalize(std::string_view text);

/// In capital letters, code point by code point. Malformed bytes stay as they are.
[[nodiscard]] std::string to_upper(std::string_view text);

/// The letters and numbers of `text` (Unicode general categories L and N), the rest left out.
[[nodiscard]] std::string keep_alphanumeric(std::string_view text);

/// Without leading and trailing white space, U+3000 included.
[[nodiscard]] std::string_view trim(std::string_view text);

/// The candidate nearest to `name` by edit distance over code points, if it is near enough to be a
/// slip (at most a third of the name's length, at least 1). Ties go to the first. Cost: O(sum of
/// lengths × name).
[[nodiscard]] std::optional<std::string_view> nearest_name(
    std::string_view name, std::span<const std::string_view> candidates);

/// 64-bit FNV-1a (Fowler, Noll, Vo; draft-eastlake-fnv). Stable across platforms and versions.
[[nodiscard]] std::uint64_t fnv1a(std::string_view bytes);

}  // namespace yinguo::base
