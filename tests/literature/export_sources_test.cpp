#include "ontology/sample.hpp"

#include "exported.hpp"
#include "literature/source_fields.hpp"

namespace yinguo::literature {
namespace {

using ontology::Language;
using ontology::Source;
using test::exported;
using Fields = std::vector<std::pair<std::string, std::string>>;

std::string exported_source(const Source& source, std::string_view format,
                            const ExportOptions& options = {}) {
  ontology::Model model;
  model.sources.push_back(source);
  return exported(model, format, options);
}

Source journal_article() {
  Source out;
  out.id = "zhang-2020";
  out.type = "article-journal";
  out.language = "zh";
  out.title = {"果园的水与收成", "Water & harvest"};
  out.authors = {{"张", "三", ""}, {"李", "四", ""}, {"", "", "果园研究所"}, {"王", "五", ""}};
  out.year = 2020;
  out.month = 5;
  out.fields = {
      {"container-title", "农学"}, {"volume", "12"},       {"issue", "3"}, {"page", "4-9"},
      {"doi", "10.1/x_y"},         {"keyword", "水, 收成"}};
  return out;
}

Source english_book() {
  Source out;
  out.id = "green-1999";
  out.type = "book";
  out.language = "en";
  out.title.en = "On Orchards";
  out.authors = {{"Green", "Ada Jean-Luc", ""}, {"Ångström", "B.", ""}};
  out.year = 1999;
  out.fields = {{"edition", "2"}, {"publisher", "Hedge & Sons"}, {"accessed", "2024-05-06"}};
  return out;
}

TEST_CASE("names, dates and pages of sources", "[literature][sources]") {
  CHECK(inverted_name({"张", "三", ""}) == "张三");
  CHECK(inverted_name({"Green", "Ada", ""}) == "Green, Ada");
  CHECK(inverted_name({"", "", "NBS"}) == "NBS");
  CHECK(is_chinese("a龥"));
  CHECK(is_chinese("㐀"));
  CHECK(is_chinese("𠀀"));
  CHECK_FALSE(is_chinese("é😀。かハ"));
  CHECK(date_text(parse_date("2024-5-06")) == "2024-05-06");
  CHECK(date_text(parse_date("2024-05"), "/") == "2024/05");
  CHECK(date_text(parse_date("2024")) == "2024");
  for (const auto* text : {"", "May 2024", "2024-", "2024-05-06-07", "2024/5", "-3"})
    CHECK(date_text(parse_date(text)).empty());

  struct Row {
    const char* pages;
    const char* first;
    const char* last;
  };

  for (const auto& row : {Row{"12-34", "12", "34"}, Row{"12–34", "12", "34"}, Row{"1--2", "1", "2"},
                          Row{"e7", "e7", ""}, Row{"1-2-3", "1-2-3", ""}}) {
    Source source;
    source.fields = {{"page", row.pages}};
    CHECK(pages_of(source).first == row.first);
    CHECK(pages_of(source).last == row.last);
  }
}

TEST_CASE("a source in BibTeX", "[literature][bibtex]") {
  CHECK(exported_source(journal_article(), "bibtex") ==
        "@article{zhang-2020,\n"
        "  author = {{张}, {三} and {李}, {四} and {果园研究所} and {王}, {五}},\n"
        "  title = {果园的水与收成},\n"
        "  titleaddon = {Water \\& harvest},\n"
        "  year = {2020},\n"
        "  month = may,\n"
        "  journal = {农学},\n"
        "  volume = {12},\n"
        "  number = {3},\n"
        "  pages = {4--9},\n"
        "  doi = {10.1/x_y},\n"
        "  keywords = {水, 收成},\n"
        "  language = {zh}\n"
        "}\n");
}

TEST_CASE("a source in RIS", "[literature][ris]") {
  CHECK(exported_source(journal_article(), "ris") ==
        "TY  - JOUR\r\nID  - zhang-2020\r\nAU  - 张三\r\nAU  - 李四\r\nAU  - 果园研究所\r\n"
        "AU  - 王五\r\nTI  - 果园的水与收成\r\nTT  - Water & harvest\r\nPY  - 2020\r\n"
        "DA  - 2020/05\r\nT2  - 农学\r\nVL  - 12\r\nIS  - 3\r\nSP  - 4\r\nEP  - 9\r\n"
        "DO  - 10.1/x_y\r\nKW  - 水\r\nKW  - 收成\r\nLA  - zh\r\nER  - \r\n");
}

TEST_CASE("a source in CSL-JSON", "[literature][csl]") {
  CHECK(exported_source(english_book(), "csl-json") ==
        "[\n  {\"id\": \"green-1999\", \"type\": \"book\", \"language\": \"en\", "
        "\"title\": \"On Orchards\", \"author\": [{\"family\": \"Green\", \"given\": \"Ada "
        "Jean-Luc\"}, {\"family\": \"Ångström\", \"given\": \"B.\"}], "
        "\"issued\": {\"date-parts\": [[1999]]}, \"edition\": \"2\", \"publisher\": \"Hedge & "
        "Sons\", \"accessed\": {\"date-parts\": [[2024, 5, 6]]}}\n]\n");
}

struct Reference {
  const char* type;
  Fields fields;
  const char* in_2015;
  const char* in_2025;
};

/// The sample of a type in both editions, less the number.
void check(const Reference& row, Language language) {
  auto source = language == Language::kZh ? journal_article() : english_book();
  source.type = row.type;
  source.fields = row.fields;
  CHECK(exported_source(source, "gbt7714", {.edition = "2015"}) ==
        "[1] " + std::string{row.in_2015} + "\n");
  CHECK(exported_source(source, "gbt7714") == "[1] " + std::string{row.in_2025} + "\n");
}

TEST_CASE("references in Chinese after GB/T 7714", "[literature][gbt7714]") {
  const Reference rows[] = {
      {"article-journal", journal_article().fields,
       "张三, 李四, 果园研究所, 等. 果园的水与收成[J]. 农学, 2020, 12(3): 4-9. DOI:10.1/x_y.",
       "张三，李四，果园研究所，等. 果园的水与收成[J]. 农学，2020，12（3）：4-9. DOI:10.1/x_y."},
      {"book",
       {{"publisher", "农业出版社"}, {"edition", "2"}},
       "张三, 李四, 果园研究所, 等. 果园的水与收成[M]. 2版. [出版地不详]: 农业出版社, 2020.",
       "张三，李四，果园研究所，等. 果园的水与收成[M]. 2版. [出版地不详]：农业出版社，2020."},
      {"thesis",
       {{"publisher-place", "贵阳"}, {"publisher", "贵州大学"}},
       "张三, 李四, 果园研究所, 等. 果园的水与收成[D]. 贵阳: 贵州大学, 2020.",
       "张三，李四，果园研究所，等. 果园的水与收成[D]. 贵阳：贵州大学，2020."},
      {"standard",
       {{"number", "GB/T 1-2020"}},
       "张三, 李四, 果园研究所, 等. 果园的水与收成: GB/T 1-2020[S]. 2020.",
       "GB/T 1-2020 果园的水与收成[S]."},
      {"paper-conference",
       {{"container-title", "果园大会"}, {"page", "7"}, {"url", "http://a/"}},
       "张三, 李四, 果园研究所, 等. 果园的水与收成[C/OL]//果园大会. 2020: 7. http://a/.",
       "张三，李四，果园研究所，等. 果园的水与收成[C/OL]//果园大会，2020：7. http://a/."},
  };
  for (const auto& row : rows)
    check(row, Language::kZh);
}

TEST_CASE("references in English after GB/T 7714", "[literature][gbt7714]") {
  const Reference rows[] = {
      {"book", english_book().fields,
       "GREEN A J L, ÅNGSTRÖM B. On Orchards[M]. 2nd ed. [S.l.]: Hedge & Sons, "
       "1999[2024-05-06].",
       "Green A J-L, Ångström B. On Orchards[M]. 2nd ed. [S.l.]: Hedge & Sons, 1999."},
      {"report",
       {{"number", "R-7"}, {"publisher", "WHO"}},
       "GREEN A J L, ÅNGSTRÖM B. On Orchards: R-7[R]. WHO, 1999.",
       "Green A J-L, Ångström B. On Orchards[R]. R-7. 1999."},
      {"webpage",
       {{"url", "http://a/10.1/x"}, {"doi", "10.1/x"}, {"accessed", "2024-05-06"}},
       "GREEN A J L, ÅNGSTRÖM B. On Orchards[EB/OL]. (1999)[2024-05-06]. http://a/10.1/x.",
       "Green A J-L, Ångström B. On Orchards[EB/OL]. (1999)[2024-05-06]. http://a/10.1/x."},
      {"dataset",
       {{"publisher", "Barn"}, {"version", "v3"}, {"url", "http://a/"}},
       "GREEN A J L, ÅNGSTRÖM B. On Orchards[DS/OL]. v3. Barn, 1999. http://a/.",
       "Green A J-L, Ångström B. On Orchards[DS/OL]. v3. Barn(1999). http://a/."},
      {"article",
       {{"publisher", "arXiv"}, {"url", "http://a/"}},
       "GREEN A J L, ÅNGSTRÖM B. On Orchards[EB/OL]. (1999). http://a/.",
       "Green A J-L, Ångström B. On Orchards[PP/OL]. arXiv(1999). http://a/."},
      {"article-newspaper",
       {{"container-title", "The Hedge"}, {"page", "3"}},
       "GREEN A J L, ÅNGSTRÖM B. On Orchards[N]. The Hedge, 1999(3).",
       "Green A J-L, Ångström B. On Orchards[N]. The Hedge, 1999(3)."},
      {"chapter",
       {{"container-title", "Fruit"}, {"publisher-place", "Bern"}, {"page", "1-2"}},
       "GREEN A J L, ÅNGSTRÖM B. On Orchards[M]//Fruit. Bern: [s.n.], 1999: 1-2.",
       "Green A J-L, Ångström B. On Orchards[M]//Fruit. Bern: [s.n.], 1999: 1-2."},
      {"document",
       {},
       "GREEN A J L, ÅNGSTRÖM B. On Orchards[Z]. 1999.",
       "Green A J-L, Ångström B. On Orchards[Z]. 1999."},
  };
  for (const auto& row : rows)
    check(row, Language::kEn);
}

TEST_CASE("a source without anything but a title is cited", "[literature][gbt7714]") {
  Source source;
  source.id = "bare";
  source.type = "document";
  source.title = {"无名", "Nameless"};
  CHECK(exported_source(source, "gbt7714", {.language = Language::kZh}) == "[1] 无名[Z].\n");
  CHECK(exported_source(source, "gbt7714", {.language = Language::kEn}) == "[1] Nameless[Z].\n");
  CHECK(exported_source(source, "bibtex", {.language = Language::kZh}) ==
        "@misc{bare,\n  title = {无名},\n  titleaddon = {Nameless}\n}\n");
}

}  // namespace
}  // namespace yinguo::literature
