#include "cli/csv_file.hpp"

#include "ontology/text_encoding.hpp"

#include "session/input.hpp"

namespace yinguo::cli {

base::Result<std::vector<ontology::CsvRow>> read_csv_file(const std::string& path,
                                                          base::SourceMap& sources,
                                                          base::Diagnostics& diagnostics) {
  auto file = session::read_input(path);
  if (!file) return file.error();
  auto text = ontology::to_utf8(file->bytes);
  if (!text) return text.error();
  const auto source = sources.add(std::move(file->name), std::move(*text));
  return ontology::read_csv(source, sources.at(source).text(), {}, diagnostics);
}

}  // namespace yinguo::cli
