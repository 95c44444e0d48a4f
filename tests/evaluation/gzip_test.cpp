#include "evaluation/gzip.hpp"

#include "catch.hpp"

using namespace yinguo;
using evaluation::gunzip;
using evaluation::gzip;

TEST_CASE("what was compressed is read back") {
  constexpr std::size_t kMany = 1'000'000;
  for (const auto& text : {std::string{}, std::string{"贵州\t1\n"}, std::string(kMany, 'x')}) {
    const auto packed = gzip(text);
    CHECK(evaluation::is_gzip(packed));
    CHECK(*gunzip(packed, kMany) == text);
    CHECK(*gunzip(packed + packed, 2 * kMany) == text + text);
  }
}

TEST_CASE("damaged and overlong files are errors") {
  const auto packed = gzip(std::string(1000, 'x'));
  CHECK(gunzip(packed, 999).error().message == "its content has more than 999 bytes");
  for (std::size_t length = 0; length < packed.size(); ++length) {
    const auto part = gunzip(std::string_view{packed}.substr(0, length), 1000);
    CHECK(part.error().code.id == "YG-E652");
  }
  auto flipped = packed;
  flipped[packed.size() - 6] ^= 1;  // of the checksum
  CHECK(gunzip(flipped, 1000).error().message == "its gzip data are damaged");
}
