#include <limits>
#include <map>
#include <random>
#include <string>
#include <tuple>
#include <vector>

#include "storage/adjacency.hpp"
#include "storage/digest.hpp"
#include "storage/format.hpp"
#include "storage/generation_record.hpp"
#include "storage/varint.hpp"

#include "catch.hpp"

using namespace yinguo::storage;
using namespace std::string_literals;

namespace {

using Links = std::vector<std::tuple<std::uint32_t, std::uint32_t, std::string>>;

std::string pack(const Links& links, bool more_follow) {
  AdjacencyPacker packer;
  for (const auto& [relation, other, bytes] : links) {
    packer.add(static_cast<RelationId>(relation), static_cast<VertexId>(other), bytes);
  }
  return packer.take(more_follow);
}

std::pair<std::optional<bool>, Links> unpack(std::string_view value) {
  Links links;
  const auto more =
      try_unpack(value, [&](RelationId relation, VertexId other, std::string_view bytes) {
        links.emplace_back(static_cast<std::uint32_t>(relation), static_cast<std::uint32_t>(other),
                           bytes);
      });
  return {more, links};
}

}  // namespace

TEST_CASE("varints are LEB128 in their shortest form") {
  const std::vector<std::pair<std::uint64_t, std::string>> table{
      {0, "\0"s},
      {127, "\x7F"},
      {128, "\x80\x01"},
      {300, "\xAC\x02"},
      {std::numeric_limits<std::uint64_t>::max(), "\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x01"}};
  for (const auto& [number, bytes] : table) {
    CAPTURE(number);
    std::string out;
    append_varint(out, number);
    CHECK(out == bytes);
    const auto followed = bytes + "rest";
    std::string_view view{followed};
    CHECK(try_take_varint(view) == number);
    CHECK(view == "rest");
  }
  for (const auto& bytes : {""s, "\x80"s, "\x80\x00"s, "\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x02"s,
                            "\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x01"s}) {
    std::string_view view{bytes};
    CHECK_FALSE(try_take_varint(view));
  }
}

TEST_CASE("the bytes of packed adjacency are fixed") {
  CHECK(pack({{3, 10, ""}, {3, 11, ""}, {3, 200, ""}}, false) == "\0\x03\x03\0\x0A\0\xBC\x01"s);
  CHECK(pack({{0, 0, "ab"}, {1, 0, ""}, {1, 5, "c"}}, true) ==
        "\1\0\x01\x02\0\x02"
        "ab"
        "\x01\x02\x01\0\x04\0\x01"
        "c"s);
}

TEST_CASE("random adjacency survives packing") {
  std::mt19937 random{1};
  for (int round = 0; round < 200; ++round) {
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::string> wanted;
    for (auto count = 1 + random() % 60; count > 0; --count) {
      const auto other = static_cast<std::uint32_t>(random() % 3 == 0 ? random() : random() % 100);
      wanted[{static_cast<std::uint32_t>(random() % 4), other}] = std::string(random() % 3, 'x');
    }
    Links links;
    for (const auto& [key, bytes] : wanted)
      links.emplace_back(key.first, key.second, bytes);
    const auto value = pack(links, round % 2 == 0);
    const auto [more, found] = unpack(value);
    CHECK(more == (round % 2 == 0));
    CHECK(found == links);
    CHECK_FALSE(unpack(std::string_view{value}.substr(0, value.size() - 1)).first);
  }
}

TEST_CASE("malformed adjacency is refused") {
  const std::vector<std::pair<std::string, std::string>> table{
      {"", "empty"},
      {"\0"s, "no group"},
      {"\2\0\1\0\0"s, "an unknown flag"},
      {"\0\0\0\0"s, "an empty group"},
      {"\0\1\1\0\0\1\1\0\0"s, "the same relation twice"},
      {"\0\1\1\0\0\0\1\0\0"s, "relations descending"},
      {"\0\x80\x80\x04\1\0\0"s, "a relation above 65535"},
      {"\0\1\1\2\0\1x"s, "a payload cut off"},
      {"\0\1\1\2\0\1xy"s, "lengths that do not add up"},
      {"\0\1\1\0\x80\x80\x80\x80\x10"s, "a vertex above 2^32"},
      {"\0\1\2\0\xFF\xFF\xFF\xFF\x0F\0"s, "a gap above 2^32"},
      {"\0\1\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\1\0\0"s, "a count beyond the bytes"}};
  for (const auto& [value, why] : table) {
    CAPTURE(why);
    CHECK_FALSE(unpack(value).first);
  }
}

TEST_CASE("the digest is XXH64") {
  CHECK(xxh64("", 0) == 0xEF46DB3751D8E999);
  CHECK(xxh64("a", 0) == 0xD24EC4F1A98C6E5B);
  CHECK(xxh64("abc", 0) == 0x44BC2CF5AD770999);
  CHECK(xxh64("Nobody inspects the spammish repetition", 0) == 0xFBCEA83C8A378BF1);
}

TEST_CASE("a generation's record survives encoding, and nothing else is read as one") {
  const GenerationRecord record{
      .generation = 7,
      .kinds = {{RecordKind::kConcept, 3, 400}, {RecordKind::kText, 1, 9}},
      .links = 1'000'000,
      .vertices = 70,
      .relations = 5,
      .digest = 0x0123456789ABCDEF};
  const auto bytes = encode_generation(record);
  CHECK(bytes == "\1\7\2\x10\3\x90\3\x50\1\x09\xC0\x84\x3D\x46\5\x01\x23\x45\x67\x89\xAB\xCD\xEF"s);
  CHECK(try_decode_generation(bytes) == record);
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    CHECK_FALSE(try_decode_generation(std::string_view{bytes}.substr(0, size)));
  }
  CHECK_FALSE(try_decode_generation(bytes + "x"));
  CHECK_FALSE(try_decode_generation("\2" + bytes.substr(1)));
}

TEST_CASE("the format's version is read from its record") {
  CHECK(encode_format(1) == "yinguo\0\0\0\1"s);
  CHECK(try_decode_format("yinguo\0\0\1\2"s) == 258U);
  CHECK_FALSE(try_decode_format("yinguo\0\0\1"s));
  CHECK_FALSE(try_decode_format("yingou\0\0\0\1"s));
}
