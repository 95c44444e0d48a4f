#include "literature/escapes.hpp"

#include "catch.hpp"

namespace yinguo::literature {
namespace {

struct Row {
  const char* text;
  const char* expected;
};

void check(std::string (*escape)(std::string_view), std::initializer_list<Row> rows) {
  for (const auto& row : rows)
    CHECK(escape(row.text) == row.expected);
}

TEST_CASE("what TeX takes for commands stands as text", "[literature][escapes]") {
  check(tex_text, {{"R&D 50% #1 a_b $5", R"(R\&D 50\% \#1 a\_b \$5)"},
                   {"{x}\\y", R"(\textbraceleft{}x\textbraceright{}\textbackslash{}y)"},
                   {"a^b~c<d>e|f\"g",
                    "a\\textasciicircum{}b\\textasciitilde{}c\\textless{}d"
                    "\\textgreater{}e\\textbar{}f\\textquotedbl{}g"},
                   {"两行\n\n标题 é 😀", "两行 标题 é 😀"}});
  check(tex_text, {{"a--b---c 'd' ''e'' ``f `g`?`", "a-{}-b-{}-{}-c 'd' '{}'e'{}' `{}`f `g`?{}`"}});
  check(tex_verbatim,
        {{"http://a.b/c_d%20e&f#g", "http://a.b/c_d%20e&f#g"}, {"a {b}\\", "a%20%7Bb%7D%5C"}});
}

TEST_CASE("XML holds every text, or a sign in its place", "[literature][escapes]") {
  check(xml_text, {{"<a b=\"c\">&'", "&lt;a b=&quot;c&quot;&gt;&amp;'"},
                   {"1\n2\t3\r4", "1&#10;2&#9;3&#13;4"},
                   {"\x01汉\xEF\xBF\xBE", "\xEF\xBF\xBD汉\xEF\xBF\xBD"}});
}

TEST_CASE("strings of Cypher are on one line", "[literature][escapes]") {
  check(cypher_string, {{"it's \\ \"so\"\n", "'it\\'s \\\\ \"so\"\\n'"}, {"果园", "'果园'"}});
}

TEST_CASE("labels of Mermaid hold no markup", "[literature][escapes]") {
  check(mermaid_text, {{"a \"b\" <c> & #d; `e` \\n\nf",
                        "a #34;b#34; #60;c#62; #38; #35;d; #96;e#96; #92;n<br/>f"}});
}

TEST_CASE("Markdown shows a text as it is", "[literature][escapes]") {
  check(markdown_text, {{"**a** [b](c) <d> #e `f` \\", R"(\*\*a\*\* \[b\](c) \<d\> \#e \`f\` \\)"},
                        {"一\n二", "一 二"}});
}

TEST_CASE("one line has no line breaks", "[literature][escapes]") {
  check(one_line, {{"a\r\nb\tc\n\nd", "a b c d"}, {"\n", " "}, {"", ""}});
}

}  // namespace
}  // namespace yinguo::literature
