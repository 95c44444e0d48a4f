#include "cli/arguments.hpp"

#include "catch.hpp"

using namespace yinguo::cli;
using yinguo::test::contains;

namespace {

std::variant<Arguments, Answered> parse(std::vector<const char*> words,
                                        const Environment& environment = {}) {
  words.insert(words.begin(), "yinguo");
  return parse_arguments(static_cast<int>(words.size()), words.data(), environment);
}

Arguments parsed(std::vector<const char*> words, const Environment& environment = {}) {
  auto result = parse(std::move(words), environment);
  if (const auto* answered = std::get_if<Answered>(&result)) FAIL(answered->err);
  return std::get<Arguments>(std::move(result));
}

Answered answered(std::vector<const char*> words) {
  auto result = parse(std::move(words));
  REQUIRE(std::holds_alternative<Answered>(result));
  return std::get<Answered>(std::move(result));
}

}  // namespace

TEST_CASE("The store is the option's, else the environment's, else the user's") {
  const Environment home{.locale = {}, .store = {}, .data_home = "/data"};
  CHECK(parsed({"list", "claims"}, home).common.store == "/data/yinguo/store");
  Environment named = home;
  named.store = "/mine";
  CHECK(parsed({"list", "claims"}, named).common.store == "/mine");
  CHECK(parsed({"list", "claims", "--store", "/here"}, named).common.store == "/here");
  CHECK(parsed({"--store", "/here", "list", "claims"}, named).common.store == "/here");
  // A variable of a script that is not set must not choose the user's own store.
  CHECK(answered({"--store", "", "list", "claims"}).status == 2);
  CHECK(parsed({"list", "claims"}).common.store.empty());  // no home: no place is made up
}

TEST_CASE("Limits are numbers that mean something") {
  for (const char* value : {"-1", "", "x", "0.5", "99999999999999999999"}) {
    INFO(value);
    CHECK(answered({"explain", "--all", "--timeout", value}).status == 2);
    CHECK(answered({"run", "a.dl", "--timeout", value}).status == 2);
    CHECK(answered({"run", "a.dl", "--max-tuples", value}).status == 2);
  }
  CHECK(std::get<RunArguments>(parsed({"run", "a.dl", "--timeout", "0"}).command).timeout_seconds ==
        0);
}

TEST_CASE("The language is the option's, else the locale's, else English") {
  const auto language = [](const char* locale, std::vector<const char*> words) {
    Environment environment;
    environment.locale = locale;
    return parsed(std::move(words), environment).common.language;
  };
  CHECK(language("zh_CN.UTF-8", {"list", "claims"}) == Language::kZh);
  CHECK(language("C.UTF-8", {"list", "claims"}) == Language::kEn);
  CHECK(language("", {"list", "claims"}) == Language::kEn);
  CHECK(language("zh_CN", {"list", "claims", "--lang", "en"}) == Language::kEn);
  CHECK(language("de_DE", {"list", "claims", "--lang", "zh"}) == Language::kZh);
}

TEST_CASE("Colour is for terminals, unless asked for or against") {
  struct Row {
    const char* option;
    bool terminal, no_color, force_color, dumb;
    bool expected;
  };

  for (const auto& row : {
           Row{"auto", true, false, false, false, true},
           Row{"auto", false, false, false, false, false},
           Row{"auto", true, true, false, false, false},
           Row{"auto", true, false, false, true, false},
           Row{"auto", false, false, true, false, true},
           Row{"always", false, false, false, false, true},
           Row{"always", false, true, false, false, true},
           Row{"never", true, false, false, false, false},
           Row{"never", true, false, true, false, false},
       }) {
    Environment environment;
    environment.stdout_is_terminal = row.terminal;
    environment.no_color = row.no_color;
    environment.force_color = row.force_color;
    environment.dumb_terminal = row.dumb;
    CAPTURE(row.option, row.terminal, row.no_color, row.force_color, row.dumb);
    CHECK(parsed({"list", "claims", "--color", row.option}, environment).common.color ==
          row.expected);
  }
}

