#include "session/session.hpp"

#include <filesystem>
#include <fstream>

#include "catch.hpp"
#include "evaluation/build_graph.hpp"
#include "session/errors.hpp"
#include "session/load.hpp"
#include "session/ontology_directory.hpp"
#include "session/programs.hpp"

using namespace yinguo;
using namespace yinguo::session;

namespace {

namespace fs = std::filesystem;

/// A directory of its own, gone at the end.
struct Folder {
  fs::path path;

  Folder() {
    auto pattern = (fs::temp_directory_path() / "yinguo-session-XXXXXX").string();
    REQUIRE(mkdtemp(pattern.data()) != nullptr);
    path = pattern;
  }

  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  ~Folder() {
    std::error_code ignored;
    fs::remove_all(path, ignored);
  }

  std::string write(const std::string& name, std::string_view text) const {
    const auto file = path / name;
    fs::create_directories(file.parent_path());
    std::ofstream{file} << text;
    return file.string();
  }
};

constexpr std::string_view kReading = R"(
.include "figures.dl"
.decl membership(case: symbol, indicator: symbol, lower: float, upper: float)
membership(r, i, v, v) :- observation(r, i, _, v, _, _).
.decl met(indicator: symbol) degree from membership
.decl active(goal: symbol) degree
active("garden") :- met("rain").
)";
constexpr std::string_view kFigures = R"(
.decl observation(region: symbol, indicator: symbol, period: number, value: float, vintage: symbol, source: symbol)
.input observation(IO=store)
)";

ontology::Observation figure(std::string region, std::int32_t period, double value) {
  ontology::Observation out;
  out.region = std::move(region);
  out.indicator = "rain";
  out.period = period;
  out.value = value;
  return out;
}

ontology::Model garden() {
  ontology::Model model;
  for (const char* id : {"north", "south"}) {
    model.regions.emplace_back();
    model.regions.back().id = id;
  }
  model.programs = {
      {ontology::ProgramKind::kRules, std::string{kReadingName}, std::string{kReading}},
      {ontology::ProgramKind::kRules, "ontology/rules/figures.dl", std::string{kFigures}}};
  model.observations = {figure("north", 2000, 0.2), figure("north", 2001, 0.4),
                        figure("south", 2001, 0.6)};
  return model;
}

/// The degree of active("garden") for `region`, or the id of the error.
std::string degree(Session& session, const std::string& region,
                   const ReadingOptions& options = {}) {
  base::SourceMap sources;
  base::Diagnostics diagnostics;
  const auto reading = session.read(options, sources, diagnostics);
  if (!reading) return std::string{reading.error().code.id};
  const auto inputs = evaluation::degree_inputs((*reading)->program, (*reading)->symbols,
                                                (*reading)->database, (*reading)->graph, region);
  REQUIRE(inputs);
  const auto node = reasoning::find_node(**reading, "active", "garden");
  REQUIRE(node);
  const auto degree = derivation::solve((*reading)->graph, *inputs).of(*node);
  return degree.lower == degree.upper ? std::to_string(degree.lower).substr(0, 3) : "unknown";
}

std::string ids(const base::Diagnostics& diagnostics) {
  std::string out;
  for (const auto& diagnostic : diagnostics.all())
    out += (out.empty() ? "" : " ") + std::string{diagnostic.code.id};
  return out;
}

}  // namespace

TEST_CASE("The latest period is the one asked for, unless another is named") {
  Session session{garden()};
  CHECK(session.periods() == std::vector<std::int32_t>{2000, 2001});
  CHECK(degree(session, "north") == "0.4");
  CHECK(degree(session, "north", {.period = 2000}) == "0.2");
  CHECK(degree(session, "south", {.period = 2000}) == "unknown");
}

TEST_CASE("A period without figures is refused and the periods that have some are named") {
  Session session{garden()};
  base::SourceMap sources;
  base::Diagnostics diagnostics;
  const auto reading = session.read({.period = 1990}, sources, diagnostics);
  REQUIRE_FALSE(reading);
  CHECK(reading.error().code.id == kNoFigures.id);
  CHECK_THAT(reading.error().help, test::contains("2000, 2001"));
}

TEST_CASE("Figures of the profile stand in place of the store's") {
  Session session{garden()};
  CHECK(degree(session, "north", {.profile = {figure("north", 2001, 0.9)}}) == "0.9");
  CHECK(degree(session, "south", {.profile = {figure("north", 2001, 0.9)}}) == "0.6");
  CHECK(degree(session, "south", {.profile = {figure("south", 2005, 0.1)}}) == "0.1");
  CHECK(degree(session, "north", {.profile = {figure("south", 2005, 0.1)}}) == "unknown");
}

