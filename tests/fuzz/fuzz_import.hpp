#pragma once
// Whatever bytes a file holds, reading it ends; what is read without an error is written as an
// ontology file that the reader of ontologies reads as the same.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "ontology/elements.hpp"
#include "ontology/xml_fields.hpp"

#include "literature/import_settlement.hpp"
#include "literature/ontology_file.hpp"

namespace yinguo::literature {

inline void require(bool holds) {
  if (!holds) std::abort();
}

inline std::string written(const Import& import, const base::SourceMap& sources) {
  std::string text;
  const auto take = [&](std::string_view piece) {
    text += piece;
    return true;
  };
  TextStream out{take};
  write_ontology_file(import.model, "imported", sources, out);
  require(out.finish());
  return text;
}

/// The model of ontology files, which have to be without mistakes.
inline ontology::Model model_of(const std::vector<ontology::InputFile>& files) {
  base::SourceMap sources;
  base::Diagnostics mistakes;
  auto model = ontology::read_files(files, sources, mistakes, {});
  require(mistakes.all().empty());
  return model;
}

/// As a model comes from a store.
inline ontology::Model without_places(ontology::Model model) {
  const auto clear = [](auto& elements) {
    for (auto& one : elements)
      one.span = {};
  };
  clear(model.schema.types);
  clear(model.schema.relations);
  clear(model.sources);
  clear(model.concepts);
  clear(model.alignments);
  clear(model.claims);
  clear(model.regions);
  return model;
}

/// Requires: what was read and settled has no errors. `store`: the files that it goes with.
inline void check_written(Import& import, const base::SourceMap& sources,
                          std::vector<ontology::InputFile> store) {
  auto whole = model_of(store);
  const auto text = written(import, sources);
  store.push_back({"imported.xml", text});
  for (auto& node : import.model.concepts)
    node.ontology = "imported";
  const auto append = [](const auto& from, auto& to) {
    to.insert(to.end(), from.begin(), from.end());
  };
  append(import.model.sources, whole.sources);
  append(import.model.concepts, whole.concepts);
  append(import.model.alignments, whole.alignments);
  append(import.model.claims, whole.claims);
  const bool has_replaced = text.find("\xEF\xBF\xBD") != std::string::npos;  // what XML cannot hold
  require(has_replaced || ontology::elements_of(model_of(store)) == ontology::elements_of(whole));
}

/// A small ontology that imports may speak of.
inline constexpr const char* kGarden = R"(<?xml version="1.0"?>
<ontology xmlns="urn:yinguo:ontology:1" id="garden" version="1">
<schema>
  <type id="factor"><label lang="zh">因素</label><label lang="en">factor</label></type>
  <relation id="raises" kind="claim" domain="factor" range="factor"><label lang="zh">提高</label><label lang="en">raises</label></relation>
</schema>
<sources>
  <source id="book" type="book"><title lang="en">On Gardens</title></source>
</sources>
<concepts>
  <concept id="rain" type="factor"><label lang="zh">雨水</label><label lang="en">rain</label></concept>
  <concept id="growth" type="factor"><label lang="zh">生长</label><label lang="en">growth</label></concept>
</concepts>
<regions>
  <region id="north"><label lang="zh">北方</label><label lang="en">North</label></region>
</regions>
</ontology>
)";

/// `store`: the files of an ontology that the import is compared with.
inline int fuzz_import(const std::uint8_t* data, std::size_t size, std::string_view format,
                       const std::vector<ontology::InputFile>& store = {}) {
  const std::string bytes{reinterpret_cast<const char*>(data), size};  // NOLINT: bytes
  static const auto known = without_places(model_of(store));
  static const ontology::Names names{known};
  base::SourceMap sources;
  base::Diagnostics diagnostics{20};
  Import import;
  read_import({"input", bytes}, find_import_format(format),
              {.max_entries = 200, .known = &names, .concept_type = "factor"}, sources, diagnostics,
              import);
  const bool is_read = !diagnostics.has_errors();
  if (is_read) {
    (void)settle_import(import, known, Duplicates::kKeep, diagnostics);
    check_import(import, known, diagnostics);
  }
  for (const auto& one : diagnostics.all())
    require(!base::render(one, sources, false).empty());
  for (const auto& source : import.model.sources) {
    require(source.span.begin <= source.span.end);
    require(source.span.end <= sources.at(source.span.source).text().size());
    require(!is_read || ontology::is_id(source.id));
  }
  if (!diagnostics.has_errors()) check_written(import, sources, store);
  return 0;
}

}  // namespace yinguo::literature
