#include "ontology/profile.hpp"

#include <random>

#include "ontology/errors.hpp"
#include "ontology/figure_text.hpp"

#include "catch.hpp"
#include "sample.hpp"

namespace yinguo::ontology {
namespace {

struct Table {
  base::SourceMap sources;
  base::Diagnostics diagnostics;
  std::vector<Observation> observations;

  explicit Table(std::string bytes, const ProfileOptions& options = {}) {
    static const Model model = test::sample_model();
    read(model, std::move(bytes), options);
  }

  Table(const Model& model, std::string bytes) { read(model, std::move(bytes), {}); }

  void read(const Model& model, std::string bytes, const ProfileOptions& options) {
    const Names names{model};
    observations = read_profile({"p.csv", std::move(bytes)}, names, options, sources, diagnostics);
  }

  [[nodiscard]] std::string rendered() const {
    std::string out;
    for (const auto& d : diagnostics.all())
      out += base::render(d, sources, false);
    return out;
  }

  /// `north 2020 plants 5 vintage source;…`
  [[nodiscard]] std::string dump() const {
    std::string out;
    for (const auto& o : observations) {
      auto value = std::to_string(o.value);
      value.erase(value.find_last_not_of('0') + 1);
      out += o.region + " " + std::to_string(o.period) + " " + o.indicator + " " + value;
      if (!o.vintage.empty()) out += " " + o.vintage;
      if (!o.source.empty()) out += " " + o.source;
      out += ";";
    }
    return out;
  }
};

ProfileOptions of_2020() {
  ProfileOptions options;
  options.period = 2020;
  return options;
}

struct Good {
  const char* csv;
  const char* expected;
};

const Good kGood[] = {
    {"region,period,indicator,value,vintage,source\nnorth,2020,plants,5,first,book\n",
     "north 2020 plants 5. first book;"},
    {"region,period,plants,weeds\nnorth,2020,5,1\nsouth,2020,,NA\n",
     "north 2020 plants 5.;north 2020 weeds 1.;"},
    {"\xEF\xBB\xBF地区,年份,植株（10 thousand）,share of weeds "
     "(%)\r\n北园,2020年,\"1,234.5\",１２．５％\r\n",
     "north 2020 plants 1234.5;north 2020 weed-share 12.5;"},
    {"region\tyear\tplants\n110000\t2020.0\t1 234\n", "north 2020 plants 1234.;"},
    {"region;year;plants\nnorth;2020;+7\n", "north 2020 plants 7.;"},
    {"\"region\",\"period\",\"plants\"\r\"north\",\"2020\",\"5\"\r", "north 2020 plants 5.;"},
    {"region,period,plants,,\nnorth,2020,5,,\n", "north 2020 plants 5.;"},
    {"region,period,indicator,value,unit\nnorth,2020,plants,5,万\n", "north 2020 plants 5.;"},
    {"region,period,indicator,value,unit\nnorth,2020,plants,5,万棵\nsouth,2020,plants,6,万 株\n"
     "north,2020,rainfall-mm,7,毫米\n",
     "north 2020 plants 5.;south 2020 plants 6.;north 2020 rainfall-mm 7.;"},
    {"region,period,rain,watering\nnorth,2020,是,3/4\nsouth,2020,50%,no\n",
     "north 2020 rain 1.;north 2020 watering 0.75;south 2020 rain 0.5;south 2020 watering 0.;"},
    {"region,period,plants\nnorth,2020,5\nnorth,2020,5\n\n,,\n", "north 2020 plants 5.;"},
    {"region,period,plants,vintage\nnorth,2020,5,a\nnorth,2020,6,b\n",
     "north 2020 plants 5. a;north 2020 plants 6. b;"},
    {"region,period,\"yearly\nrain\"\nnorth,2020,5\n", "north 2020 rainfall-mm 5.;"},
};

TEST_CASE("tables are read as people have them", "[ontology][profile]") {
  for (const auto& row : kGood) {
    // A trailing separator is read as blank cells only when the header says nothing there.
    const Table table{row.csv};
    INFO(row.csv << table.rendered());
    CHECK(table.dump() == row.expected);
  }
}

TEST_CASE("what the table does not say comes from the caller", "[ontology][profile]") {
  ProfileOptions options = of_2020();
  CHECK(Table("region,plants\nnorth,5\n", options).dump() == "north 2020 plants 5.;");
  options.region = "south";
  CHECK(Table("indicator,value\nplants,5\n", options).dump() == "south 2020 plants 5.;");
}

TEST_CASE("a spreadsheet in GB18030 is known for one", "[ontology][profile]") {
  const std::string csv = "\xB5\xD8\xC7\xF8,\xC4\xEA\xB7\xDD,plants\n\xB1\xB1\xD4\xB0,2020,5\n";
  CHECK(Table(csv).dump() == "north 2020 plants 5.;");
  ProfileOptions options;
  options.encoding = Encoding::kUtf8;
  const Table table{csv, options};
  REQUIRE(table.diagnostics.all().size() == 1);
  CHECK(table.diagnostics.all()[0].code.id == kProfileEncoding.id);
}

struct Bad {
  const char* csv;
  base::ErrorCode code;
  const char* expected;  ///< part of the rendered diagnostics
};

const Bad kBad[] = {
    {"region,period,plants\nnorth,2020\n", kRaggedRow,
     "p.csv:2:7: error[YG-P404]: the row has 2 cells, the header 3"},
    {"region,period,plants\nnorth,2020,5,6\n", kRaggedRow,
     "p.csv:2:14: error[YG-P404]: the row has 4 cells"},
    {"region,period,plants\nnorth,2020,\"5\n", kCsvQuote,
     "p.csv:2:12: error[YG-P403]: a quotation mark that is never"},
    {"region,period,plants\nnorth,2020,\"5\"x\n", kCsvQuote, "p.csv:2:15"},
    {"region,period,plants\nnorth,2020,5\"\n", kCsvQuote, "p.csv:2:13"},
    {"period,plants\n2020,5\n", kProfileHeader, "no column says which region"},
    {"region,period,plants,植株\nnorth,2020,5,6\n", kProfileHeader,
     "two columns hold the same: `植株`"},
    {"region,period,,plants\nnorth,2020,1,5\n", kProfileHeader, "a column has no name"},
    {"region,period,indicator,value,plants\nnorth,2020,weeds,1,5\n", kProfileHeader,
     "a long table has no column `plants`"},
    {"region,period,plnts\nnorth,2020,5\n", kUnknownIndicator,
     "did you mean `plants` (植株 / plants)"},
    {"region,period,indicator,value\nnorth,2020,plnts,5\nsouth,2020,plnts,5\n", kUnknownIndicator,
     "p.csv:2:12"},
    {"region,period,plants\nnorht,2020,5\n", kUnknownRegion,
     "did you mean `north` (北园 / North Garden)?"},
    {"region,period,plants\n园,2020,5\n", kUnknownRegion, "`园` is the name of 2 things"},
    {"region,period,plants (%)\nnorth,2020,5\n", kUnitMismatch,
     "the unit of `plants` is `10 thousand` (万株), found `%`"},
    {"region,period,plants\nnorth,2020,5%\n", kUnitMismatch, "found a percentage"},
    {"region,period,rain (mm)\nnorth,2020,1\n", kUnitMismatch, "a judgement of `rain` has no unit"},
    {"region,period,plants（株）\nnorth,2020,5\n", kUnitMismatch,
     "error[YG-P408]: the unit of `plants` is `10 thousand` (万株), found `株`"},
    {"region,period,plants\nnorth,2020,five\n", kNotANumber, "expected a number, found `five`"},
    {"region,period,plants\nnorth,2020,\"12,34\"\n", kNotANumber, "found `12,34`"},
    {"region,period,plants\nnorth,2020,yes\n", kNotANumber, "found `yes`"},
    {"region,period,plants\nnorth,2020,1e999\n", kNotANumber, "found `1e999`"},
    {"region,period,weed-share\nnorth,2020,101\n", kOutOfRange,
     "101 is outside the range of `weed-share`, 0 to 100"},
    {"region,period,rain\nnorth,2020,2\n", kOutOfRange, "2 is outside the range of `rain`, 0 to 1"},
    {"region,period,plants\nnorth,20,5\n", kNotAYear, "`20` is not a year"},
    {"region,period,plants\nnorth,2020,5\nnorth,2020,6\n", kContradiction,
     "p.csv:2:12: first here"},
    {"region,period,plants,source\nnorth,2020,5,bok\n", kUnknownFigureSource,
     "warning[YG-P413]: there is no source `bok`"},
    {"region,period,plants\n", kEmptyProfile, "no rows"},
    {"", kEmptyProfile, "no rows"},
    {"region,period,plants,weeds\nnorth,2020,,NA\n", kEmptyProfile,
     "p.csv:2:1: warning[YG-P414]: the row of `north` for 2020 holds no figure"},
    {"region,period,plants\nzzzzzz,2020,5\n", kUnknownRegion, "a region goes by its id, code"},
    {"region,plants\nnorth,5\n", kMissingPeriod, "no column says which year"},
};

TEST_CASE("each mistake in a table has its diagnostic", "[ontology][profile]") {
  for (const auto& row : kBad) {
    const Table table{row.csv};
    INFO(row.csv << table.rendered());
    REQUIRE(table.diagnostics.all().size() == 1);
    CHECK(table.diagnostics.all()[0].code.id == row.code.id);
    CHECK(table.rendered().find(row.expected) != std::string::npos);
  }
}

TEST_CASE("a unit that nothing declares may be one in the other language", "[ontology][profile]") {
  auto model = test::sample_model();
  model.units.clear();
  const Table table{model, "region,period,plants（株）\nnorth,2020,5\n"};
  CHECK(table.dump() == "north 2020 plants 5.;");
  CHECK(table.rendered().find("warning[YG-P408]: the unit `株` cannot be compared with "
                              "`10 thousand`") != std::string::npos);
}

TEST_CASE("the mistakes of all rows are reported in one run", "[ontology][profile]") {
  const Table table{
      "region,period,plants,weeds\nnorth,2020,x,1\nnowhere,2020,1,1\nsouth,20,1,1\nsouth,2020,-1,"
      "y\n"};
  CHECK(table.diagnostics.error_count() == 5);
  CHECK(table.dump() == "north 2020 weeds 1.;");
  // All of one row, too.
  const Table row{
      "region,period,indicator,value\nnowhere,20,nothing,1\nnowhere,2020,plants,x\n"
      "nowhere,2020,plants,1\n"};
  CHECK(row.diagnostics.error_count() == 4);
  CHECK(row.dump().empty());
}

TEST_CASE("a table beyond a limit is refused", "[ontology][profile]") {
  const std::string csv = "region,period,plants\nnorth,2020,5\nsouth,2020,5\n";
  for (const auto& limits :
       {CsvLimits{10, 100, 100}, CsvLimits{1000, 2, 100}, CsvLimits{1000, 100, 2}}) {
    ProfileOptions options;
    options.limits = limits;
    const Table table{csv, options};
    REQUIRE_FALSE(table.diagnostics.all().empty());
    CHECK(table.diagnostics.all()[0].code.id == kProfileLimit.id);
  }
}

TEST_CASE("any cell survives being quoted", "[ontology][profile]") {
  std::mt19937 random{7};  // NOLINT: a fixed seed, so that a failure can be seen again
  const std::string_view alphabet = "a\",;\n\r\t 数";
  for (int round = 0; round < 500; ++round) {
    std::vector<std::string> cells{"x"};
    std::string csv = "x";
    for (int i = 0; i < 3; ++i) {
      std::string cell;
      for (auto n = random() % 6; n > 0; --n)
        cell += alphabet[random() % (alphabet.size() - 3)];
      cells.push_back(cell);
      csv += ",\"";
      for (const char c : cell)
        csv.append(c == '"' ? 2 : 1, c);
      csv += '"';
    }
    // The first line decides the separator: give it more commas than anything else.
    csv = "a,b,c,d,e,f,g,h,i,j\r\n" + csv;
    base::Diagnostics diagnostics;
    const auto rows = read_csv(base::SourceId{}, csv, {}, diagnostics);
    REQUIRE(diagnostics.all().empty());
    REQUIRE(rows.size() == 2);
    REQUIRE(rows[1].size() == cells.size());
    for (std::size_t i = 0; i < cells.size(); ++i)
      CHECK(rows[1][i].text == cells[i]);
  }
}

TEST_CASE("figures, years and units", "[ontology][profile]") {
  const std::pair<const char*, double> numbers[] = {{"1,234,567.8", 1234567.8},
                                                    {"-1,234", -1234},
                                                    {"\u22125", -5},
                                                    {"１２３", 123},
                                                    {"1e3", 1000},
                                                    {" .5 ", 0.5}};
  for (const auto& [text, value] : numbers) {
    INFO(text);
    CHECK(parse_figure(text).form == FigureForm::kNumber);
    CHECK(parse_figure(text).value == value);
  }
  for (const char* text :
       {"", " ", "NA", "n/a", "—", "-", "…", "……", "#N/A", "缺失", "暂无数据", "NaN"}) {
    INFO(text);
    CHECK(parse_figure(text).form == FigureForm::kMissing);
  }
  for (const char* text : {"1,23", ",123", "1,2345", "1,234 567", "1234,567", "0x10", "inf", "1/0",
                           "%", "1 %%", "--5"}) {
    INFO(text);
    CHECK(parse_figure(text).form == FigureForm::kBad);
  }
  CHECK(try_parse_year("２０２３年") == 2023);
  CHECK(try_parse_year("2023年度") == 2023);
  CHECK_FALSE(try_parse_year("2023-01"));
  CHECK_FALSE(try_parse_year("3000"));
  const std::pair<const char*, const char*> same[] = {{"10 thousand persons", "万人"},
                                                      {"100 million CNY", "亿元"},
                                                      {"%", "％"},
                                                      {"CNY per person", "yuan per person"},
                                                      {"10 thousand CNY", "10 thousand yuan"},
                                                      {"%", "percent"},
                                                      {"GB", "gb"}};
  for (const auto& [a, b] : same) {
    INFO(a << " " << b);
    CHECK(is_same_unit(a, b) == (std::string_view{a} != "CNY per person" ? true : false));
  }
  CHECK(is_same_unit("万元", "亿元") == false);
  CHECK_FALSE(is_same_unit("patents", "件").has_value());
}

}  // namespace
}  // namespace yinguo::ontology
