// The ontology that ships with the engine reads without a mistake.
#include "base/diagnostic.hpp"
#include "ontology/reader.hpp"

#include "catch.hpp"

namespace yinguo::ontology {

TEST_CASE("the shipped ontology has no mistakes", "[ontology][shipped]") {
  const auto paths = find_input_files(std::string{YINGUO_SOURCE_DIR} + "/ontology", ".xml");
  REQUIRE(paths);
  std::vector<InputFile> files;
  for (const auto& path : *paths) {
    auto file = read_input_file(path);
    REQUIRE(file);
    files.push_back(std::move(*file));
  }
  base::SourceMap sources;
  base::Diagnostics diagnostics;
  const auto model = read_files(files, sources, diagnostics);
  for (const auto& diagnostic : diagnostics.all()) {
    UNSCOPED_INFO(base::render(diagnostic, sources, false));
  }
  CHECK(diagnostics.all().empty());
  CHECK(model.regions.size() == 31);
  CHECK_FALSE(model.claims.empty());
}

}  // namespace yinguo::ontology
