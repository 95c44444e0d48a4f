// Whatever bytes an ontology file holds, reading ends, every span lies inside its text, and what
// was read can be checked, indexed and offered as facts.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

#include "base/diagnostic.hpp"
#include "ontology/facts.hpp"
#include "ontology/names.hpp"
#include "ontology/reader.hpp"

namespace {

using namespace yinguo;

void require(bool holds) {
  if (!holds) std::abort();
}

void check_span(const base::Span& span, const base::SourceMap& sources) {
  if (!sources.has(span.source)) return;
  require(span.begin <= span.end && span.end <= sources.at(span.source).text().size());
}

void scan_facts(const ontology::Model& model) {
  const ontology::StoreFacts facts{model, {}};
  model::SymbolTable symbols;
  for (const auto& relation : facts.relations()) {
    std::size_t count = 0;
    const auto width = relation.attributes.size();
    const auto scanned = facts.scan(relation.name, symbols, [&](auto values) {
      require(values.size() == width);
      ++count;
    });
    require(scanned.has_value());
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::vector<ontology::InputFile> files{
      {"input.xml", {reinterpret_cast<const char*>(data), size}}};  // NOLINT: bytes
  base::SourceMap sources;
  base::Diagnostics diagnostics{20};
  const auto model = ontology::read_files(files, sources, diagnostics);
  for (const auto& diagnostic : diagnostics.all()) {
    check_span(diagnostic.span, sources);
    for (const auto& label : diagnostic.labels)
      check_span(label.span, sources);
    require(!base::render(diagnostic, sources, false).empty());
  }
  const ontology::Names names{model};
  for (const auto& node : model.concepts) {
    require(node.id.empty() || !names.near(node.id, {}, 3).empty() || names.find(node.id).empty());
    check_span(node.span, sources);
  }
  scan_facts(model);
  return 0;
}
