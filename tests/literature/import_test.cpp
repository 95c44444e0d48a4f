#include "literature/import.hpp"

#include "imported.hpp"
#include "literature/bibtex_names.hpp"
#include "literature/import_file.hpp"
#include "literature/source_fields.hpp"
#include "literature/tex_reader.hpp"

namespace yinguo::literature {
namespace {

using ontology::Source;
using test::imported;

std::string names_of(const Source& source) {
  std::string out;
  for (const auto& person : source.authors)
    out += "[" + person.family + "|" + person.given + "|" + person.literal + "]";
  return out;
}

TEST_CASE("keys become ids that stay the same", "[literature][import]") {
  CHECK(id_of_key("green-1999") == "green-1999");
  CHECK(id_of_key("Green:1999_a") == "green-1999-a");
  CHECK(id_of_key(" 12 ") == "12");
  CHECK(id_of_key("").empty());
  CHECK(id_of_key("张2020") != id_of_key("李2020"));
  CHECK(id_of_key("张2020").starts_with("2020-"));
  CHECK(id_of_key("张2020") == id_of_key("张２０２０"));
  CHECK(id_of_key(std::string(500, 'a')).size() < 100);
  CHECK(id_of_key("!!").size() == 8);
  const auto ids = imported(
      "TY  - BOOK\nAU  - Green, Ada\nTI  - On Orchards\nPY  - 1999\nER  - \n"
      "TY  - BOOK\nTI  - 果园论\nER  - \n",
      "ris");
  CHECK(ids.all()[0].id.starts_with("green-1999-"));
  CHECK(ids.all()[1].id.size() == 8);
}

TEST_CASE("TeX becomes text", "[literature][tex]") {
  struct Row {
    const char* tex;
    const char* text;
  };

  for (const auto& row : {
           Row{R"(\'{e}\'e {\'e} \'{\i} \v{c}\c c \H{o} \~n)", "éé é í čç ő ñ"},
           Row{R"(\"{U}ber Stra\ss e, \AA ngstr\"om, \O{} \l)", "Über Straße, Ångström, Ø ł"},
           Row{R"(\'{\^e} \'{} x)", "ế  x"},
           Row{"1--2---3 ``q'' `s'", "1–2—3 “q” `s'"},
           Row{R"({The} {\em Big} \textbf{bold} \url{a_b} $x_1$)", "The Big bold a_b x_1"},
           Row{R"(50\% \& \$1 \#1 a\_b \{c\} J.~K. a\,b)", "50% & $1 #1 a_b {c} J. K. a b"},
           Row{R"(\unknown{x} \)", "\\unknown{x} \\"},
           Row{R"({\foo{a {b}} c} \textsubscript{2} 5 {\textpm} 3 \~{} \^{}b)",
               "\\foo{a b} c 2 5 ± 3 ~ ^b"},
           Row{"果园", "果园"},
       }) {
    CHECK(text_of_tex(row.tex) == row.text);
  }
}

TEST_CASE("names of BibTeX", "[literature][import]") {
  struct Row {
    const char* tex;
    const char* names;
  };

  for (const auto& row : {
           Row{"Ada Green", "[Green|Ada|]"},
           Row{"Green, Ada and Ludwig  van\nBeethoven", "[Green|Ada|][van Beethoven|Ludwig|]"},
           Row{"King, Jr, Martin Luther", "[King|Martin Luther, Jr|]"},
           Row{"{National Bureau and Sons} AND 张三", "[||National Bureau and Sons][张三||]"},
           Row{"{张}, {三} and Sm{\\'i}th, {J. and K.}", "[张|三|][Smíth|J. and K.|]"},
           Row{"de la Cruz, Ana and others", "[de la Cruz|Ana|]*"},
           Row{" and ", ""},
           Row{"a and and b", "[a||][b||]"},
           Row{"Brand, X and Andrew Sand", "[Brand|X|][Sand|Andrew|]"},
           Row{"Green, Ada, and 欧阳 修 and 张三；李四 and et al.",
               "[Green|Ada|][欧阳|修|][张三||][李四||]*"},
           Row{"family=Berg, given=Jan, prefix=van der, useprefix=true", "[van der Berg|Jan|]"},
       }) {
    Source source;
    bool has_others = false;
    source.authors = people_of_bibtex(row.tex, has_others);
    CHECK(names_of(source) + (has_others ? "*" : "") == row.names);
  }
}

constexpr const char* kBibtex = R"(Notes before. @comment{@book{no, title={No}}}
@string{jan1 = "January " # {Press}}  @preamble{"\x"}
@Article(Green:99, author = "Green, Ada", title = "On {O}rchards", journal = jan1 # " \& Sons",
  year = 1999, month = may, day = 7, pages = "12--34", number = 3, eid = {E1}, abstract = {Long.},
  doi = {10.1/x\_y}, keywords = {a, b}, note = {In Chinese}, )
@online{hedge, title = {果园}, subtitle = {其一}, titleaddon = {Orchard}, date = {2020-05-06/2020-06-01},
  urldate = {2024-01-02}, url = {http://a/_b}, langid = {chinese}, location = {贵阳}}
)";

TEST_CASE("BibTeX is read", "[literature][import]") {
  const auto read = imported(kBibtex, "bibtex");
  CHECK(read.reported().empty());
  CHECK(read.import.left_out == std::set<std::string>{"abstract"});
  REQUIRE(read.all().size() == 2);
  const auto& article = read.all()[0];
  CHECK(article.id == "green-99");
  CHECK(article.type == "article-journal");
  CHECK(article.title.en == "On Orchards");
  CHECK(names_of(article) == "[Green|Ada|]");
  CHECK(date_text(issued(article)) == "1999-05-07");
  CHECK(article.note.en == "In Chinese");
  const std::vector<std::pair<std::string, std::string>> fields{
      {"container-title", "January Press & Sons"},
      {"page", "12-34"},
      {"issue", "3"},
      {"number", "E1"},
      {"doi", "10.1/x_y"},
      {"keyword", "a, b"}};
  CHECK(article.fields == fields);
  const auto& page = read.all()[1];
  CHECK(page.type == "webpage");
  CHECK(page.language == "zh");
  CHECK(page.title.zh == "果园: 其一");
  CHECK(page.title.en == "Orchard");
  CHECK(date_text(issued(page)) == "2020-05-06");
  CHECK(field_of(page, "publisher-place") == "贵阳");
}

TEST_CASE("mistakes of BibTeX are all reported, and reading goes on", "[literature][import]") {
  const auto read = imported(
      "@book{a, title = {A}, year = {soon}, month = {May}}\n"
      "@book{b, title {B}}\n"
      "@book{c, title = {C},\n  note = nowhere}\n"
      "@thing{d, title = {D}}\n"
      "@book{e, author = {E}}\n"
      "@book{f, title = {F}, isbn = 1, ISBN = 2}\n"
      "@book{g, title = \"G}\n",
      "bibtex");
  CHECK(read.reported() ==
        "1:30 YG-L834 `year` is not understood and is left out: `soon`\n"
        "2:16 YG-L831 expected `=`, found `{`\n"
        "4:10 YG-L834 no `@string` is called `nowhere`; nothing is put in\n"
        "5:8 YG-L834 `@thing` is no entry type that is known; the entry is taken for a `document`\n"
        "6:7 YG-L833 the entry has no title\n"
        "7:40 YG-L834 the entry has another `isbn` already; this one is left out\n"
        "8:18 YG-L831 what begins here has no end\n");
  for (const auto* text : {"@", "@book", "@book{", "@book{a,", "@book{a, title", "@book{a, title=",
                           "@book{a, title={x}", "@book{a b", "@string{=", "@{a, b = {c}}"}) {
    CHECK_FALSE(imported(text, "bibtex").reported().empty());
  }
}

TEST_CASE("CSL-JSON is read", "[literature][import]") {
  const auto read = imported(
      R"({"items": [{"id": 7, "type": "article-journal", "title": "On\nOrchards", "volume": 12,
      "author": [{"family": "Beethoven", "given": "L.", "non-dropping-particle": "van",
                  "suffix": "Jr."}, {"literal": "果园研究所"}, {"given": "Plato"}],
      "issued": {"date-parts": [["2020", 5], [2021]]}, "accessed": {"raw": "2024"},
      "DOI": "10.1/x", "abstract": "Long.", "custom": {"x": 1}, "note": "说明"},
     {"type": "book", "title": "果园论", "issued": {"raw": "2019-03"}, "language": "zh-CN"}], "v": 1})",
      "csl-json");
  CHECK(read.reported().empty());
  CHECK(read.import.left_out == std::set<std::string>{"abstract", "custom"});
  REQUIRE(read.all().size() == 2);
  const auto& article = read.all()[0];
  CHECK(article.id == "7");
  CHECK(article.title.en == "On Orchards");
  CHECK(names_of(article) == "[van Beethoven|L., Jr.|][||果园研究所][||Plato]");
  CHECK(date_text(issued(article)) == "2020-05");
  CHECK(article.note.zh == "说明");
  CHECK(field_of(article, "accessed") == "2024");
  CHECK(field_of(article, "volume") == "12");
  CHECK(read.all()[1].title.zh == "果园论");
  CHECK(date_text(issued(read.all()[1])) == "2019-03");
  CHECK(imported(R"({"type": "book", "title": "Alone"})", "csl-json").all().size() == 1);
}