TEST_CASE("A store answers as the model that was loaded into it") {
  const Folder folder;
  const auto path = (folder.path / "deep" / "store").string();
  REQUIRE(load(garden(), path));
  auto opened = Session::open(path);
  REQUIRE(opened);
  CHECK(opened->periods() == std::vector<std::int32_t>{2000, 2001});
  CHECK(degree(*opened, "north") == "0.4");
  CHECK(degree(*opened, "north", {.period = 2000}) == "0.2");
  REQUIRE(opened->read_all_figures());
  CHECK(opened->model().observations.size() == 3);
}

TEST_CASE("A store without the causal reading cannot explain") {
  auto model = garden();
  model.programs.clear();
  Session session{std::move(model)};
  CHECK(degree(session, "north") == kNoRules.id);
}

TEST_CASE("Rules with mistakes are rejected with a diagnostic for each") {
  auto model = garden();
  model.programs[0].text += "active(x) :- !met(x).\nactiv(\"y\").\n";
  Session session{std::move(model)};
  base::SourceMap sources;
  base::Diagnostics diagnostics;
  const auto reading = session.read({}, sources, diagnostics);
  REQUIRE_FALSE(reading);
  CHECK(reading.error().code.id == kRejected.id);
  CHECK_THAT(ids(diagnostics), test::contains("YG-R204"));
  CHECK_THAT(ids(diagnostics), test::contains("YG-R202"));
}

TEST_CASE("Includes of stored programs are found beside the including one") {
  auto model = garden();
  model.programs.push_back(
      {ontology::ProgramKind::kQuery, "queries/deep/q.dl",
       ".include \"../../ontology/rules/./figures.dl\"\n.decl a(x: number)\n"});
  model.programs.push_back(
      {ontology::ProgramKind::kQuery, "queries/lost.dl", "\n.include \"nowhere.dl\"\n"});
  base::SourceMap sources;
  base::Diagnostics diagnostics;
  const auto found = parse_stored(model, "queries/deep/q.dl", sources, diagnostics);
  REQUIRE(found);
  CHECK(found->items.size() == 3);
  CHECK(diagnostics.all().empty());

  REQUIRE(parse_stored(model, "queries/lost.dl", sources, diagnostics));
  CHECK_THAT(base::render(diagnostics.all().at(0), sources, false),
             test::contains("queries/lost.dl:2:") && test::contains("queries/nowhere.dl"));

  // The reason (kNoInclude) stands in the mistake at the `.include`, with its help.
  CHECK(diagnostics.all().at(0).code.id == "YG-S130");
  CHECK(diagnostics.all().at(0).help == "load the directory that holds it");

  const auto missing = parse_stored(model, "queries/none.dl", sources, diagnostics);
  REQUIRE_FALSE(missing);
  CHECK(missing.error().code.id == kUnknownQuery.id);
}

TEST_CASE("A path is normal when its dots are gone") {
  CHECK(normal_path("queries/../ontology/rules/a.dl") == "ontology/rules/a.dl");
  CHECK(normal_path("./a//b/./c.dl") == "a/b/c.dl");
  CHECK(normal_path("../a.dl") == "../a.dl");
}

TEST_CASE("Includes of files are relative to the including file") {
  const Folder folder;
  (void)folder.write("sub/b.dl", ".include \"../c.dl\"\n.decl b(x: number)\n");
  (void)folder.write("c.dl", ".decl c(x: number)\n");
  const auto a = folder.write("a.dl", ".include \"sub/b.dl\"\n.decl a(x: number)\n");
  base::SourceMap sources;
  base::Diagnostics diagnostics;
  const auto ast = parse_file(a, sources, diagnostics);
  REQUIRE(ast);
  CHECK(ast->items.size() == 3);
  CHECK(diagnostics.all().empty());
  CHECK_FALSE(parse_file((folder.path / "none.dl").string(), sources, diagnostics));
}

