#include "literature/import_settlement.hpp"

#include "imported.hpp"

namespace yinguo::literature {
namespace {

using ontology::Model;
using test::imported;

constexpr const char* kStored =
    "@book{green-1999, title = {On Orchards}, year = 1999, doi = {10.1/G}}\n"
    "@book{brown-2000, title = {Hedges: A History}, year = 2000}\n";

/// What is kept, how many were left out, and what was reported.
std::string settled(const std::string& bibtex, Duplicates duplicates = Duplicates::kKeep) {
  auto store = imported(kStored, "bibtex").import.model;
  for (auto& source : store.sources)
    source.span = {};
  auto read = imported(bibtex, "bibtex");
  const auto left_out = settle_import(read.import, store, duplicates, read.diagnostics);
  std::string out;
  for (const auto& source : read.all())
    out += source.id + " ";
  return out + std::to_string(left_out.same) + " " + std::to_string(left_out.duplicates) + "\n" +
         read.reported();
}

TEST_CASE("what is there already is left out or reported, and never merged",
          "[literature][import]") {
  CHECK(settled("@book{new, title = {New}, year = 1999}") == "new 0 0\n");
  CHECK(settled(kStored) == "2 0\n");
  const std::string by_doi = "@book{g, title = {Other}, doi = {https://doi.org/10.1/g}}";
  CHECK(settled(by_doi) == "g 0 0\n1:7 YG-L836 `g` has the DOI of `green-1999` in the store\n");
  CHECK(settled(by_doi, Duplicates::kLeaveOut) ==
        "0 1\n1:7 YG-L836 `g` has the DOI of `green-1999` in the store\n");
  CHECK(settled("@book{b, title = {HEDGES — a history}, year = 2000, doi = {10.2/x}}") ==
        "b 0 0\n1:7 YG-L836 `b` has the title and year of `brown-2000` in the store\n");
  CHECK(settled("@book{b, title = {On Orchards}, year = 1999, doi = {10.2/x}}") == "b 0 0\n");
  CHECK(settled("@book{b, title = {On Orchards}, year = 2001}") == "b 0 0\n");
  CHECK(settled("@book{green-1999, title = {Else}, year = 1999}") ==
        "green-1999 0 0\n1:7 YG-L835 `green-1999` is the id of a different source in the store\n");
}

TEST_CASE("entries of the files are compared with each other", "[literature][import]") {
  const std::string twice = "@book{a, title = {A}, year = 1}\n@book{b, title = {a}, year = 1}\n";
  CHECK(settled(twice) == "a b 0 0\n2:7 YG-L836 `b` has the title and year of `a` above\n");
  CHECK(settled(twice, Duplicates::kLeaveOut) ==
        "a 0 1\n2:7 YG-L836 `b` has the title and year of `a` above\n");
  CHECK(settled("@book{a, title = {A}}\n@book{A, title = {A}}\n@book{a, title = {B}}\n") ==
        "a a 1 0\n3:7 YG-L835 `a` is the id of a different source above\n");
}

TEST_CASE("an import is checked together with the store", "[literature][import]") {
  auto store = imported(kStored, "bibtex").import.model;
  auto& node = store.concepts.emplace_back();
  node.id = "hedge";
  auto read = imported(R"([{"id": "hedge", "type": "book", "title": "A",
                           "custom": {"study": "nowhere"}}])",
                       "csl-json");
  check_import(read.import, store, read.diagnostics);
  CHECK(read.reported().find("YG-O321") != std::string::npos);
  CHECK(read.reported().find("YG-O322") != std::string::npos);
}

}  // namespace
}  // namespace yinguo::literature