TEST_CASE("mistakes of CSL-JSON", "[literature][import]") {
  CHECK(imported("[{\"id\": \"a\", \"type\": \"boook\", \"title\": \"A\",\n"
                 "  \"issued\": {\"raw\": \"soon\"}}, 7,\n {\"id\": \"b\", \"type\": \"book\"}]",
                 "csl-json")
            .reported() ==
        "1:22 YG-L834 `boook` is no item type of CSL; the entry is taken for a `document`\n"
        "2:13 YG-L834 the date `soon` is not understood and is left out\n"
        "2:31 YG-L831 an item is no object\n"
        "3:9 YG-L833 the entry has no title\n");

  struct Row {
    const char* text;
    const char* reported;
  };

  for (const auto& row : {
           Row{"[{\"title\" \"A\"}]", "1:11 YG-L831 expected `:`, found something else\n"},
           Row{"[{\"title\": \"A\"",
               "1:15 YG-L831 expected `,` or `}`, found the end of the file\n"},
           Row{"[1 2]",
               "1:2 YG-L831 an item is no object\n1:4 YG-L831 expected `,` or `]`, found something "
               "else\n"},
           Row{"7", "1:1 YG-L831 expected an array of items, found something else\n"},
           Row{"[{\"a\": tru}]", "1:8 YG-L831 expected a value, found what is no JSON\n"},
           Row{"[]", "1:1 YG-L831 the file has no entries of the format csl-json\n"},
           Row{"[] x", "1:4 YG-L831 expected the end of the file, found what is no JSON\n"},
       }) {
    CHECK(imported(row.text, "csl-json").reported() == row.reported);
  }
}

