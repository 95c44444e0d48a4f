#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.hpp"

#include "literature/import.hpp"

namespace yinguo::literature {

/// A file that is being read: its text, where its entries go, and the ways to report.
class ImportFile {
 public:
  ImportFile(base::SourceId id, base::SourceMap& sources, const ImportOptions& options,
             Import& import, base::Diagnostics& diagnostics)
      : id_{id},
        sources_{sources},
        text_{sources.at(id).text()},
        options_{options},
        import_{import},
        diagnostics_{diagnostics} {}

  /// A text inside this file, as a file of its own called by this one's name and `part`.
  [[nodiscard]] ImportFile inner(std::string_view part, std::string text) const;

  [[nodiscard]] std::string_view text() const noexcept { return text_; }

  [[nodiscard]] const ImportOptions& options() const noexcept { return options_; }

  [[nodiscard]] base::Span span(std::size_t begin, std::size_t end) const {
    return {id_, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
  }

  void error(const base::ErrorCode& code, base::Span span, std::string message,
             std::string help = {});
  void warn(base::Span span, std::string message, std::string help = {});

  /// Says that entries have what sources have no place for.
  void leave_out(std::string_view name);

  /// Takes a source whose span is that of its entry. Its id is made of `key`, or where there is
  /// none of what it is. Reports a source without a title. False when there are too many.
  bool add(ontology::Source source, std::string_view key);

  /// The same for a claim, a concept or an alignment, whose ids are to be some already.
  bool add(ontology::Claim claim);
  bool add(ontology::Concept node);
  bool add(ontology::Alignment alignment);

  /// Whether this file or one before it has the concept, the claim.
  [[nodiscard]] bool has_concept(std::string_view id) const {
    return import_.concept_ids.contains(id);
  }

  [[nodiscard]] bool has_claim(std::string_view id) const { return import_.claim_ids.contains(id); }

  /// Those between the same concepts (link_of).
  [[nodiscard]] std::vector<const ontology::Claim*> claims_of(std::string_view link) const;

  [[nodiscard]] base::Diagnostics& diagnostics() noexcept { return diagnostics_; }

  [[nodiscard]] base::SourceId id() const noexcept { return id_; }

  /// Counts the entries of an inner file as of this one.
  void count(const ImportFile& inner) noexcept { entry_count_ += inner.entry_count_; }

  [[nodiscard]] std::size_t entry_count() const noexcept { return entry_count_; }

 private:
  [[nodiscard]] bool has_room(base::Span span);
  void check_id(const std::string& id, base::Span span);

  base::SourceId id_;
  base::SourceMap& sources_;
  std::string_view text_;
  const ImportOptions& options_;
  Import& import_;
  base::Diagnostics& diagnostics_;
  std::size_t entry_count_ = 0;
};

/// One line, each run of blanks as one, none at the ends: as XML keeps a text.
[[nodiscard]] std::string clean_text(std::string_view text);

/// Sets the title in the source's own language, which must be set before, and its translation.
void set_titles(std::string_view own, std::string_view translated, ontology::Source& source);

/// Adds to the note in the language that it is in.
void add_note(std::string_view text, ontology::Source& source);

enum class FieldSetting {
  kSet,
  kSame,   ///< it had this value
  kOther,  ///< it had another value, which stays
};

/// Sets one of ontology::kSourceFields, unless the text is blank.
FieldSetting set_field(std::string_view name, std::string_view text, ontology::Source& source);

/// Sets the date of issue as far as it is known; parts that are blank or zero are not. False if
/// something else of it cannot be one; what stands before that is set.
[[nodiscard]] bool set_issued(const std::vector<std::string>& parts, ontology::Source& source);

/// That of a date all is left out, or what follows the year or month that `dated` has.
[[nodiscard]] std::string not_understood(std::string_view date, const ontology::Source& dated);

/// The names of a line: of one in Chinese alone, those between `;` or full-width signs; else one.
[[nodiscard]] std::vector<std::string_view> split_names(std::string_view text);

/// The numbers of a date such as "2020-05-06", "2020/5" or "2020年5月", as they are written; of a
/// range "2020-05/2021-06" those of the first; else the whole.
[[nodiscard]] std::vector<std::string> numbers_of_date(std::string_view date);

/// "zh" for "Chinese" and the like, "en" for "English"; another name as it is.
[[nodiscard]] std::string language_tag(std::string_view name);

/// What claims of the same cause, relation and effect have in common.
[[nodiscard]] std::string link_of(const ontology::Claim& claim);

/// An id of the format made of the key of an entry: the key itself where it is one. Keys that
/// differ in more than case and punctuation have different ids. Empty if the key is.
[[nodiscard]] std::string id_of_key(std::string_view key);

/// An id for a source without a key, made of its first author, year, and DOI or title: the same in
/// whichever file it stands.
[[nodiscard]] std::string id_of_source(const ontology::Source& source);

}  // namespace yinguo::literature
