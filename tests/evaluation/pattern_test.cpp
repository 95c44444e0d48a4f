#include "evaluation/pattern.hpp"

#include "catch.hpp"

using yinguo::evaluation::Pattern;

namespace {

struct Row {
  std::string pattern;
  std::string text;
  bool matches;
};

}  // namespace

TEST_CASE("a pattern matches the whole text") {
  const Row rows[] = {
      {"abc", "abc", true},
      {"abc", "abcd", false},
      {"", "", true},
      {"", "a", false},
      {"a*", "", true},
      {"a*", "aaaa", true},
      {"a+", "", false},
      {"a?b", "b", true},
      {"a|bc", "bc", true},
      {"a|bc", "ac", false},
      {"(a|b)+c", "abbac", true},
      {"(?:ab)*", "abab", true},
      {"a{3}", "aaa", true},
      {"a{2,3}", "aaaa", false},
      {"a{2,}", "aaaa", true},
      {"a{2,}", "a", false},
      {"[a-c]+", "abcd", false},
      {"[^a-c]+", "xyz", true},
      {"[\\d-]+", "12-3", true},
      {"\\w+@\\w+", "a_1@b", true},
      {"\\S+", "a b", false},
      {".", "\n", false},
      {".", "贵", true},
      {"[一-龥]+", "数据", true},
      {"..", "数据", true},
      {"^a$", "a", true},
      {"a^b", "ab", false},
      {"\\.", ".", true},
      {"\\.", "a", false},
      {"a*?b", "aab", true},
      {"(a*)*b", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", false},
      {"()+", "", true},
      {"[]", "a", false},
      {"x{0}", "", true},
  };
  for (const Row& row : rows) {
    INFO(row.pattern << " on " << row.text);
    std::string problem;
    const auto pattern = Pattern::compile(row.pattern, problem);
    REQUIRE(pattern);
    CHECK(pattern->matches(row.text) == row.matches);
  }
}

TEST_CASE("what cannot be a pattern is refused with its place") {
  const std::pair<std::string, std::string> rows[] = {
      {"(a", "expected `)` at byte 3"},
      {"a)", "unmatched `)` at byte 2"},
      {"*a", "nothing to repeat at byte 1"},
      {"[a", "expected `]` at byte 3"},
      {"[z-a]", "a range's ends are reversed at byte 5"},
      {"a{2", "expected `}` at byte 4"},
      {"a{3,2}", "a count's ends are reversed at byte 7"},
      {"a{9999}", "a count is above 1000 at byte 7"},
      {"(a{1000}){1000}", "the pattern is too large at byte 16"},
      {"(a)\\1", "`\\1` is not supported at byte 6"},
      {"(?=a)", "look-around is not supported at byte 3"},
      {"a\\", "a lone backslash at byte 3"},
      {std::string(300, '(') + std::string(300, ')'), "groups are nested too deeply at byte 202"},
  };
  for (const auto& [text, expected] : rows) {
    std::string problem;
    CHECK_FALSE(Pattern::compile(text, problem));
    CHECK(problem == expected);
  }
}

TEST_CASE("a pattern whose work has no reasonable bound is not tried") {
  std::string problem;
  const auto pattern = Pattern::compile("(a{1000}){15}", problem);
  REQUIRE(pattern);
  CHECK(pattern->matches(std::string(1'000'000, 'a')) == std::nullopt);
}