constexpr const char* kRis =
    "\xEF\xBB\xBFTY  - EJOUR\r\nID  - a1\r\nA1  - Green, Ada\r\nAU  - 张三\r\nT1  - "
    "On\r\nOrchards\r\n"
    "JF  - Farming\r\nJA  - Farm.\r\nY1  - 1999/05//spring\r\nSN  - 1234-567X\r\nSN  - "
    "978-7-100-00000-0\r\nSP  - 4\r\nEP  - 9\r\nKW  - a\r\nKW  - b\r\nN2  - Long.\r\nN1  - "
    "One.\r\nN1  "
    "- Two.\r\nLA  - eng\r\nER  -\r\n\r\nTY - THES\rTI - 果园\rER - \r";

TEST_CASE("RIS is read", "[literature][import]") {
  const auto read = imported(kRis, "ris");
  CHECK(read.reported().empty());
  CHECK(read.import.left_out == std::set<std::string>{"JA", "N2"});
  REQUIRE(read.all().size() == 2);
  const auto& article = read.all()[0];
  CHECK(article.id == "a1");
  CHECK(article.type == "article-journal");
  CHECK(article.title.en == "On Orchards");
  CHECK(names_of(article) == "[Green|Ada|][||张三]");
  CHECK(article.note.en == "One. Two.");
  const std::vector<std::pair<std::string, std::string>> fields{{"container-title", "Farming"},
                                                                {"issn", "1234-567X"},
                                                                {"isbn", "978-7-100-00000-0"},
                                                                {"page", "4-9"},
                                                                {"keyword", "a; b"}};
  CHECK(article.fields == fields);
  CHECK(read.all()[1].type == "thesis");
  CHECK(read.all()[1].title.zh == "果园");
}

