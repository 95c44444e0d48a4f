#include "literature/claim_cells.hpp"

#include <algorithm>

#include "base/text.hpp"

#include "literature/claim_columns.hpp"
#include "literature/errors.hpp"

namespace yinguo::literature {
namespace {

/// As it stands in one of the lists, which live as long as the program; empty if it does not.
std::string_view known_name(std::string_view name) {
  const auto* written = std::ranges::find(kClaimColumns, name);
  if (written != kClaimColumns.end()) return *written;
  const auto* other = std::ranges::find(kOtherClaimColumns, name);
  return other == kOtherClaimColumns.end() ? std::string_view{} : *other;
}

}  // namespace

ClaimColumns::ClaimColumns(const ontology::CsvRow& header, ImportFile& file)
    : count_{header.size()} {
  for (std::size_t at = 0; at < header.size(); ++at) {
    const auto typed = base::fold(base::trim(header[at].text));
    const auto name = known_name(mapped(kColumnAliases, typed, typed));
    if (name.empty() && !typed.empty()) file.leave_out(typed);
    if (!name.empty() && !places_.emplace(name, at).second)
      file.error(kImportColumn, header[at].span,
                 "the column `" + std::string{name} + "` is there twice");
  }
}

void ClaimColumns::require_all(base::Span header, ImportFile& file) const {
  const auto lacks = [&](std::string_view name, std::string help) {
    file.error(kImportColumn, header, "the table has no column `" + std::string{name} + "`",
               std::move(help));
  };
  for (const auto* name :
       {"cause", "relation", "effect", "polarity", "paraphrase_zh", "paraphrase_en"}) {
    if (!has(name)) lacks(name, "`yinguo export --format csv` writes all columns");
  }
  if (!has("locators") && !(has("sources") && has("section")))
    lacks("locators", "or `sources`, `section` and `sentence` in its place");
}

const ontology::CsvCell& ClaimColumns::cell(const ontology::CsvRow& row,
                                            std::string_view name) const {
  static const ontology::CsvCell none;
  const auto place = places_.find(name);
  return place == places_.end() || place->second >= row.size() ? none : row[place->second];
}

base::Span ClaimCells::place(std::string_view column) const {
  const auto span = columns_.cell(row_, column).span;
  return span.source == base::SourceId::kNone ? row_.front().span : span;
}

void ClaimCells::mistake(std::string_view column, std::string message, std::string help) const {
  file_.error(kImportValue, place(column), std::move(message), std::move(help));
}

void ClaimCells::needs(std::string_view column) const {
  file_.error(kImportField, place(column), "the claim needs a `" + std::string{column} + "`");
}

void ClaimCells::no_word(std::string_view column, const std::string& typed,
                         std::span<const std::string_view> words) const {
  std::string known;
  for (const auto word : words)
    known += (known.empty() ? "" : ", ") + std::string{word};
  mistake(column, "`" + typed + "` is no word for `" + std::string{column} + "`",
          "one of " + known);
}

}  // namespace yinguo::literature
