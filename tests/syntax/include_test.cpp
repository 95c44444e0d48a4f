#include "syntax/include.hpp"

#include <map>

#include "catch.hpp"
#include "syntax/errors.hpp"
#include "syntax/printer.hpp"

using namespace yinguo;

namespace {

struct Included {
  base::SourceMap sources;
  base::Diagnostics diagnostics;
  std::string printed;

  explicit Included(const std::map<std::string, std::string>& files, std::size_t max_depth = 100) {
    const auto resolve = [&](std::string_view path, std::string_view) {
      using Found = base::Result<std::pair<std::string, std::string>>;
      const auto file = files.find(std::string{path});
      if (file == files.end()) {
        return Found{base::Error{{}, "no such file", ""}};
      }
      return Found{std::pair{file->first, file->second}};
    };
    syntax::IncludeOptions options;
    options.max_depth = max_depth;
    const auto id = sources.add("main.dl", files.at("main.dl"));
    printed = syntax::print(syntax::parse_program(sources, id, resolve, diagnostics, options));
  }
};

}  // namespace

TEST_CASE("included texts stand in the place of their first include") {
  const Included included{{{"main.dl", "a(1). .include \"b.dl\" a(2). .include \"c.dl\" a(3)."},
                           {"b.dl", "b(1). .include \"c.dl\" b(2)."},
                           {"c.dl", "c(1). .include \"main.dl\" .include \"b.dl\" c(2)."}}};
  CHECK(included.diagnostics.all().empty());
  CHECK(included.printed == "a(1).\nb(1).\nc(1).\nc(2).\nb(2).\na(2).\na(3).\n");
}

TEST_CASE("an include that fails is reported at its place") {
  const Included included{{{"main.dl", "a(1).\n.include \"b.dl\"\na(2)."}}};
  REQUIRE(included.diagnostics.all().size() == 1);
  const auto& report = included.diagnostics.all().front();
  CHECK(report.code.id == syntax::kIncludeFailed.id);
  CHECK(report.message == "cannot include `b.dl`: no such file");
  CHECK(included.sources.at(report.span.source).position(report.span.begin).line == 2);
  CHECK(included.printed == "a(1).\na(2).\n");
}

TEST_CASE("includes are nested to a limit") {
  std::map<std::string, std::string> files{{"main.dl", ".include \"f0\""}};
  for (int i = 0; i < 10; ++i) {
    files["f" + std::to_string(i)] =
        "f(" + std::to_string(i) + "). .include \"f" + std::to_string(i + 1) + "\"";
  }
  const Included included{files, 3};
  REQUIRE(included.diagnostics.all().size() == 1);
  CHECK(included.diagnostics.all().front().code.id == syntax::kIncludesTooDeep.id);
  CHECK(included.printed == "f(0).\nf(1).\nf(2).\n");
}
