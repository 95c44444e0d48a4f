#include "base/diagnostic.hpp"

#include "catch.hpp"

using namespace yinguo::base;

TEST_CASE("carets stand under wide characters") {
  SourceMap sources;
  const auto id = sources.add("a.dl", "one\n贵州 bad\n");
  const Diagnostic diagnostic{.code = {"YG-X001", FailureKind::kInput, ""},
                              .span = {id, 11, 14},
                              .message = "unknown name `bad`",
                              .labels = {{{id, 0, 3}, "declared here"}},
                              .note = "names are declared once",
                              .help = "did you mean `bat`?"};
  CHECK(render(diagnostic, sources, false) ==
        "a.dl:2:4: error[YG-X001]: unknown name `bad`\n"
        " 2 | 贵州 bad\n"
        "   |      ^^^\n"
        "  a.dl:1:1: declared here\n"
        " 1 | one\n"
        "   | ^^^\n"
        "  note: names are declared once\n"
        "  help: did you mean `bat`?\n");
}

TEST_CASE("what a file brings along neither steers the terminal nor floods it") {
  SourceMap sources;
  const auto id = sources.add("a.csv", "x\x1b[2J y\n");
  Diagnostic diagnostic{.span = {id, 6, 7}, .message = "unknown `\x1b[2J`"};
  CHECK(render(diagnostic, sources, false) ==
        "a.csv:1:7: error: unknown `\\x1b[2J`\n"
        " 1 | x [2J y\n"
        "   |       ^\n");
  diagnostic = {.message = "unknown `"};
  for (int i = 0; i < 100'000; ++i)
    diagnostic.message += "贵";
  const auto text = render(diagnostic, sources, false);
  CHECK(text.size() < 2000);
  CHECK(text.find("贵 … 贵") != std::string::npos);
}

TEST_CASE("diagnostics beyond the limit are counted, not kept") {
  Diagnostics diagnostics{2};
  for (int i = 0; i < 5; ++i)
    diagnostics.report({});
  CHECK(diagnostics.all().size() == 2);
  CHECK(diagnostics.dropped() == 3);
  CHECK(diagnostics.error_count() == 5);
}
