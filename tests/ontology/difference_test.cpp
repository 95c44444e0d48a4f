#include "ontology/difference.hpp"

#include <algorithm>
#include <filesystem>
#include <random>
#include <set>
#include <string>

#include "ontology/random_edits.hpp"
#include "ontology/reader.hpp"
#include "ontology/sample.hpp"

#include "catch.hpp"

using namespace yinguo::ontology;
using yinguo::ontology::test::sample_model;

namespace {

using Random = std::mt19937;
using Lines = std::set<std::string>;
using Editor = yinguo::ontology::test::Editor;

std::string listed(const std::vector<std::string>& values) {
  std::string out;
  for (const auto& value : values)
    out += (out.empty() ? "" : "|") + value;
  return "[" + out + "]";
}

/// "~ claim c-1 polarity -[increase] +[decrease]" and the like, each once.
Lines dump(const Difference& difference) {
  Lines out;
  const auto add = [&](const std::string& line) { CHECK(out.insert(line).second); };
  const auto name = [](ElementKind kind) { return std::string{name_of(kind)}; };
  for (const auto& one : difference.renamed)
    add("= " + name(one.kind) + " " + one.from + " " + one.to);
  for (const auto& one : difference.removed)
    add("- " + name(one.kind) + " " + one.id);
  for (const auto& one : difference.added)
    add("+ " + name(one.kind) + " " + one.id);
  for (const auto& one : difference.changed) {
    for (const auto& property : one.properties)
      add("~ " + name(one.kind) + " " + one.id + " " + property.name + " -" +
          listed(property.gone) + " +" + listed(property.came));
  }
  return out;
}

/// Removed and added, gone and came, from and to exchanged.
Difference mirrored(Difference one) {
  std::swap(one.removed, one.added);
  for (auto& change : one.changed) {
    for (auto& property : change.properties)
      std::swap(property.gone, property.came);
  }
  return one;
}

Model shipped_model() {
  const auto folder = std::filesystem::path{YINGUO_SOURCE_DIR} / "ontology";
  const auto paths = find_input_files(folder, ".xml");
  REQUIRE(paths);
  std::vector<InputFile> files;
  for (const auto& path : *paths)
    files.push_back(*read_input_file(path));
  yinguo::base::SourceMap sources;
  yinguo::base::Diagnostics diagnostics;
  auto model = read_files(files, sources, diagnostics);
  int number = 0;
  for (const auto& region : model.regions) {
    for (const auto& indicator : model.indicators) {
      if (++number % 7 == 0)
        model.observations.push_back({region.id,
                                      indicator.id,
                                      2000 + number % 2,
                                      static_cast<double>(number) / 4,
                                      "",
                                      "",
                                      {}});
    }
  }
  model.programs.push_back({ProgramKind::kRules, "a.dl", "one\ntwo\n"});
  model.programs.push_back({ProgramKind::kQuery, "b.dl", "three\n"});
  return model;
}

}  // namespace

TEST_CASE("a model does not differ from itself, in whatever order it is written", "[difference]") {
  Random random{1};
  for (const auto& model : {sample_model(), shipped_model()}) {
    CHECK(difference(model, model).is_empty());
    auto other = model;
    std::ranges::shuffle(other.concepts, random);
    std::ranges::shuffle(other.claims, random);
    std::ranges::shuffle(other.no_claims, random);
    std::ranges::shuffle(other.observations, random);
    std::ranges::shuffle(other.schema.types, random);
    CHECK(difference(model, other).is_empty());
  }
}

TEST_CASE("random edits are given back, and nothing else", "[difference]") {
  const auto model = shipped_model();
  Random random{2};
  for (int round = 0; round < 40; ++round) {
    auto edited = model;
    Editor editor{edited, random};
    const bool renames = round % 2 == 1;
    for (std::size_t i = random() % 5; renames && i-- > 0;)
      editor.rename_something();
    for (std::size_t i = random() % 30; i-- > 0;)
      editor.edit();
    const auto found = difference(model, edited);
    REQUIRE(dump(found) == editor.expected());
    const auto back = difference(edited, model);
    if (found.renamed.empty()) {
      REQUIRE(dump(back) == dump(mirrored(found)));
      continue;
    }
    REQUIRE(back.renamed.size() == found.renamed.size());
    REQUIRE(back.removed.size() == found.added.size());
    REQUIRE(back.added.size() == found.removed.size());
    REQUIRE(back.changed.size() == found.changed.size());
  }
}

TEST_CASE("an id is taken for renamed only where nothing else can be meant", "[difference]") {
  const auto renamed = [](Model model, const std::string& to) {
    model.sources.back().id = to;
    model.claims.front().evidence.front().cites.front().id = to;
    return model;
  };
  const auto model = sample_model();
  CHECK(dump(difference(model, renamed(model, "another"))) == Lines{"= source other another"});
  // An id of the schema is none that a thing could have been renamed to.
  CHECK(difference(model, renamed(model, "way")).renamed.empty());
  // Two that are alike: either may be meant.
  auto two = model;
  two.sources.push_back(two.sources.back());
  two.sources.back().id = "other-2";
  CHECK(difference(two, renamed(model, "another")).renamed.empty());
  // What was renamed and also changed is one thing removed and one added.
  auto changed = renamed(model, "another");
  changed.sources.back().language = "zh";
  const auto found = difference(model, changed);
  CHECK(found.renamed.empty());
  CHECK(found.removed.size() == 1);
  CHECK(found.added.size() == 1);
}

TEST_CASE("what is renamed may be what something renamed refers to", "[difference]") {
  auto model = sample_model();
  auto& watering = model.concepts[2];
  auto& claim = model.claims[0];
  watering.id = "irrigation";
  claim.conditions[0].id = "irrigation";
  claim.via[0].id = "irrigation";
  claim.id = "c-9";
  watering.links[1].to.id = "c-9";
  model.alignments[0].id.id = "irrigation";
  CHECK(dump(difference(sample_model(), model)) ==
        Lines{"= claim c-1-2-a c-9", "= concept watering irrigation"});
}

TEST_CASE("values of different parts never read the same", "[difference]") {
  const auto scoped = [](const std::string& what, const std::string& value) {
    auto model = sample_model();
    model.claims[0].scopes = {{what, value, {}}};
    return model;
  };
  CHECK_FALSE(difference(scoped("a b", "c"), scoped("a", "b c")).is_empty());
  CHECK_FALSE(difference(scoped("", "a"), scoped("a", "")).is_empty());
  CHECK_FALSE(difference(scoped("-", ""), scoped("", "-")).is_empty());
}
