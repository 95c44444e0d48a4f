// What export writes is read as what it was: random sources, in each format as far as it goes.
#include "exported.hpp"
#include "imported.hpp"
#include "literature/escapes.hpp"
#include "literature/source_fields.hpp"
#include "literature/tex_reader.hpp"
#include "random_sources.hpp"

namespace yinguo::literature {
namespace {

using ontology::Language;
using ontology::Model;
using ontology::Source;
using test::exported;
using test::imported;
using test::listed;
using test::random_sources;

constexpr unsigned kSeeds = 300;

Model model_of(std::vector<Source> sources) {
  Model model;
  model.sources = std::move(sources);
  return model;
}

/// The import of what `model` is exported as, of which nothing may be reported or left out.
test::Imported back(const Model& model, std::string_view format) {
  const auto text = exported(model, format);
  auto out = imported(text, format);
  INFO(text);
  CHECK(out.reported().empty());
  CHECK(out.import.left_out == std::set<std::string>{});
  return out;
}

TEST_CASE("CSL-JSON holds all of a source", "[literature][import]") {
  for (unsigned seed = 0; seed < kSeeds; ++seed) {
    const auto model = model_of(random_sources(seed));
    INFO(seed);
    REQUIRE(listed(reread(back(model, "csl-json"))) == listed(ontology::elements_of(model)));
  }
}

TEST_CASE("Turtle and JSON-LD hold all of a source", "[literature][import]") {
  for (const auto* format : {"turtle", "jsonld"}) {
    for (unsigned seed = 0; seed < kSeeds; ++seed) {
      const auto model = model_of(random_sources(seed));
      INFO(format << " " << seed);
      REQUIRE(listed(reread(back(model, format))) == listed(ontology::elements_of(model)));
    }
  }
}

/// What BibTeX has a place for: a note in one language, no study, a title without a translation in
/// the language that the source states.
Source in_bibtex(Source source) {
  const auto titles = titles_of(source, Language::kEn);
  const std::string own{titles.own};
  const std::string translated{titles.translated};
  const auto language = text_language(source.language, own);
  source.title =
      language == Language::kZh ? ontology::Text{own, translated} : ontology::Text{translated, own};
  const std::string note{note_of(source, Language::kEn)};
  source.note = is_chinese(note) ? ontology::Text{note, ""} : ontology::Text{"", note};
  source.study = {};
  return source;
}

TEST_CASE("BibTeX holds a source but for what it has no place for", "[literature][import]") {
  for (unsigned seed = 0; seed < kSeeds; ++seed) {
    auto sources = random_sources(seed);
    const auto model = model_of(sources);
    std::ranges::transform(sources, sources.begin(), in_bibtex);
    INFO(seed);
    REQUIRE(listed(reread(back(model, "bibtex"))) ==
            listed(ontology::elements_of(model_of(sources))));
  }
}

/// Without what RIS cannot tell apart: it has one tag for versions and editions, and a name with a
/// comma is one of a person.
void simplify_for_ris(Source& source) {
  if (!field_of(source, "edition").empty())
    std::erase_if(source.fields, [](const auto& field) { return field.first == "version"; });
  for (auto& person : source.authors) {
    for (auto* name : {&person.family, &person.given, &person.literal})
      std::erase(*name, ',');
  }
}

TEST_CASE("RIS of what was read of RIS is the same", "[literature][import]") {
  for (unsigned seed = 0; seed < kSeeds; ++seed) {
    auto sources = random_sources(seed);
    std::ranges::for_each(sources, simplify_for_ris);
    const auto model = model_of(sources);
    INFO(seed);
    const auto read = back(model, "ris");
    REQUIRE(exported(read.import.model, "ris") == exported(model, "ris"));
    const auto& again = read.all();
    REQUIRE(again.size() == sources.size());
    for (std::size_t i = 0; i < again.size(); ++i) {
      CHECK(again[i].type == sources[i].type);
      CHECK(again[i].year == sources[i].year);
      CHECK(again[i].day == sources[i].day);
    }
  }
}

TEST_CASE("what TeX makes of a text is the text", "[literature][tex]") {
  for (unsigned seed = 0; seed < kSeeds; ++seed) {
    for (const auto& source : random_sources(seed)) {
      for (const auto& [name, text] : source.fields)
        CHECK(text_of_tex(tex_text(text)) == text);
    }
  }
}

}  // namespace
}  // namespace yinguo::literature
