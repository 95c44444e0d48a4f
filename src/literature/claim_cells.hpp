#pragma once
#include <map>
#include <string>
#include <string_view>

#include "ontology/csv.hpp"
#include "ontology/vocabulary.hpp"

#include "literature/import_file.hpp"

namespace yinguo::literature {

/// Where the columns of a table of claims stand (claim_columns.hpp).
class ClaimColumns {
 public:
  /// Reports columns that are there twice (YG-L837), and names those that are not known as left
  /// out.
  ClaimColumns(const ontology::CsvRow& header, ImportFile& file);

  /// Reports the columns that a claim cannot do without and that are not there.
  void require_all(base::Span header, ImportFile& file) const;

  [[nodiscard]] bool has(std::string_view name) const { return places_.contains(name); }

  [[nodiscard]] std::size_t count() const noexcept { return count_; }

  /// The cell of a column, as it stands; one without text and place where there is none.
  [[nodiscard]] const ontology::CsvCell& cell(const ontology::CsvRow& row,
                                              std::string_view name) const;

 private:
  std::size_t count_;
  std::map<std::string_view, std::size_t> places_;
};

/// The cells of one row by the names of their columns, and the ways to report them.
///
/// Lifetime: refers to all that it is made of.
class ClaimCells {
 public:
  ClaimCells(const ClaimColumns& columns, const ontology::CsvRow& row, ImportFile& file)
      : columns_{columns}, row_{row}, file_{file} {}

  /// The cell's text on one line.
  [[nodiscard]] std::string text(std::string_view column) const {
    return clean_text(columns_.cell(row_, column).text);
  }

  /// Where the cell stands; where there is none, the row.
  [[nodiscard]] base::Span place(std::string_view column) const;

  void mistake(std::string_view column, std::string message, std::string help = {}) const;

  /// Says that the claim needs a text there.
  void needs(std::string_view column) const;

  /// The value that a word stands for; the first, and a report, where it stands for none.
  template <class E>
  [[nodiscard]] E word(std::string_view column, const std::string& typed) const {
    const auto value = ontology::try_parse_word<E>(typed);
    if (!value) no_word(column, typed, ontology::words_of<E>());
    return value.value_or(E{});
  }

 private:
  void no_word(std::string_view column, const std::string& typed,
               std::span<const std::string_view> words) const;

  const ClaimColumns& columns_;
  const ontology::CsvRow& row_;
  ImportFile& file_;
};

}  // namespace yinguo::literature
