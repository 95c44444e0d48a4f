#include "storage/varint.hpp"

#include <cassert>
#include <cstddef>

namespace yinguo::storage {
namespace {

void append_big_endian(std::string& out, std::uint64_t number, std::size_t bytes) {
  for (std::size_t i = bytes; i-- > 0;) {
    out.push_back(static_cast<char>(static_cast<unsigned char>(number >> (8 * i))));
  }
}

std::uint64_t decode_big_endian(std::string_view bytes, std::size_t size) {
  assert(bytes.size() >= size);
  std::uint64_t number = 0;
  for (std::size_t i = 0; i < size; ++i)
    number = number << 8U | static_cast<unsigned char>(bytes[i]);
  return number;
}

}  // namespace

void append_varint(std::string& out, std::uint64_t number) {
  while (number >= 0x80) {
    out.push_back(static_cast<char>(static_cast<unsigned char>(number | 0x80U)));
    number >>= 7U;
  }
  out.push_back(static_cast<char>(number));
}

std::optional<std::uint64_t> try_take_varint(std::string_view& bytes) {
  std::uint64_t number = 0;
  for (std::size_t i = 0; i < bytes.size() && i < 10; ++i) {
    const auto byte = static_cast<unsigned char>(bytes[i]);
    if (i == 9 && byte > 1) return std::nullopt;
    number |= static_cast<std::uint64_t>(byte & 0x7FU) << (7 * i);
    if ((byte & 0x80U) != 0) continue;
    if (byte == 0 && i > 0) return std::nullopt;
    bytes.remove_prefix(i + 1);
    return number;
  }
  return std::nullopt;
}

void append_u16(std::string& out, std::uint16_t number) {
  append_big_endian(out, number, 2);
}

void append_u32(std::string& out, std::uint32_t number) {
  append_big_endian(out, number, 4);
}

void append_u64(std::string& out, std::uint64_t number) {
  append_big_endian(out, number, 8);
}

std::uint16_t decode_u16(std::string_view bytes) {
  return static_cast<std::uint16_t>(decode_big_endian(bytes, 2));
}

std::uint32_t decode_u32(std::string_view bytes) {
  return static_cast<std::uint32_t>(decode_big_endian(bytes, 4));
}

std::uint64_t decode_u64(std::string_view bytes) {
  return decode_big_endian(bytes, 8);
}

}  // namespace yinguo::storage
