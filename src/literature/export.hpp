#pragma once
#include <array>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ontology/vocabulary.hpp"

#include "literature/selection.hpp"
#include "literature/sentences.hpp"
#include "literature/text_stream.hpp"

namespace yinguo::literature {

struct ExportOptions {
  ontology::Language language = ontology::Language::kEn;  ///< where a format has one label
  std::string_view edition{};        ///< one of ExportFormat::editions; empty: the first
  bool byte_order_mark = false;      ///< before tables, for spreadsheets that take UTF-8 by it
  std::string_view copy_of{};        ///< the source that `copy` is of
  const SourceText* copy = nullptr;  ///< the user's own copy of a source
};

/// Takes a file of a format that is a directory: its path below it, with `/` between names, and its
/// text. False when no more is wanted.
using FileSink = base::FunctionRef<bool(std::string_view path, std::string_view text)>;

/// One format that a selection can be written in.
struct ExportFormat {
  std::string_view name;
  std::string_view extension;  ///< of files in it; empty: it is a directory
  std::string_view en;         ///< what it is, for people
  std::string_view zh;
  /// Null where it is a directory.
  void (*write)(const Selection& selection, const ExportOptions& options, TextStream& out);
  /// The format has no place for a claim's status: unless they are asked for, claims that are not
  /// active are better left out.
  bool only_active = false;
  /// Ids of claims that the format cannot hold together with others; null: it holds all.
  std::vector<std::string> (*left_out)(const Selection& selection) = nullptr;
  /// In place of `write` where it is a directory.
  void (*write_files)(const Selection& selection, const ExportOptions& options,
                      FileSink sink) = nullptr;
  bool takes_copy = false;  ///< of a source, to quote from
  /// Of the format itself, the usual one first; none where there is but one.
  std::array<std::string_view, 2> editions{};
};

/// Every format, in the order in which they are listed.
[[nodiscard]] std::span<const ExportFormat> export_formats();

/// Null when there is none of that name.
[[nodiscard]] const ExportFormat* find_export_format(std::string_view name);

}  // namespace yinguo::literature
