#include "literature/import.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "base/text.hpp"
#include "ontology/errors.hpp"

#include "literature/errors.hpp"
#include "literature/importers.hpp"

namespace yinguo::literature {
namespace {

/// Without blanks and blank lines before it.
std::string_view beginning(std::string_view text) {
  return text.substr(std::min(text.find_first_not_of(" \t\r\n"), text.size()));
}

bool is_like_json(std::string_view text) {
  const auto begin = beginning(text);
  return begin.starts_with('[') || begin.starts_with('{');
}

bool is_like_jsonld(std::string_view text) {
  return is_like_json(text) && (text.find("\"@context\"") != std::string_view::npos ||
                                text.find("\"@id\"") != std::string_view::npos);
}

bool has_line_with(std::string_view text, std::string_view start) {
  for (auto at = text.find(start); at != std::string_view::npos; at = text.find(start, at + 1)) {
    if (at == 0 || text[at - 1] == '\n' || text[at - 1] == '\r') return true;
  }
  return false;
}

bool is_like_turtle(std::string_view text) {
  return has_line_with(text, "@prefix ") || has_line_with(text, "PREFIX ");
}

bool is_like_graphml(std::string_view text) {
  return beginning(text).starts_with('<') && text.find("<graphml") != std::string_view::npos;
}

bool is_like_bibtex(std::string_view text) {
  return has_line_with(text, "@") && text.find('{') != std::string_view::npos;
}

bool is_like_ris(std::string_view text) {
  return has_line_with(text, "TY  - ");
}

bool is_like_claim_table(std::string_view text) {
  auto table = beginning(text);
  if (table.starts_with("sep=")) table = beginning(table.substr(std::string_view{"sep=;"}.size()));
  const auto line = base::fold(table.substr(0, table.find_first_of("\r\n")));
  return (line.find("cause") != std::string::npos && line.find("effect") != std::string::npos) ||
         (line.find("原因") != std::string::npos && line.find("关系") != std::string::npos);
}

constexpr std::array kFormats{
    ImportFormat{"turtle", ".ttl .nt", "sources, concepts and claims, as export writes them; SKOS",
                 "文献来源、概念与主张，如 export 所写；SKOS 概念", read_turtle, is_like_turtle},
    ImportFormat{"jsonld", ".jsonld", "the same in JSON", "同上，JSON 形式", read_jsonld,
                 is_like_jsonld},
    ImportFormat{"graphml", ".graphml", "the same as a graph", "同上，图的形式", read_graphml,
                 is_like_graphml},
    ImportFormat{"csl-json", ".json", "sources, from Zotero and other CSL processors",
                 "文献来源，出自 Zotero 等 CSL 工具", read_csl_json, is_like_json},
    ImportFormat{"ris", ".ris", "sources, from EndNote, NoteExpress, CNKI and other managers",
                 "文献来源，出自 EndNote、NoteExpress、知网等", read_ris, is_like_ris},
    ImportFormat{"bibtex", ".bib .bibtex", "sources, from LaTeX", "文献来源，出自 LaTeX",
                 read_bibtex, is_like_bibtex},
    ImportFormat{"csv", ".csv .tsv", "claims, a row a claim, as export writes them",
                 "主张一览表，一行一条，如 export 所写", read_claim_table, is_like_claim_table},
};

const ImportFormat* format_of(std::string_view name, std::string_view text) {
  const auto dot = name.find_last_of("./");
  const auto extension = dot == std::string_view::npos || name[dot] != '.'
                             ? std::string{}
                             : base::fold(name.substr(dot));
  for (const auto& format : kFormats) {
    if (!extension.empty() &&
        (" " + std::string{format.extensions} + " ").find(" " + extension + " ") !=
            std::string::npos)
      return &format;
  }
  const auto* found = std::ranges::find_if(
      kFormats, [&](const ImportFormat& format) { return format.is_like(text); });
  return found == kFormats.end() ? nullptr : found;
}

void refuse(const base::ErrorCode& code, base::SourceId id, std::string message, std::string help,
            base::Diagnostics& diagnostics) {
  diagnostics.report({.code = code,
                      .span = {id, 0, 0},
                      .message = std::move(message),
                      .labels = {},
                      .note = {},
                      .help = std::move(help)});
}

}  // namespace

std::span<const ImportFormat> import_formats() {
  return kFormats;
}

const ImportFormat* find_import_format(std::string_view name) {
  const auto* found = std::ranges::find(kFormats, name, &ImportFormat::name);
  return found == kFormats.end() ? nullptr : found;
}

void read_import(const ontology::InputFile& file, const ImportFormat* format,
                 const ImportOptions& options, base::SourceMap& sources,
                 base::Diagnostics& diagnostics, Import& import) {
  const auto encoding = options.encoding.value_or(ontology::likely_encoding(file.bytes));
  const bool is_default = !options.encoding && encoding == ontology::Encoding::kGb18030;
  auto text = is_default ? ontology::to_utf8(file.bytes) : ontology::to_utf8(file.bytes, encoding);
  if (!text) {
    refuse(ontology::kBadEncoding, sources.add(file.name, {}), text.error().message,
           text.error().help, diagnostics);
    return;
  }
  const auto id = sources.add(file.name, std::move(*text));
  if (format == nullptr) format = format_of(file.name, sources.at(id).text());
  if (format == nullptr) {
    refuse(kImportFormat, id, "neither the name nor the text tells the format",
           "`--from` names it; `yinguo import` lists the formats", diagnostics);
    return;
  }
  ImportFile entries{id, sources, options, import, diagnostics};
  if (encoding == ontology::Encoding::kWindows1252 && !options.encoding) {
    entries.warn(entries.span(0, 0), "the text is not in UTF-8 and is read as Windows-1252",
                 "`--encoding gb18030` reads it as Chinese; best save it as UTF-8");
  }
  const auto before = diagnostics.error_count();
  format->read(entries);
  if (entries.entry_count() == 0 && diagnostics.error_count() == before) {
    refuse(kImportSyntax, id, "the file has no entries of the format " + std::string{format->name},
           "`--from` names another format", diagnostics);
  }
}

}  // namespace yinguo::literature