TEST_CASE("RIS as services write it", "[literature][import]") {
  const auto read = imported(
      "Provider: Somebody\n\nTY  - JOUR\nTI  - A\nN1  - \nA long note.\nPB  - \n  Foo\nAU  "
      "-李四\nJ2  - J Chem\n"
      "T2  - Journal of Chemistry\nEP  - 34\nSP  - 12\nKW  - Animals\nHumans\nSN  - 1476-4687 "
      "(Electronic)\n"
      "Y1  - 2020/05/00\nPY  - 2020\nN2  - Of the\nUS - a trade war\nER  - \n"
      "TY  - BOOK\nTI  - B\nT1  - C\nPY  - 2020/soon\nER  - \n",
      "ris");
  CHECK(read.reported() ==
        "24:1 YG-L834 `T1` is left out: the entry has `B` already\n"
        "25:1 YG-L834 the date `2020/soon` is understood in part: `2020`\n");
  CHECK(read.import.left_out == std::set<std::string>{"N2", "text outside of records"});
  REQUIRE(read.all().size() == 2);
  const auto& article = read.all()[0];
  CHECK(article.title.en == "A");
  CHECK(article.note.en == "A long note.");
  CHECK(names_of(article) == "[||李四]");
  CHECK(date_text(issued(article)) == "2020-05");
  const std::vector<std::pair<std::string, std::string>> fields{
      {"publisher", "Foo"},
      {"container-title", "Journal of Chemistry"},
      {"page", "12-34"},
      {"keyword", "Animals; Humans"},
      {"issn", "1476-4687"}};
  CHECK(article.fields == fields);
}

TEST_CASE("CSL-JSON as programs write it", "[literature][import]") {
  const auto read = imported(
      R"([{"id": "a", "type": "book", "title": "CO<sub>2</sub> in <i>A</i> &amp; B < C", "issued": {"date-parts": [2020, 5]}},
      {"id": "b", "type": "book", "title": "B", "issued": [{"year": "2019"}], "author": "Ada Green"},
      {"id": "c", "type": "book", "title": "C", "issued": {"raw": "2018-05/2019-06"}},
      {"id": "d", "type": "book", "title": "D", "issued": "2017年3月", "accessed": {"date-parts": [["2020", 0, 0]]}}])",
      "csl-json");
  CHECK(read.reported() == "2:89 YG-L834 the authors are no list and are left out\n");
  REQUIRE(read.all().size() == 4);
  CHECK(read.all()[0].title.en == "CO2 in A & B < C");
  std::string dates;
  for (const auto& source : read.all())
    dates += date_text(issued(source)) + " ";
  CHECK(dates == "2020-05 2019 2018-05 2017-03 ");
  CHECK(field_of(read.all()[3], "accessed") == "2020");
}

