#pragma once
// What bibliographies ask of a source.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "ontology/model.hpp"

namespace yinguo::literature {

/// The CSL field `name`; empty when the source has none.
[[nodiscard]] std::string_view field_of(const ontology::Source& source, std::string_view name);

/// The language a source is in: the one it states, else that of its only title, else `otherwise`.
[[nodiscard]] ontology::Language language_of(const ontology::Source& source,
                                             ontology::Language otherwise);

/// The language of a text by the language that its source states; else, and where that is neither
/// Chinese nor English, by whether it has Chinese characters.
[[nodiscard]] ontology::Language text_language(std::string_view stated, std::string_view text);

/// The title in the source's own language, and, if there is one, its translation.
struct Titles {
  std::string_view own;
  std::string_view translated;
};

[[nodiscard]] Titles titles_of(const ontology::Source& source, ontology::Language otherwise);

/// The note in `language`, else in the other.
[[nodiscard]] std::string_view note_of(const ontology::Source& source, ontology::Language language);

/// Whether `text` has a Chinese character.
[[nodiscard]] bool is_chinese(std::string_view text);

/// "Green, Ada"; "张三" for a name in Chinese; a literal one as it is.
[[nodiscard]] std::string inverted_name(const ontology::Person& person);

/// The authors' inverted names, with `separator` between them.
[[nodiscard]] std::string author_list(const ontology::Source& source, std::string_view separator);

/// A date as far as it is known.
struct PartialDate {
  std::optional<std::int32_t> year{};
  std::optional<std::int32_t> month{};
  std::optional<std::int32_t> day{};
};

[[nodiscard]] PartialDate issued(const ontology::Source& source);

/// Reads "2024", "2024-05" or "2024-05-06"; nothing of the sort: no year.
[[nodiscard]] PartialDate parse_date(std::string_view text);

/// "2024-05-06", with `separator` in place of "-", as far as it is known.
[[nodiscard]] std::string date_text(const PartialDate& date, std::string_view separator = "-");

/// The pages of "12-34" or "12–34"; of another form the whole as the first.
struct Pages {
  std::string_view first;
  std::string_view last;
};

[[nodiscard]] Pages pages_of(const ontology::Source& source);

}  // namespace yinguo::literature
