#include "cli/terminal.hpp"

#include "base/text.hpp"
#include "cli/columns.hpp"

#include "catch.hpp"

using namespace yinguo::cli;
using yinguo::base::display_width;

namespace {

std::vector<std::string> lines(const std::string& text) {
  std::vector<std::string> out;
  std::size_t from = 0;
  for (auto to = text.find('\n'); to != std::string::npos; to = text.find('\n', from)) {
    out.push_back(text.substr(from, to - from));
    from = to + 1;
  }
  return out;
}

}  // namespace

TEST_CASE("Columns line up, wide characters counting two") {
  Table table{{"id", "名称", "n"}};
  table.add({"guizhou", "贵州", "1"});
  table.add({"a", "Guizhou (贵)", "22"});
  table.add({"é", "", "333"});
  CHECK(table.text(false) ==
        "id       名称          n\n"
        "guizhou  贵州          1\n"
        "a        Guizhou (贵)  22\n"
        "é                      333\n");
  CHECK(table.row_count() == 3);
}

TEST_CASE("Only the header of a table is styled, and only in colour") {
  Table table{{"a", "b"}};
  table.add({"1", "2"});
  CHECK(lines(table.text(true))[0] == "\x1b[1ma  b\x1b[0m");
  CHECK(lines(table.text(true))[1] == "1  2");
}

TEST_CASE("CSV cells are quoted where RFC 4180 needs it") {
  CHECK(csv_cell("plain 文字") == "plain 文字");
  CHECK(csv_cell("") == "");
  CHECK(csv_cell("a,b") == "\"a,b\"");
  CHECK(csv_cell("say \"x\"") == "\"say \"\"x\"\"\"");
  CHECK(csv_cell("two\nlines") == "\"two\nlines\"");
  CHECK(csv_cell("cr\r") == "\"cr\r\"");
  Table table{{"a", "b,c"}};
  table.add({"1", "x\"y"});
  CHECK(table.csv() == "a,\"b,c\"\n1,\"x\"\"y\"\n");
}

TEST_CASE("JSON strings are escaped, and what is no text is replaced") {
  CHECK(json_string("文\"\\\n\t\x01") == R"("文\"\\\n\t\u0001")");
  CHECK(json_string("\xff") == "\"\xef\xbf\xbd\"");
  Table none{{"a"}};
  CHECK(none.json() == "[]\n");
  Table table{{"a", "b"}};
  table.add({"1", "\""});
  CHECK(table.json() == "[\n  {\"a\": \"1\", \"b\": \"\\\"\"}\n]\n");
}

TEST_CASE("A Markdown cell cannot end its cell or line") {
  Table table{{"a"}};
  table.add({"x|y\nz"});
  CHECK(table.markdown() == "| a |\n| --- |\n| x\\|y z |\n");
}

TEST_CASE("Text is shortened by columns, never within a character") {
  CHECK(shortened("短", 2) == "短");
  CHECK(shortened("一二三四", 5) == "一二…");
  CHECK(shortened("一二三四", 6) == "一二…");
  CHECK(shortened("abcdef", 4) == "abc…");
  for (std::size_t width = 1; width < 12; ++width)
    CHECK(display_width(shortened("a中b文c字d", width)) <= width);
}

TEST_CASE("Numbers: shortest that reads back, or as many decimals as asked for") {
  CHECK(number_text(0.1) == "0.1");
  CHECK(number_text(21.69994306950265) == "21.69994306950265");
  CHECK(fixed(0.5, 2) == "0.50");
  CHECK(fixed(-1.005, 1) == "-1.0");
}

TEST_CASE("Padding counts columns and cuts nothing") {
  CHECK(padded("贵州", 6) == "贵州  ");
  CHECK(padded("long", 2) == "long");
}

TEST_CASE("Columns have a title in both languages; machines keep the key") {
  CHECK(column_title("held_back", yinguo::cli::Language::kEn) == "held back");
  CHECK(column_title("held_back", yinguo::cli::Language::kZh) == "受制约者");
  CHECK(column_title("my_own", yinguo::cli::Language::kZh) == "my own");
  Table table{{"held_back"}};
  CHECK(lines(table.retitled(column_title, Language::kZh).text(false))[0] == "受制约者");
  CHECK(lines(table.csv())[0] == "held_back");
}