TEST_CASE("A query says its title and parameters in pragmas") {
  auto model = garden();
  model.programs.push_back({ontology::ProgramKind::kQuery, "queries/wet.dl", R"(
.pragma "title.en" "Wet places"
.pragma "title.zh" "湿地"
.pragma "parameter.place" "where / 何处"
.pragma "parameter.depth" "how deep"
.pragma "default.depth" "3"
.pragma "text.depth" "no name"
)"});
  model.programs.push_back(
      {ontology::ProgramKind::kQuery, "queries/helper.dl", ".decl a(x: number)"});
  const auto cards = query_cards(model);
  REQUIRE(cards.size() == 1);
  CHECK(cards[0].name == "wet");
  CHECK(cards[0].title_en == "Wet places");
  CHECK(cards[0].title_zh == "湿地");
  REQUIRE(cards[0].parameters.size() == 2);
  CHECK(cards[0].parameters[0].meaning_en == "where");
  CHECK(cards[0].parameters[0].meaning_zh == "何处");
  CHECK_FALSE(cards[0].parameters[0].fallback);
  CHECK(cards[0].parameters[1].meaning_zh == "how deep");
  CHECK(cards[0].parameters[1].fallback == "3");
  CHECK_FALSE(cards[0].parameters[0].is_text);
  CHECK(cards[0].parameters[1].is_text);
}

TEST_CASE("Parameters are facts beside those of the store") {
  const auto model = garden();
  const ontology::StoreFacts facts{model, {.period = 2001, .all_periods = false, .extra = {}}};
  const QueryFacts with{facts, {{"place", "north"}, {"depth", "3"}}};
  REQUIRE(with.schema("parameter") != nullptr);
  CHECK(with.schema("parameter")->attributes.size() == 2);
  CHECK(with.schema("nonsense") == nullptr);
  CHECK(with.relations().size() == facts.relations().size() + 1);
  model::SymbolTable symbols;
  std::string seen;
  REQUIRE(with.scan("parameter", symbols, [&](std::span<const model::Value> tuple) {
    seen += std::string{symbols.text(tuple[0].as_symbol())} + "=" +
            std::string{symbols.text(tuple[1].as_symbol())} + ";";
  }));
  CHECK(seen == "place=north;depth=3;");
}

TEST_CASE("The folder of queries is the one beside the ontology") {
  const Folder folder;
  fs::create_directories(folder.path / "ontology");
  CHECK(ontology_paths((folder.path / "ontology").string(), "").queries.empty());
  fs::create_directories(folder.path / "queries");
  CHECK(fs::equivalent(ontology_paths((folder.path / "ontology").string(), "").queries,
                       folder.path / "queries"));
  CHECK(ontology_paths("x", "mine").queries == "mine");
}

TEST_CASE("A directory without ontology files is refused") {
  const Folder folder;
  base::SourceMap sources;
  base::Diagnostics diagnostics;
  const auto none = read_ontology({folder.path.string(), ""}, sources, diagnostics);
  REQUIRE_FALSE(none);
  CHECK(none.error().code.id == kRejected.id);
  CHECK_FALSE(read_ontology({(folder.path / "none").string(), ""}, sources, diagnostics));
}

TEST_CASE("Mistakes of all files come in one run, each once") {
  const Folder folder;
  (void)folder.write("ontology/a.xml",
                     R"(<ontology xmlns="urn:yinguo:ontology:1" id="a" version="1">
  <concepts><concept id="x" type="nothing"><label lang="zh">甲</label><label lang="en">x</label></concept></concepts>
</ontology>)");
  (void)folder.write("ontology/rules/shared.dl", ".decl p(x: number)\np(x) :- !p(x).\n");
  (void)folder.write("ontology/rules/one.dl", ".include \"shared.dl\"\n");
  (void)folder.write("ontology/rules/two.dl", ".include \"shared.dl\"\nq(1).\n");
  (void)folder.write("ontology/profiles/p.csv",
                     "region,indicator,period,value\nnowhere,x,2001,1\n");
  base::SourceMap sources;
  base::Diagnostics diagnostics;
  const auto model =
      read_ontology(ontology_paths((folder.path / "ontology").string(), ""), sources, diagnostics);
  REQUIRE(model);
  const auto found = ids(diagnostics);
  CAPTURE(found);
  CHECK_THAT(found, test::contains("YG-O"));
  CHECK_THAT(found, test::contains("YG-P"));
  CHECK_THAT(found, test::contains("YG-R202"));
  const auto first = found.find("YG-R204");
  REQUIRE(first != std::string::npos);
  CHECK(found.find("YG-R204", first + 1) == std::string::npos);
}

TEST_CASE("A query file that reads parameters is a sound program of an ontology") {
  base::SourceMap sources;
  base::Diagnostics diagnostics;
  const auto model =
      read_ontology(ontology_paths(YINGUO_SOURCE_DIR "/ontology", ""), sources, diagnostics);
  REQUIRE(model);
  CHECK(diagnostics.all().empty());
  CHECK(query_cards(*model).size() >= 10);
  for (const auto& card : query_cards(*model)) {
    CAPTURE(card.name);
    CHECK_FALSE(card.title_en.empty());
    CHECK_FALSE(card.title_zh.empty());
    for (const auto& parameter : card.parameters)
      CHECK(parameter.meaning_zh != parameter.meaning_en);
  }
}
