#include <cstdint>
#include <filesystem>
#include <fstream>
#include <limits>

#include "evaluation/errors.hpp"
#include "evaluation/fact_files.hpp"
#include "evaluation/fact_format.hpp"
#include "evaluation/fact_json.hpp"
#include "evaluation/fact_sqlite.hpp"
#include "evaluation/gzip.hpp"

namespace yinguo::evaluation {
namespace {

/// Places in a text are numbers of 32 bits.
constexpr std::size_t kMaxBytes = std::numeric_limits<std::uint32_t>::max();

/// What one `.input` directive asks for.
struct Source {
  const rules::Relation& relation;
  const rules::IoDirective& directive;
  std::string io;
  FactFormat format;
  std::string path{};  ///< "<stdin>" for standard input

  [[nodiscard]] bool is_standard_input() const { return io == "stdin" || io == "json"; }

  [[nodiscard]] bool is_json() const { return io == "json" || io == "jsonfile"; }
};

base::Result<Source> source_of(const rules::Relation& relation, const rules::IoDirective& directive,
                               const std::string& folder) {
  auto format = format_of(relation, directive);
  if (!format) return format.error();
  Source source{relation, directive, std::string{parameter(directive, "IO").value_or("file")},
                std::move(*format)};
  if (source.is_standard_input())
    source.path = "<stdin>";
  else if (source.io == "file")
    source.path = path_of(relation, directive, folder, ".facts");
  else if (source.io == "jsonfile")
    source.path = path_of(relation, directive, folder, ".json");
  else if (source.io == "sqlite")
    source.path = path_of(relation, directive, folder, ".sqlite");
  else
    return base::Error{kBadFormat, "`" + relation.name + "` reads `" + source.io + "`",
                       "IO is file, stdin, json, jsonfile, sqlite or store", directive.span};
  return source;
}

base::Error cannot_open(const Source& source) {
  return {kNoFile, "cannot open `" + source.path + "`, which `" + source.relation.name + "` reads",
          "", source.directive.span};
}

base::Error cannot_read(const Source& source, const std::string& reason) {
  return {kUnreadable, "`" + source.path + "` cannot be read: " + reason, "",
          source.directive.span};
}

/// The whole of a stream, of the file that it holds when that is compressed.
base::Result<std::string> read_all(const Source& source, std::istream& in) {
  constexpr std::size_t kBlock = std::size_t{1} << 16U;
  std::string text;
  std::error_code unknown;
  const auto size = std::filesystem::file_size(source.path, unknown);
  if (!unknown && size < kMaxBytes) text.reserve(size + kBlock);
  std::size_t read = 0;
  do {
    text.resize(read + kBlock);
    in.read(text.data() + read, kBlock);
    read += static_cast<std::size_t>(in.gcount());
  } while (in);
  text.resize(read);
  if (in.bad()) return cannot_open(source);
  if (is_gzip(text) || source.format.compress) {
    auto content = gunzip(text, kMaxBytes);
    if (!content) return cannot_read(source, content.error().message);
    text = std::move(*content);
  }
  if (text.size() > kMaxBytes) return cannot_read(source, "it has 4 GiB or more");
  return text;
}

base::Result<void> load_text(const Source& source, std::istream& in, base::SourceMap& sources,
                             model::SymbolTable& symbols, FactVisitor visit,
                             base::Diagnostics& diagnostics) {
  auto text = read_all(source, in);
  if (!text) return text.error();
  const auto read = [&](base::SourceMap& texts, std::string kept, FactVisitor take,
                        base::Diagnostics& reports) {
    const auto id = texts.add(source.path, std::move(kept));
    if (source.is_json())
      read_json_facts(source.relation, texts, id, symbols, take, reports);
    else
      read_facts(source.relation, source.format, {texts, id}, symbols, take, reports);
    return id;
  };
  base::SourceMap own;
  base::Diagnostics reports;
  const auto id = read(own, std::move(*text), visit, reports);
  if (reports.all().empty()) return {};
  // Only a text that something is said about is kept, and read once more to say it of that one.
  read(
      sources, std::string{own.at(id).text()}, [](std::span<const model::Value>) {}, diagnostics);
  const std::size_t found = reports.error_count();
  if (found == 0) return {};
  return base::Error{kBadRow,
                     "`" + source.path + "` has " + std::to_string(found) +
                         (found == 1 ? " bad row" : " bad rows"),
                     "", source.directive.span};
}

base::Result<void> load(const Source& source, std::istream& standard_input,
                        base::SourceMap& sources, model::SymbolTable& symbols, FactVisitor visit,
                        base::Diagnostics& diagnostics) {
  if (source.io == "sqlite") {
    const auto read = read_sqlite_facts(source.relation, source.path,
                                        name_of(source.relation, source.directive), symbols, visit);
    if (read) return {};
    auto error = read.error();
    error.span = source.directive.span;
    return error;
  }
  if (source.is_standard_input())
    return load_text(source, standard_input, sources, symbols, visit, diagnostics);
  std::ifstream file{source.path, std::ios::binary};
  if (!file.is_open()) return cannot_open(source);
  return load_text(source, file, sources, symbols, visit, diagnostics);
}

}  // namespace

FactLoader fact_folder(std::string folder, std::istream& standard_input, base::SourceMap& sources,
                       base::Diagnostics& diagnostics) {
  return [folder = std::move(folder), &standard_input, &sources, &diagnostics](
             const rules::Relation& relation, const rules::IoDirective& directive,
             model::SymbolTable& symbols, FactVisitor visit) -> base::Result<void> {
    const auto source = source_of(relation, directive, folder);
    if (!source) return source.error();
    return load(*source, standard_input, sources, symbols, visit, diagnostics);
  };
}

}  // namespace yinguo::evaluation
