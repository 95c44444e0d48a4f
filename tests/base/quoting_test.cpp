#include "base/quoting.hpp"

#include "base/text.hpp"

#include "catch.hpp"

namespace yinguo::base {
namespace {

TEST_CASE("texts are quoted as each format needs it", "[base][quoting]") {
  CHECK(csv_cell("果园") == "果园");
  CHECK(csv_cell("a,b") == "\"a,b\"");
  CHECK(csv_cell("he said \"no\"\n") == "\"he said \"\"no\"\"\n\"");
  CHECK(json_string("文\"\\/\n\t\x01") == R"("文\"\\/\n\t\u0001")");
  CHECK(dot_string("a \"b\"\n\\N 文") == R"("a \"b\"\n\\N 文")");
  CHECK(number_text(0.1) == "0.1");
}

TEST_CASE("letters become capitals beyond ASCII too", "[base][text]") {
  CHECK(to_upper("ångström é 张") == "ÅNGSTRÖM É 张");
  CHECK(to_upper("a\xff") == "A\xff");
}

}  // namespace
}  // namespace yinguo::base
