// The examples of docs/ONTOLOGY.md are read as they stand there.
#include "ontology/facts.hpp"
#include "ontology/names.hpp"
#include "ontology/profile.hpp"
#include "ontology/reader.hpp"

#include "catch.hpp"

namespace yinguo::ontology {
namespace {

/// The fenced blocks of `language`, in order.
std::vector<std::string> blocks(const std::string& text, const std::string& language) {
  std::vector<std::string> out;
  const auto fence = "\n```" + language + "\n";
  for (auto at = text.find(fence); at != std::string::npos; at = text.find(fence, at)) {
    at += fence.size();
    out.push_back(text.substr(at, text.find("\n```", at) + 1 - at));
  }
  return out;
}

std::string document() {
  const auto file = read_input_file(std::string{YINGUO_SOURCE_DIR} + "/docs/ONTOLOGY.md");
  REQUIRE(file);
  return file->bytes;
}

TEST_CASE("the documented example is read", "[ontology][document]") {
  const auto text = document();
  std::vector<InputFile> files;
  for (const auto& block : blocks(text, "xml")) {
    if (block.starts_with("<?xml")) files.push_back({"example.xml", block});
  }
  REQUIRE(files.size() == 1);
  base::SourceMap sources;
  base::Diagnostics diagnostics;
  const auto model = read_files(files, sources, diagnostics);
  for (const auto& d : diagnostics.all())
    UNSCOPED_INFO(base::render(d, sources, false));
  REQUIRE(diagnostics.all().empty());
  CHECK(model.claims.size() == 2);
  const Names names{model};
  const auto tables = blocks(text, "csv");
  REQUIRE(tables.size() == 2);
  for (const auto& table : tables) {
    const auto figures = read_profile({"example.csv", table}, names, {}, sources, diagnostics);
    for (const auto& d : diagnostics.all())
      UNSCOPED_INFO(base::render(d, sources, false));
    CHECK(diagnostics.all().empty());
    CHECK(figures.size() == 4);
  }
}

TEST_CASE("every relation that rules see is documented with its columns", "[ontology][document]") {
  const auto text = document();
  const Model model;
  const StoreFacts facts{model, {}};
  for (const auto& relation : facts.relations()) {
    std::string line = relation.name + "(";
    for (const auto& attribute : relation.attributes) {
      if (line.back() != '(') line += ", ";
      line += attribute.name;
      if (attribute.type == model::ValueType::kNumber) line += ": number";
      if (attribute.type == model::ValueType::kFloat) line += ": float";
    }
    INFO(line);
    CHECK(text.find("`" + line + ")`") != std::string::npos);
  }
}

}  // namespace
}  // namespace yinguo::ontology
