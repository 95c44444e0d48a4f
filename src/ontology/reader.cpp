#include "ontology/reader.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <system_error>
#include <utility>

#include "ontology/errors.hpp"
#include "ontology/text_encoding.hpp"
#include "ontology/xml_document.hpp"
#include "ontology/xml_sections.hpp"

namespace yinguo::ontology {
namespace {

constexpr std::string_view kNamespace = "urn:yinguo:ontology:1";
constexpr std::string_view kVersion = "1";

base::Error unreadable(const std::filesystem::path& path, std::string reason) {
  return {kUnreadableFile, "cannot read `" + path.string() + "`: " + std::move(reason),
          "check the path, and that you may read what is there"};
}

bool check_root(const XmlElement& root, XmlFields& fields) {
  if (root.name() != "ontology") {
    fields.report(kNotOntology, root.span(),
                  "the root element is `" + std::string{root.name()} + "`, not `ontology`");
    return false;
  }
  fields.only(root, {"xmlns", "id", "version"});
  const auto space = optional_attribute(root, "xmlns");
  if (space.id != kNamespace) {
    fields.report(kNotOntology, space.span, "the namespace is not `urn:yinguo:ontology:1`", {},
                  "write `<ontology xmlns=\"urn:yinguo:ontology:1\" id=\"…\" version=\"1\">`");
    return false;
  }
  const auto version = fields.required(root, "version");
  if (!version.id.empty() && version.id != kVersion) {
    fields.report(kNotOntology, version.span,
                  "format version `" + version.id + "` is not known; this reader knows 1");
    return false;
  }
  (void)fields.id(root);
  return true;
}

void read_root(const XmlElement& root, XmlFields& fields, Model& model) {
  fields.children(root,
                  {{"schema", [&](const XmlElement& e) { read_schema(e, fields, model); }},
                   {"sources", [&](const XmlElement& e) { read_sources(e, fields, model); }},
                   {"concepts", [&](const XmlElement& e) { read_concepts(e, fields, model); }},
                   {"claims", [&](const XmlElement& e) { read_claims(e, fields, model); }},
                   {"sentences", [&](const XmlElement& e) { read_sentences(e, fields, model); }},
                   {"alignments", [&](const XmlElement& e) { read_alignments(e, fields, model); }},
                   {"units", [&](const XmlElement& e) { read_units(e, fields, model); }},
                   {"indicators", [&](const XmlElement& e) { read_indicators(e, fields, model); }},
                   {"regions", [&](const XmlElement& e) { read_regions(e, fields, model); }}});
}

/// Says of the concepts from `first` on in whose file they stand: `paper` for `paper.concepts`.
void set_ontology(std::string_view file_id, std::size_t first, Model& model) {
  for (auto i = first; i < model.concepts.size(); ++i)
    model.concepts[i].ontology = file_id.substr(0, file_id.find('.'));
}

/// Reads one file; remembers its ontology id in `ids`, which no two files may share.
void read_file(const InputFile& file, base::SourceMap& sources, base::Diagnostics& diagnostics,
               const XmlLimits& limits, std::vector<Ref>& ids, Model& model) {
  XmlFields fields{diagnostics};
  if (file.bytes.size() > 2 * limits.max_bytes) {  // UTF-16 takes up to twice the bytes of UTF-8
    const auto source = sources.add(file.name, {});
    fields.report(kReaderLimit, {source, 0, 0},
                  "the file has " + std::to_string(file.bytes.size()) + " bytes");
    return;
  }
  auto text = xml_to_utf8(file.bytes);
  if (!text) {
    const auto source = sources.add(file.name, file.bytes);
    const auto& error = text.error();
    fields.report(kBadEncoding, {source, error.span.begin, error.span.end}, error.message, {},
                  error.help);
    return;
  }
  const auto source = sources.add(file.name, std::move(*text));
  const auto document = XmlDocument::parse(source, sources.at(source).text(), limits, diagnostics);
  if (!document || !check_root(document->root(), fields)) return;
  auto id = optional_attribute(document->root(), "id");
  const auto first = model.concepts.size();
  read_root(document->root(), fields, model);
  set_ontology(id.id, first, model);
  if (!id.id.empty()) ids.push_back(std::move(id));
}

void check_file_ids(const std::vector<Ref>& ids, base::Diagnostics& diagnostics) {
  for (auto id = ids.begin(); id != ids.end(); ++id) {
    const auto first = std::find_if(ids.begin(), id, [&](const Ref& r) { return r.id == id->id; });
    if (first == id) continue;
    diagnostics.report({.code = kDuplicateId,
                        .span = id->span,
                        .message = "two files have the ontology id `" + id->id + "`",
                        .labels = {{first->span, "first here"}},
                        .note = {},
                        .help = {}});
  }
}

}  // namespace

base::Result<InputFile> read_input_file(const std::filesystem::path& path, std::size_t max_bytes) {
  std::error_code error;
  if (std::filesystem::is_directory(path, error)) return unreadable(path, "it is a folder");
  std::ifstream in{path, std::ios::binary};
  if (!in) return unreadable(path, std::strerror(errno));  // NOLINT(concurrency-mt-unsafe)
  return read_input_stream(in, path.string(), max_bytes);
}

base::Result<InputFile> read_input_stream(std::istream& in, const std::string& name,
                                          std::size_t max_bytes) {
  InputFile file{name, {}};
  constexpr std::size_t kBlock = std::size_t{64} << 10U;
  std::string block(kBlock, '\0');
  while (in.read(block.data(), static_cast<std::streamsize>(kBlock)) || in.gcount() > 0) {
    file.bytes.append(block, 0, static_cast<std::size_t>(in.gcount()));
    if (file.bytes.size() > max_bytes) {
      return base::Error{
          kUnreadableFile,
          "`" + name + "` is too large: it has more than " + std::to_string(max_bytes) + " bytes",
          "split it, or raise --max-bytes where the command has it"};
    }
  }
  if (in.bad()) return unreadable(name, "reading failed");
  return file;
}

base::Result<std::vector<std::filesystem::path>> find_input_files(
    const std::filesystem::path& folder, std::string_view extension) {
  std::vector<std::filesystem::path> paths;
  std::error_code error;
  auto entry = std::filesystem::recursive_directory_iterator{folder, error};
  for (; !error && entry != std::filesystem::recursive_directory_iterator{};
       entry.increment(error)) {
    if (entry->path().extension() != extension) continue;
    // What is not read must not pass for what is not there: a link to nothing, a pipe.
    const auto status = entry->status(error);
    if (status.type() == std::filesystem::file_type::not_found)
      return unreadable(entry->path(), error.message());
    if (std::filesystem::is_directory(status)) continue;
    if (!std::filesystem::is_regular_file(status))
      return unreadable(entry->path(), "it is no regular file");
    paths.push_back(entry->path());
  }
  if (error) return unreadable(folder, error.message());
  std::sort(paths.begin(), paths.end());
  return paths;
}

Model read_files(std::span<const InputFile> files, base::SourceMap& sources,
                 base::Diagnostics& diagnostics, const XmlLimits& limits) {
  Model model;
  std::vector<Ref> ids;
  for (const auto& file : files)
    read_file(file, sources, diagnostics, limits, ids, model);
  check_file_ids(ids, diagnostics);
  check_model(model, diagnostics);
  return model;
}

}  // namespace yinguo::ontology
