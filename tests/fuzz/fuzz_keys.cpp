// Whatever bytes a damaged store offers, decoding ends without a fault, and what is accepted has
// one form only: it encodes to the bytes that it came from.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "storage/adjacency.hpp"
#include "storage/format.hpp"
#include "storage/generation_record.hpp"
#include "storage/key.hpp"
#include "storage/varint.hpp"

namespace {

using namespace yinguo::storage;

void require(bool holds) {
  if (!holds) std::abort();
}

void check_key(std::string_view bytes) {
  const auto key = try_decode_key(bytes);
  if (key) require(encode_key(*key) == bytes);
}

void check_adjacency(std::string_view bytes) {
  AdjacencyPacker packer;
  const auto more =
      try_unpack(bytes, [&](RelationId relation, VertexId other, std::string_view payload) {
        packer.add(relation, other, payload);
      });
  if (more) require(packer.take(*more) == bytes);
}

void check_records(std::string_view bytes) {
  const auto generation = try_decode_generation(bytes);
  if (generation) require(encode_generation(*generation) == bytes);
  const auto version = try_decode_format(bytes);
  if (version) require(encode_format(*version) == bytes);
}

void check_varints(std::string_view bytes) {
  const auto all = bytes;
  std::string encoded;
  while (const auto number = try_take_varint(bytes))
    append_varint(encoded, *number);
  require(encoded == all.substr(0, all.size() - bytes.size()));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes{reinterpret_cast<const char*>(data), size};  // NOLINT: bytes
  check_key(bytes);
  check_adjacency(bytes);
  check_records(bytes);
  check_varints(bytes);
  return 0;
}
