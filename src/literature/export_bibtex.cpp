#include "literature/bibtex_words.hpp"
#include "literature/escapes.hpp"
#include "literature/exporters.hpp"
#include "literature/source_fields.hpp"

namespace yinguo::literature {
namespace {

using ontology::Source;

std::string_view entry_type(const Source& source) {
  return mapped(kBibtexTypes, source.type, "misc");
}

std::string_view field_name(std::string_view entry, std::string_view field) {
  if (field == "container-title") return entry == "article" ? "journal" : "booktitle";
  if (field == "issue") return entry == "article" ? "number" : "issue";
  if (field == "number") return entry == "article" ? "eid" : "number";
  if (field == "publisher") {
    if (entry == "phdthesis") return "school";
    return entry == "techreport" ? "institution" : "publisher";
  }
  return mapped(kBibtexFields, field);
}

/// Whether a name needs no braces to be taken for a family name.
bool is_one_word(std::string_view name) {
  return name.find_first_of(" ,") == std::string_view::npos && name != "and" && name != "others";
}

/// A literal name stands in braces of its own, so that it is not split at "and" or commas.
std::string author(const ontology::Person& person) {
  if (!person.literal.empty()) return "{" + tex_text(person.literal) + "}";
  if (!person.given.empty())
    return "{" + tex_text(person.family) + "}, {" + tex_text(person.given) + "}";
  return is_one_word(person.family) ? tex_text(person.family) : "{" + tex_text(person.family) + "}";
}

class Entry {
 public:
  Entry(const Source& source, ontology::Language language, TextStream& out)
      : source_{source}, language_{language}, type_{entry_type(source)}, out_{out} {}

  void write() {
    out_ << "@" << type_ << "{" << source_.id;
    put("author", authors());
    const auto titles = titles_of(source_, language_);
    put("title", tex_text(titles.own));
    put("titleaddon", tex_text(titles.translated));
    if (source_.year) put("year", std::to_string(*source_.year));
    if (source_.month) out_ << ",\n  month = " << kMonths[month()];
    if (source_.day) put("day", std::to_string(*source_.day));
    for (const auto& [name, text] : source_.fields)
      put_field(name, text);
    if (mapped(kTypesOfEntries, type_) != source_.type) put(kEntrySubtype, tex_text(source_.type));
    put("language", source_.language);
    put("note", tex_text(note_of(source_, language_)));
    out_ << "\n}\n";
  }

 private:
  [[nodiscard]] std::size_t month() const { return static_cast<std::size_t>(*source_.month - 1); }

  [[nodiscard]] std::string authors() const {
    std::string all;
    for (const auto& person : source_.authors)
      all += (all.empty() ? "" : " and ") + author(person);
    return all;
  }

  void put(std::string_view name, std::string_view value) {
    if (!value.empty()) out_ << ",\n  " << name << " = {" << value << "}";
  }

  void put_field(std::string_view name, const std::string& text) {
    if (name == "page") {
      const auto pages = pages_of(source_);
      put("pages", pages.last.empty() ? tex_text(pages.first)
                                      : tex_text(pages.first) + "--" + tex_text(pages.last));
      return;
    }
    const bool is_verbatim = name == "doi" || name == "url";
    put(field_name(type_, name), is_verbatim ? tex_verbatim(text) : tex_text(text));
  }

  const Source& source_;
  ontology::Language language_;
  std::string_view type_;
  TextStream& out_;
};

}  // namespace

void write_bibtex(const Selection& selection, const ExportOptions& options, TextStream& out) {
  bool is_first = true;
  for (const auto* source : selection.sources()) {
    if (!is_first) out << "\n";
    is_first = false;
    Entry{*source, options.language, out}.write();
  }
}

}  // namespace yinguo::literature
