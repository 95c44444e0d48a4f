#pragma once
// Files of other tools, read as parts of an ontology. Nothing is stored.
#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>

#include "base/diagnostic.hpp"
#include "ontology/names.hpp"
#include "ontology/reader.hpp"
#include "ontology/text_encoding.hpp"

namespace yinguo::literature {

class ImportFile;

/// How files are read. A file beyond a limit is refused, never taken in part.
struct ImportOptions {
  std::size_t max_bytes = ontology::kMaxInputBytes;
  std::size_t max_entries = 100'000;
  std::size_t max_depth = 64;                    ///< of JSON
  std::optional<ontology::Encoding> encoding{};  ///< else the likely one
  /// What names in tables of claims stand for; null: for nothing. Must outlive the import.
  const ontology::Names* known = nullptr;
  std::string concept_type{};  ///< of new concepts without one of their own; empty: they need one
};

/// What files hold.
struct Import {
  ontology::Model model;  ///< with places in the files
  std::multimap<std::string, std::size_t, std::less<>> claims_by_link;  ///< by link_of()
  std::set<std::string, std::less<>> claim_ids;
  std::set<std::string, std::less<>> concept_ids;
  std::set<std::string> left_out;  ///< what entries have and sources have no place for, by its name
};

/// One format that is read.
struct ImportFormat {
  std::string_view name;        ///< as export has it
  std::string_view extensions;  ///< ".bib .bibtex", blanks between
  std::string_view en;          ///< what it is, for people
  std::string_view zh;
  void (*read)(ImportFile& file);
  /// Whether a text in UTF-8 looks like it; asked where the file's name does not tell.
  bool (*is_like)(std::string_view text);
};

/// Every format, in the order in which they are listed.
[[nodiscard]] std::span<const ImportFormat> import_formats();

/// Null when there is none of that name.
[[nodiscard]] const ImportFormat* find_import_format(std::string_view name);

/// Appends what a file holds to `import`; reports all its mistakes. Null for `format`: told by the
/// file's name, else by its text. The text of the file is added to `sources`. What was read is fit
/// for use only if nothing was reported as an error. Errors, as diagnostics: YG-L830 to YG-L834,
/// YG-L837, YG-O302, those of tables (YG-P401, YG-P403). Cost: linear in the file; memory that of
/// its text and of what is kept.
void read_import(const ontology::InputFile& file, const ImportFormat* format,
                 const ImportOptions& options, base::SourceMap& sources,
                 base::Diagnostics& diagnostics, Import& import);

}  // namespace yinguo::literature
