#include "literature/text_lines.hpp"

#include "catch.hpp"
#include "literature/code_points.hpp"
#include "literature/sentences.hpp"

namespace yinguo::literature {
namespace {

/// The lines that are left, with their numbers, between bars.
std::string dump(std::string_view text) {
  std::string out;
  for (const auto& line : read_lines(text).lines)
    out += (out.empty() ? "" : "|") + std::to_string(line.number) + " " + encode(line.text);
  return out;
}

constexpr std::string_view kLong = "果园在山坡上一年四季都有人照料着它";

TEST_CASE("what pages add is left out", "[literature][lines]") {
  const std::string l{kLong};

  struct Row {
    const char* what;
    std::string text;
    std::string expected;
  };

  const Row rows[] = {
      {"marked page numbers, anywhere",
       "甲乙丙\n— 12 —\n- 3 -\n第 4 页\n第4页 共 9 页\nPage 5 of 9\n丁戊己\n", "1 甲乙丙|7 丁戊己"},
      {"a bare number at the edge of a page", l + "甲\n12\n\f" + l + "乙\nxiii\n\f" + l + "丙\n",
       "1 " + l + "甲|3 " + l + "乙|5 " + l + "丙"},
      {"a bare number within a page stays",
       l + "\n" + l + "\n" + l + "\n12\n" + l + "\n" + l + "\n" + l + "\n\f" + l + "乙\n",
       "1 " + l + "|2 " + l + "|3 " + l + "|4 12|5 " + l + "|6 " + l + "|7 " + l + "|8 " + l +
           "乙"},
      {"running heads and feet, but for their numbers",
       "论果园\n" + l + "一\n学报 3\n\f论果园 2\n论果园\n" + l + "二\n学报 4\n\f论果园\n" + l +
           "三\n学报 5\n",
       "1 论果园|2 " + l + "一|4 论果园 2|6 " + l + "二|9 " + l + "三"},
      {"the number of a heading above its words, not of a page", l + "。\n\f1\n引言\n" + l + "。\n",
       "1 " + l + "。|2 1|3 引言|4 " + l + "。"},
      {"numbers that go up, where nothing parts the pages", l + "\n7\n" + l + "\n8\n" + l + "\n",
       "1 " + l + "|3 " + l + "|5 " + l},
      {"numbers that do not", l + "\n7\n" + l + "\n9\n" + l + "\n",
       "1 " + l + "|2 7|3 " + l + "|4 9|5 " + l},
      {"captions", "甲乙丙\n图 1 果园的位置\n丁戊己\n", "1 甲乙丙|3 丁戊己"},
  };
  for (const auto& row : rows) {
    INFO(row.what);
    CHECK(dump(row.text) == row.expected);
  }
}

TEST_CASE("a line that comes back page after page is a running head without form feeds too",
          "[literature][lines]") {
  std::string text;
  std::string expected;
  for (std::uint32_t i = 1; i <= 40; ++i) {
    const bool is_head = i > 5 && i % 10 == 0;
    const auto line =
        is_head ? "果园学报 " + std::to_string(i)
                : std::string{kLong} + std::string(i % 7 + 1, static_cast<char>('a' + i % 26));
    text += line + "\n";
    if (!is_head) expected += (expected.empty() ? "" : "|") + std::to_string(i) + " " + line;
  }
  CHECK(dump(text) == expected);
}

TEST_CASE("columns side by side are read one after the other", "[literature][lines]") {
  struct Row {
    const char* what;
    std::string text;
    std::string expected;
  };

  const Row rows[] = {
      {"a title across, and a short right column",
       "A title that goes across\none    six\ntwo    seven\nthree  eight\nfour   nine\n"
       "five   ten\nmore\n",
       "1 A title that goes across|2 one|3 two|4 three|5 four|6 five|7 more|2 six|3 seven|4 eight|"
       "5 nine|6 ten"},
      {"aligned as on a terminal",
       "果园里有水    甲乙\n果a树         丙丁\n鸟多虫少      戊己\n人喜          庚辛\n果         "
       "   壬癸\n",
       "1 果园里有水|2 果a树|3 鸟多虫少|4 人喜|5 果|1 甲乙|2 丙丁|3 戊己|4 庚辛|5 壬癸"},
      {"aligned by characters",
       "果园里有水    甲乙\n果a树      丙丁\n鸟多虫少     戊己\n人喜       庚辛\n果        壬癸\n",
       "1 果园里有水|2 果a树|3 鸟多虫少|4 人喜|5 果|1 甲乙|2 丙丁|3 戊己|4 庚辛|5 壬癸"},
      {"what is only on the right", "one   six\ntwo   seven\nthree   x\nfour  nine\n      ten\n",
       "1 one|2 two|3 three|4 four|1 six|2 seven|3 x|4 nine|5 ten"},
      {"three lines with a gap are no columns", "one   six\ntwo   seven\nfour  nine\n",
       "1 one six|2 two seven|3 four nine"},
      {"two blanks behind full stops are no columns",
       "One is.  Two is too.\nThree follows.  Four\nis last.  Five comes.\nSo it goes.  On and\n"
       "on it goes so far.\nNow it ends here.\n",
       "1 One is. Two is too.|2 Three follows. Four|3 is last. Five comes.|4 So it goes. On and|"
       "5 on it goes so far.|6 Now it ends here."},
  };
  for (const auto& row : rows) {
    INFO(row.what);
    auto found = dump(row.text);
    for (auto at = found.find("  "); at != std::string::npos; at = found.find("  "))
      found.erase(at, 1);
    CHECK(found == row.expected);
  }
}

TEST_CASE("the number of a heading may stand above its words", "[literature][sentences]") {
  const auto sections = [](std::string_view text) {
    std::string out;
    for (const auto& one : split_sentences(text))
      out += (out.empty() ? "" : "|") + one.section + "/" + std::to_string(one.sentence) + " " +
             one.text;
    return out;
  };
  const std::string l{kLong};
  const auto body = l + "\n" + l + "\n" + l + "。\n";
  const auto sentence = l + l + l + "。";
  CHECK(sections("1\n引言\n" + body + "1.1\n旧说\n" + body + "2\n新说\n" + body) ==
        "1/0 引言|1/1 " + sentence + "|1.1/0 旧说|1.1/1 " + sentence + "|2/0 新说|2/1 " + sentence);
  CHECK(sections("1 引言\n" + body + "7\n新说\n" + body) ==
        "1/0 引言|1/1 " + sentence + "|1/2 7新说" + sentence);
}

}  // namespace
}  // namespace yinguo::literature
