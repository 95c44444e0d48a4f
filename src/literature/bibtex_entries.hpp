#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "literature/import_file.hpp"

namespace yinguo::literature {

/// A field of an entry: its value as TeX, without the braces or quotation marks around it.
struct BibtexField {
  std::string name;  ///< in small letters
  std::string tex;
  base::Span span;  ///< of the value
};

struct BibtexEntry {
  std::string type;  ///< in small letters
  std::string key;
  base::Span span;  ///< of the key
  std::vector<BibtexField> fields;
};

/// Reads the entries of a BibTeX file one after the other: strings and months are put in, values
/// that `#` joins are joined, comments and preambles passed over. What is malformed is reported,
/// and reading goes on with the next line that begins with `@`.
class BibtexEntries {
 public:
  explicit BibtexEntries(ImportFile& file) : file_{file}, text_{file.text()} {}

  /// The next entry that is well-formed; nothing at the end of the file.
  [[nodiscard]] std::optional<BibtexEntry> next();

 private:
  struct Value {
    std::string tex;
    base::Span span;
  };

  [[nodiscard]] bool fail(std::size_t at, std::string_view expected);
  void recover();
  void skip_blanks();
  [[nodiscard]] bool take(char c);
  [[nodiscard]] std::string_view name();
  [[nodiscard]] bool is_opening() const;
  [[nodiscard]] std::optional<std::string_view> group(char close);
  [[nodiscard]] bool command(std::string_view type, char close, BibtexEntry& out, bool& is_entry);
  [[nodiscard]] bool entry(char close, BibtexEntry& out);
  [[nodiscard]] bool field(BibtexEntry& out);
  [[nodiscard]] bool string(char close);
  [[nodiscard]] std::optional<Value> value();
  [[nodiscard]] bool piece(std::string& tex);
  void put_string(std::size_t begin, std::string_view name, std::string& tex);

  ImportFile& file_;
  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t mistakes_ = 0;
  std::unordered_map<std::string, std::string> strings_;  ///< by name in small letters
};

}  // namespace yinguo::literature
