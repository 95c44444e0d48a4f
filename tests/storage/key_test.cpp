#include "storage/key.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "storage/limits.hpp"

#include "catch.hpp"

using namespace yinguo::storage;

namespace {

std::string hexadecimal(std::string_view bytes) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string out;
  for (const char byte : bytes) {
    out += kDigits[static_cast<unsigned char>(byte) >> 4U];
    out += kDigits[static_cast<unsigned char>(byte) & 0xFU];
  }
  return out;
}

struct Golden {
  Key key;
  std::string hex;
};

std::vector<Golden> goldens() {
  constexpr std::uint64_t kGeneration = 0x0102030405060708;
  const auto record = [](RecordKind kind, std::string_view id) {
    return Key{.prefix = prefix_of(kind), .generation = kGeneration, .kind = kind, .id = id};
  };
  return {
      {{.prefix = KeyPrefix::kFormat}, "01"},
      {{.prefix = KeyPrefix::kCurrent}, "02"},
      {{.prefix = KeyPrefix::kGeneration, .generation = kGeneration}, "030102030405060708"},
      {record(RecordKind::kMeta, "m"), "100102030405060708016d"},
      {record(RecordKind::kSchema, "m"), "100102030405060708086d"},
      {record(RecordKind::kConcept, "m"), "100102030405060708106d"},
      {record(RecordKind::kClaim, "c-2.1"), "10010203040506070818632d322e31"},
      {record(RecordKind::kSource, "m"), "100102030405060708206d"},
      {record(RecordKind::kIndicator, "m"), "100102030405060708286d"},
      {record(RecordKind::kRegion, "m"), "100102030405060708306d"},
      {record(RecordKind::kPeerGroup, "m"), "100102030405060708386d"},
      {record(RecordKind::kObservations, "m"), "180102030405060708406d"},
      {record(RecordKind::kText, "m"), "100102030405060708506d"},
      {record(RecordKind::kSentence, "m"), "180102030405060708586d"},
      {record(RecordKind::kAlignment, "m"), "100102030405060708606d"},
      {{.prefix = KeyPrefix::kKept, .generation = kGeneration, .id = "r/2023"},
       "190102030405060708722f32303233"},
      {{.prefix = KeyPrefix::kVertexOfId, .generation = kGeneration, .id = "贵州"},
       "200102030405060708e8b4b5e5b79e"},
      {{.prefix = KeyPrefix::kIdOfVertex,
        .generation = kGeneration,
        .vertex = VertexId{0xA1B2C3D4}},
       "210102030405060708a1b2c3d4"},
      {{.prefix = KeyPrefix::kRelation, .generation = kGeneration, .relation = RelationId{0xE5F6}},
       "220102030405060708e5f6"},
      {{.prefix = KeyPrefix::kForward,
        .generation = kGeneration,
        .vertex = VertexId{0xA1B2C3D4},
        .chunk = 7},
       "300102030405060708a1b2c3d400000007"},
      {{.prefix = KeyPrefix::kReverse,
        .generation = kGeneration,
        .vertex = VertexId{0xA1B2C3D4},
        .chunk = 7},
       "310102030405060708a1b2c3d400000007"},
  };
}

}  // namespace

TEST_CASE("the bytes of every kind of key are fixed") {
  std::set<KeyPrefix> prefixes;
  for (const auto& [key, hex] : goldens()) {
    CAPTURE(hex);
    const auto bytes = encode_key(key);
    CHECK(hexadecimal(bytes) == hex);
    CHECK(try_decode_key(bytes) == key);
    prefixes.insert(key.prefix);
  }
  CHECK(prefixes.size() == kKeyPrefixes.size());
}

TEST_CASE("the numbers of kinds, families and prefixes are fixed") {
  std::string kinds;
  for (const auto kind : kRecordKinds) {
    kinds += std::to_string(static_cast<int>(kind)) + "=" + std::string{name_of(kind)} + " ";
  }
  CHECK(kinds ==
        "1=meta 8=schema 16=concept 24=claim 32=source 40=indicator 48=region 56=peer group "
        "64=observations 80=text 88=sentence 96=alignment ");
  std::string families;
  for (const auto prefix : kKeyPrefixes) {
    families += std::to_string(static_cast<int>(prefix)) + "=" +
                std::string{kFamilyNames.at(static_cast<std::size_t>(family_of(prefix)))} + " ";
  }
  CHECK(families ==
        "1=default 2=default 3=default 16=records 24=series 25=series 32=names 33=names 34=names "
        "48=links 49=links ");
}

TEST_CASE("what is no key is refused") {
  const std::string head{"\x10\0\0\0\0\0\0\0\1", 9};
  const std::vector<std::pair<std::string, std::string>> table{
      {"", "empty"},
      {std::string(1, '\0'), "a prefix that is never used"},
      {"\x04", "a prefix of the future"},
      {"\x01x", "a format key with more behind it"},
      {"\x03" + std::string(7, '\0'), "a generation cut off"},
      {head, "no kind"},
      {head + "\x18", "no id"},
      {head + "\x19id", "an unknown kind"},
      {head + "\x40id", "a kind of another family"},
      {head + "\x18" + std::string(kMaxIdBytes + 1, 'x'), "a long id"},
      {"\x21" + head.substr(1) + "123", "a vertex of three bytes"},
      {"\x22" + head.substr(1) + "123", "a relation of three bytes"},
      {"\x30" + head.substr(1) + "1234", "no chunk"},
      {"\x30" + head.substr(1) + "123456789", "more than a chunk"},
  };
  for (const auto& [bytes, why] : table) {
    CAPTURE(why);
    CHECK_FALSE(try_decode_key(bytes));
  }
}

TEST_CASE("keys sort by generation, then by number or id") {
  std::vector<std::string> keys;
  for (const std::uint64_t generation : {0ULL, 1ULL, 255ULL, 256ULL, ~0ULL}) {
    for (const std::uint32_t vertex : {0U, 1U, 255U, 256U, ~0U}) {
      keys.push_back(encode_key(
          {.prefix = KeyPrefix::kForward, .generation = generation, .vertex = VertexId{vertex}}));
    }
  }
  CHECK(std::is_sorted(keys.begin(), keys.end()));
}

TEST_CASE("the successor of a prefix is above all that begin with it") {
  using namespace std::string_literals;
  CHECK(successor_of_prefix("ab") == "ac");
  CHECK(successor_of_prefix("a\xFF\xFF") == "b");
  CHECK(successor_of_prefix("\xFF\xFF").empty());
  CHECK(successor_of_prefix("").empty());
  CHECK(successor_of_prefix("a\0"s) == "a\1"s);
}
