#pragma once
// Imports of texts, and what an ontology file makes of them.
#include <string>
#include <string_view>
#include <vector>

#include "ontology/elements.hpp"

#include "catch.hpp"
#include "literature/import_settlement.hpp"
#include "literature/ontology_file.hpp"
#include "reported.hpp"

namespace yinguo::literature::test {

/// An import of one text, with what was reported.
struct Imported {
  base::SourceMap sources;
  base::Diagnostics diagnostics;
  Import import;

  [[nodiscard]] const std::vector<ontology::Source>& all() const { return import.model.sources; }

  /// "1:2 YG-L831 message" of each diagnostic, a line each.
  [[nodiscard]] std::string reported() const {
    return yinguo::test::reported(diagnostics, sources);
  }
};

inline Imported imported(std::string text, std::string_view format,
                         const ImportOptions& limits = {}) {
  Imported out;
  const auto* known = find_import_format(format);
  REQUIRE(known != nullptr);
  read_import({"file", std::move(text)}, known, limits, out.sources, out.diagnostics, out.import);
  return out;
}

/// A line for each property, so that a test that fails shows what differs.
inline std::string listed(const std::vector<ontology::Element>& elements) {
  std::string out;
  for (const auto& one : elements) {
    for (const auto& [name, values] : one.properties) {
      out += std::string{ontology::name_of(one.kind)} + " " + one.id + " " + name;
      for (const auto& value : values)
        out += " [" + value + "]";
      out += "\n";
    }
  }
  return out;
}

/// The elements of the model that an ontology file of the import is read as.
inline std::vector<ontology::Element> reread(const Imported& imported) {
  std::string text;
  const auto take = [&](std::string_view piece) {
    text += piece;
    return true;
  };
  TextStream out{take};
  write_ontology_file(imported.import.model, "imported", imported.sources, out);
  REQUIRE(out.finish());
  REQUIRE(fits_ontology_file(text));
  base::SourceMap sources;
  base::Diagnostics diagnostics;
  const std::vector<ontology::InputFile> files{{"imported.xml", text}};
  const auto model = ontology::read_files(files, sources, diagnostics);
  for (const auto& one : diagnostics.all())
    FAIL_CHECK(base::render(one, sources, false));
  return ontology::elements_of(model);
}

}  // namespace yinguo::literature::test