TEST_CASE("mistakes of RIS", "[literature][import]") {
  CHECK(imported("hello\nTY  - BOOK\nTI  - A\nTY  - NONE\nTI  - B\nPY  - soon\nER  - \nER  - \n"
                 "AU  - C\nTY  - BOOK\n",
                 "ris")
            .reported() ==
        "2:1 YG-L831 a record begins here and does not end\n"
        "4:1 YG-L834 `NONE` is no type of reference; the entry is taken for a `document`\n"
        "6:1 YG-L834 the date `soon` is not understood and is left out\n"
        "8:1 YG-L831 `ER` ends a record that did not begin\n"
        "9:1 YG-L831 `AU` stands in no record\n"
        "10:1 YG-L831 a record begins here and does not end\n");
}

TEST_CASE("limits of imports", "[literature][import]") {
  const std::string two = "TY  - BOOK\nTI  - A\nER  - \nTY  - BOOK\nTI  - B\nER  - \n";
  CHECK(imported(two, "ris", {.max_entries = 1}).reported() ==
        "4:1 YG-L832 the file has more than 1 entries\n");
  CHECK(imported(two, "ris", {.max_entries = 2}).reported().empty());
  const std::string deep = "[{\"title\": \"A\", \"type\": \"book\", \"x\": [[[1]]]}]";
  CHECK(imported(deep, "csl-json", {.max_depth = 4}).reported() ==
        "1:41 YG-L832 values are nested more than 4 deep\n");
  CHECK(imported(deep, "csl-json", {.max_depth = 5}).reported().empty());
  CHECK(imported(std::string(3'000'000, '['), "csl-json").reported() ==
        "1:66 YG-L832 values are nested more than 64 deep\n");
  const std::string wide = "[{\"x\": [1" + std::string(3'000'000, ',') + "]}]";
  CHECK(imported(wide, "csl-json").reported() ==
        "1:11 YG-L831 expected a value, found something else\n");
  std::string many = "[{\"x\": [1";
  for (int i = 0; i < 200'000; ++i)
    many += ",1";
  CHECK(yinguo::test::contains("one value has more than 100000 values")
            .match(imported(many + "]}]", "csl-json").reported()));
  std::string open;
  for (int i = 0; i < 20'000; ++i)
    open += "@book{a, title = {\n";
  CHECK(imported(open, "bibtex").diagnostics.error_count() < 1000);
}

TEST_CASE("the format is told by the name, else by the text", "[literature][import]") {
  const auto count = [](const std::string& name, const std::string& text) {
    test::Imported out;
    read_import({name, text}, nullptr, {}, out.sources, out.diagnostics, out.import);
    return std::to_string(out.all().size()) + " " + out.reported();
  };
  CHECK(count("a.BIB", "@book{a, title={A}}") == "1 ");
  CHECK(count("<stdin>", "% x\n@book{a, title={A}}") == "1 ");
  CHECK(count("a.txt", "\n TY  - BOOK\nTI  - A\nER  - ") ==
        "0 1:1 YG-L830 neither the name nor the text tells the format\n");
  CHECK(count("a.txt", "TY  - BOOK\nTI  - A\nER  - ") == "1 ");
  CHECK(count("a.txt", " [{\"type\": \"book\", \"title\": \"A\"}]") == "1 ");
  CHECK(count("a.b/ris", "") == "0 1:1 YG-L830 neither the name nor the text tells the format\n");
  CHECK(count("a.ris", "") == "0 1:1 YG-L831 the file has no entries of the format ris\n");
  // GB18030, UTF-16 with its mark, neither
  CHECK(count("a.ris", "TY  - BOOK\nTI  - \xB9\xFB\xD4\xB0\nER  - ") == "1 ");
  CHECK(count("a.ris", "TY  - BOOK\nTI  - \xFF\xFF\nER  - ") ==
        "0 1:1 YG-O302 the text is neither UTF-8 nor GB18030\n");
}

}  // namespace
}  // namespace yinguo::literature
