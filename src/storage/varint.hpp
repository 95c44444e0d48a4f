#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace yinguo::storage {

/// Unsigned LEB128: seven bits a byte, lowest first. Small numbers take one byte, 2^64-1 ten.
void append_varint(std::string& out, std::uint64_t number);

/// Removes a number from the front of `bytes`. nullopt when it is cut off, exceeds 64 bits, or is
/// not in its shortest form (so that every byte string has at most one reading).
[[nodiscard]] std::optional<std::uint64_t> try_take_varint(std::string_view& bytes);

/// Most significant byte first, so that the order of the bytes is the order of the numbers.
void append_u16(std::string& out, std::uint16_t number);
void append_u32(std::string& out, std::uint32_t number);
void append_u64(std::string& out, std::uint64_t number);

/// Requires: as many bytes as the number has.
[[nodiscard]] std::uint16_t decode_u16(std::string_view bytes);
[[nodiscard]] std::uint32_t decode_u32(std::string_view bytes);
[[nodiscard]] std::uint64_t decode_u64(std::string_view bytes);

}  // namespace yinguo::storage
