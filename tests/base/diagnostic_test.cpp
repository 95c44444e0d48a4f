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

TEST_CASE("diagnostics beyond the limit are counted, not kept") {
  Diagnostics diagnostics{2};
  for (int i = 0; i < 5; ++i)
    diagnostics.report({});
  CHECK(diagnostics.all().size() == 2);
  CHECK(diagnostics.dropped() == 3);
  CHECK(diagnostics.error_count() == 5);
}
