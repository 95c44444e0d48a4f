#include "base/text.hpp"

#include <array>

#include "catch.hpp"

using namespace yinguo::base;

TEST_CASE("display width counts columns, not bytes") {
  CHECK(display_width("abc") == 3);
  CHECK(display_width("贵州") == 4);
  CHECK(display_width("e\u0301") == 1);
  CHECK(display_width("\xff\xfe") == 2);
}

TEST_CASE("malformed UTF-8 is found at its byte") {
  CHECK_FALSE(find_invalid_utf8("贵州 abc"));
  CHECK(find_invalid_utf8("ab\xe8\xb4") == 2U);
  CHECK(find_invalid_utf8("\xc0\x80") == 0U);
}

TEST_CASE("names fold over width and case") {
  CHECK(fold("ＣｈａｔＧＰＴ") == "chatgpt");
  CHECK(normalize("２０２３") == "2023");
  CHECK(trim("　 贵州\t\n") == "贵州");
}

TEST_CASE("letters and numbers remain, of every script") {
  CHECK(keep_alphanumeric("数据, [1-2] “x²”·Ⅳ!") == "数据12x²Ⅳ");
  CHECK(keep_alphanumeric("\xFF a").compare("a") == 0);
  CHECK(keep_alphanumeric("").empty());
}

TEST_CASE("a slip has a suggestion, another word has none") {
  constexpr std::array<std::string_view, 3> kNames{"guizhou", "guangdong", "gansu"};
  CHECK(nearest_name("guizhuo", kNames) == "guizhou");
  CHECK(nearest_name("Guanzhou", kNames) == "guizhou");
  CHECK_FALSE(nearest_name("xinjiang", kNames));
  constexpr std::array<std::string_view, 2> kShort{"皖", "贵州"};
  CHECK(nearest_name("贵", kShort) == "贵州");
  // Names that no slip could have made that long cost nothing: their lengths are compared first.
  const std::string long_name(1'000'000, 'g');
  CHECK_FALSE(nearest_name(long_name, kNames));
}
