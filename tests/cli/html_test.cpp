#include "cli/html.hpp"

#include "cli/html_page.hpp"
#include "cli/terminal.hpp"

#include "catch.hpp"

namespace yinguo::cli {
namespace {

Document garden() {
  Document document{"Garden <b>"};
  document.add(Paragraph{"a < b & c"});
  document.add(Heading{2, "First"});
  document.add(outline({"one", "  below one", "two"}));
  document.add(Heading{3, "Deeper"});
  document.add(Heading{2, styled("Second", Style::kBad, true)});
  Table table{{"name", "<i>"}};
  table.add({"<script>alert(1)</script>", "2"});
  document.add(CaptionedTable{"Caption", table});
  document.add(List{});
  document.add(Picture{"none", {}});
  return document;
}

std::size_t count(std::string_view text, std::string_view part) {
  std::size_t n = 0;
  for (auto at = text.find(part); at != std::string_view::npos; at = text.find(part, at + 1))
    ++n;
  return n;
}

TEST_CASE("texts are escaped, and what no page may hold is replaced", "[cli][html]") {
  CHECK(html_escaped("贵州 plain 文字") == "贵州 plain 文字");
  CHECK(html_escaped("<script>\"&'</script>") == "&lt;script&gt;&quot;&amp;'&lt;/script&gt;");
  CHECK(html_escaped("a\tb\nc") == "a\tb\nc");
  for (const auto* bad :
       {"\x01", "\x1b", "\x7f", "\xff", "\xc2\x85", "\xef\xbf\xbe", "\xed\xa0\x80"})
    CHECK(html_escaped(bad).find("\xef\xbf\xbd") == 0);
  CHECK(html_escaped("\xc2\xa0") == "\xc2\xa0");
}

TEST_CASE("styles become classes, and spaces that set parts apart one wide space", "[cli][html]") {
  CHECK(html_line("a " + styled("<b>", Style::kBad, true) + "  c") ==
        "a <span class=\"bad\">&lt;b&gt;</span>\xe2\x80\x83"
        "c");
  CHECK(html_line(styled("x", Style::kDim, true)) == "<span class=\"dim\">x</span>");
  CHECK(html_line("\x1b[31mopen") == "<span class=\"bad\">open</span>");
  CHECK(html_line("other \x1b[5mescapes") == "other [5mescapes");
}

TEST_CASE("styled pieces give back what was styled", "[cli][terminal]") {
  const auto text = "a" + styled("b", Style::kGood, true) + styled("c", Style::kBold, true) + "d";
  const auto pieces = styled_pieces(text);
  REQUIRE(pieces.size() == 4);
  CHECK(pieces[0].text == "a");
  CHECK(pieces[1].style == Style::kGood);
  CHECK(pieces[1].text == "b");
  CHECK(pieces[2].style == Style::kBold);
  CHECK(pieces[3].style == Style::kPlain);
  CHECK(styled_pieces("").empty());
}

TEST_CASE("elements nest, and attributes are escaped", "[cli][html]") {
  HtmlWriter out;
  out.open("ul", {{"class", "\"x\""}});
  out.line("li", "a<b");
  out.empty("br");
  out.text("li", styled("a", Style::kBad, true));
  out.close();
  CHECK(out.written() ==
        "<ul class=\"&quot;x&quot;\">\n<li>a&lt;b</li>\n<br/>\n"
        "<li>\xef\xbf\xbd[31ma\xef\xbf\xbd[0m</li>\n</ul>\n");
}

TEST_CASE("a document in Markdown has no pictures, and one blank line between blocks",
          "[cli][document]") {
  Document document{"Title"};
  document.add(Paragraph{"first"});
  document.add(Picture{"a picture", {Drawing{1.0, 1.0, "t", "d", ""}}});
  document.add(Heading{2, "part"});
  document.add(outline({"one", "  below", "    deeper", "two"}));
  CHECK(markdown(document) ==
        "# Title\n\nfirst\n\n## part\n\n- one\n  - below\n    - deeper\n- two\n");
}

TEST_CASE("a page has landmarks, sections and contents", "[cli][html]") {
  const std::vector documents{garden()};
  const auto page = html_page(documents, "what <grows>", Language::kEn);
  CHECK(page.starts_with("<!DOCTYPE html>\n<html xmlns"));
  CHECK(page.find("lang=\"en\"") != std::string::npos);
  CHECK(page.find("<script") == std::string::npos);
  CHECK(page.find("&lt;script&gt;alert(1)&lt;/script&gt;") != std::string::npos);
  CHECK(page.find("<title>Garden &lt;b&gt; · what &lt;grows&gt;</title>") != std::string::npos);
  for (const auto* name : {"header", "nav", "main", "footer", "table", "h1", "h3"}) {
    CHECK(count(page, "<" + std::string{name} + ">") + count(page, "<" + std::string{name} + " ") ==
          1);
    CHECK(count(page, "</" + std::string{name} + ">") == 1);
  }
  CHECK(count(page, "<section") == 3);
  CHECK(count(page, "</section>") == 3);
  CHECK(count(page, "href=\"#s1\"") == 1);
  CHECK(count(page, "href=\"#s3\"") == 1);
  CHECK(page.find("<caption class=\"shown\">Caption</caption>") != std::string::npos);
  CHECK(count(page, "<figure") == 0);
}

TEST_CASE("several documents are sections of one page", "[cli][html]") {
  const std::vector documents{garden(), garden()};
  const auto page = html_page(documents, "什么", Language::kZh);
  CHECK(page.find("lang=\"zh-CN\"") != std::string::npos);
  CHECK(count(page, "<h1>") == 1);
  CHECK(count(page, "<h2 ") == 2);
  CHECK(count(page, "<h3 ") == 4);
  CHECK(count(page, "<section") == 8);
  CHECK(count(page, "</section>") == 8);
  CHECK(count(page, "href=\"#s5\"") == 1);
}

TEST_CASE("the style sheet can stand in XML as it is", "[cli][html]") {
  CHECK(html_style().find_first_of("<&") == std::string_view::npos);
}

}  // namespace
}  // namespace yinguo::cli