TEST_CASE("An answer that goes to a file has no colour of itself") {
  Environment environment;
  environment.stdout_is_terminal = true;
  CHECK_FALSE(parsed({"list", "claims", "-o", "f"}, environment).common.color);
  const auto standard = parsed({"list", "claims", "-o", "-"}, environment).common;
  CHECK(standard.output.empty());
  CHECK(standard.color);
}

TEST_CASE("Each profile is one file, whatever follows") {
  const auto arguments = parsed({"explain", "--profile", "a.csv", "rain", "--profile", "b.csv"});
  const auto& explain = std::get<ExplainArguments>(arguments.command);
  CHECK(explain.profiles == std::vector<std::string>{"a.csv", "b.csv"});
  CHECK(explain.names == std::vector<std::string>{"rain"});
}

TEST_CASE("Parameters of a query are pairs, split at the first equals sign") {
  const auto arguments = parsed({"query", "causes", "effect=a=b", "x="});
  const auto& query = std::get<QueryArguments>(arguments.command);
  CHECK(query.name == "causes");
  CHECK(query.parameters ==
        std::vector<std::pair<std::string, std::string>>{{"effect", "a=b"}, {"x", ""}});
  CHECK_THAT(answered({"query", "causes", "effect"}).err, contains("expected name=value"));
  CHECK(answered({"query", "causes", "=x"}).status == 2);
}

TEST_CASE("Help and version are answers") {
  CHECK(answered({"--version"}).status == 0);
  CHECK_THAT(answered({"--version"}).out, contains("yinguo "));
  CHECK_THAT(answered({"--help"}).out, contains("Examples:"));
  CHECK_THAT(answered({"explain", "--help"}).out, contains("--threshold DEGREE"));
  CHECK_THAT(answered({"explain", "--help"}).out, contains("Every command also takes --store"));
  CHECK_THAT(answered({"store", "backup", "--help"}).out, contains("directory"));
  CHECK(answered({"explain", "--help"}).err.empty());
}

TEST_CASE("A usage mistake says the word and the remedy, with status 2") {
  struct Row {
    std::vector<const char*> words;
    const char* message;
    const char* help;
  };

  for (const auto& row : {
           Row{{}, "`yinguo` needs a command", "one of: load, check, list"},
           Row{{"explan"}, "unknown command `explan`", "did you mean `explain`?"},
           Row{{"zzz"}, "unknown command `zzz`", "one of: load"},
           Row{{"store"},
               "`yinguo store` needs a command",
               "one of: stat, verify, backup, restore"},
           Row{{"store", "stats"}, "unknown command `stats`", "did you mean `stat`?"},
           Row{{"ontology", "covrage"}, "unknown command `covrage`", "did you mean `coverage`?"},
           Row{{"explain", "x", "--perod", "2023"},
               "`yinguo explain` has no option `--perod`",
               "did you mean `--period`?"},
           Row{{"explain", "x", "--qqqqqq"},
               "`yinguo explain` has no option `--qqqqqq`",
               "`yinguo explain --help` lists what it takes"},
           Row{{"explain", "x", "--threshold", "2"}, "--threshold", "`yinguo explain --help`"},
           Row{{"explain", "x", "--period", "20x"}, "--period", "`yinguo explain --help`"},
           Row{{"list"}, "kind is required", "`yinguo list --help`"},
           Row{{"run"}, "program is required", "`yinguo run --help`"},
           Row{{"store", "backup"}, "directory is required", "`yinguo store backup --help`"},
           Row{{"list", "claims", "--format", "pdf"}, "html", "`yinguo list --help`"},
       }) {
    const auto mistake = answered(row.words);
    CAPTURE(mistake.err);
    CHECK(mistake.status == 2);
    CHECK(mistake.out.empty());
    CHECK_THAT(mistake.err, contains("error[YG-C701]: ") && contains(row.message));
    CHECK_THAT(mistake.err, contains(row.help));
  }
}
