#include "base/json_text.hpp"

#include "base/quoting.hpp"

#include "catch.hpp"

using namespace yinguo;
using base::JsonText;
using base::JsonToken;

namespace {

/// The tokens of `text`, each as its kind's letter and its text, up to the end or what is no JSON.
std::string tokens(std::string_view text) {
  JsonText json{text};
  std::string out;
  while (true) {
    const auto token = json.next();
    out += "psnwe!"[static_cast<std::size_t>(token.kind)];
    out += "<" + token.text + ">";
    if (token.kind == JsonToken::Kind::kEnd || token.kind == JsonToken::Kind::kInvalid) return out;
  }
}

}  // namespace

TEST_CASE("a JSON text is split into tokens") {
  CHECK(tokens("") == "e<>");
  CHECK(tokens("\xEF\xBB\xBF [1, -2.5e+3]") == "p<[>n<1>p<,>n<-2.5e+3>p<]>e<>");
  CHECK(tokens(R"({"a\n\"\\\/": null, "b": true})") ==
        "p<{>s<a\n\"\\/>p<:>w<null>p<,>s<b>p<:>w<true>p<}>e<>");
  CHECK(tokens(R"("\u8d35\u5dde\u00e9\ud83d\ude00\u0041")") == "s<贵州é😀A>e<>");
}

TEST_CASE("what is no JSON ends the tokens") {
  for (const auto* text : {"x", "\"open", "\"a\nb\"", R"("\q")", R"("\u12")", R"("\ud83d")",
                           R"("\ud83d\u0041")", R"("\ude00")", "\"\\"}) {
    CHECK(tokens(text) == "!<>");
  }
}

TEST_CASE("a text becomes a JSON string and is read back") {
  for (const std::string text : {"", "plain", "a\"b\\c/d\n\r\t\b\f", "贵州", "\x01\x1f"}) {
    CHECK(tokens(base::json_string(text)) == "s<" + text + ">e<>");
  }
}
