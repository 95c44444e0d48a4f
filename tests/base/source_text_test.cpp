#include "base/source_text.hpp"

#include "catch.hpp"

using namespace yinguo::base;

namespace {

/// The written text that each word of a generated line is led to.
std::string written(const std::string& generated, const std::string& line) {
  SourceMap sources;
  const auto origin = sources.add("a.dl", "first\n" + line + "\nlast\n");
  const auto made = sources.add_generated("made", generated + "\n", {{origin, 2}});
  std::string out;
  const auto is_word = [&](std::size_t i) { return i < generated.size() && generated[i] != ' '; };
  for (std::size_t begin = 0; begin < generated.size(); ++begin) {
    if (!is_word(begin) || (begin > 0 && is_word(begin - 1))) continue;
    std::size_t end = begin;
    while (is_word(end))
      ++end;
    const auto span =
        sources.written({made, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
    CHECK(span.source == origin);
    out += "<" + std::string{sources.at(origin).text().substr(span.begin, span.end - span.begin)} +
           ">";
  }
  return out;
}

}  // namespace

TEST_CASE("places in a generated line lead to what was written") {
  CHECK(written("a b c", "a b c") == "<a><b><c>");
  CHECK(written("p(x) :- q(x).", "  p( x )  :-   q(x).") == "<p( x )><:-><q(x).>");
  CHECK(written("a b", "a /* not b */ b") == "<a><b>");
  CHECK(written("贵州 x", "贵州   x") == "<贵州><x>");
  CHECK(written("n < 10 end", "n < LIMIT end") == "<n><<><L><L>");
  CHECK(written("more", "") == "<\n>");
}

TEST_CASE("what nobody wrote keeps its place") {
  SourceMap sources;
  const auto plain = sources.add("a.dl", "text");
  const auto made = sources.add_generated("made", "one\ntwo\nthree\n", {{plain, 1}, {}});
  CHECK(sources.written({plain, 1, 2}) == Span{plain, 1, 2});
  CHECK(sources.written({made, 4, 5}) == Span{made, 4, 5});
  CHECK(sources.written({made, 8, 9}) == Span{made, 8, 9});
  CHECK(sources.written({}) == Span{});
}
