#include <algorithm>

#include "base/text.hpp"

#include "literature/escapes.hpp"
#include "literature/exporters.hpp"
#include "literature/ris_words.hpp"
#include "literature/source_fields.hpp"

namespace yinguo::literature {
namespace {

using ontology::Source;

/// One record. A line is a tag, two blanks, a hyphen, a blank and a value without line breaks.
class Record {
 public:
  Record(const Source& source, ontology::Language language, TextStream& out)
      : source_{source}, language_{language}, out_{out} {}

  void write() {
    const auto type = mapped(kRisTypes, source_.type, "GEN");
    line("TY", type);
    line("ID", source_.id);
    for (const auto& person : source_.authors)
      line("AU", inverted_name(person));
    const auto titles = titles_of(source_, language_);
    line("TI", titles.own);
    line("TT", titles.translated);
    if (source_.year) {
      line("PY", std::to_string(*source_.year));
      if (source_.month) line("DA", date_text(issued(source_), "/"));
    }
    for (const auto& [name, text] : source_.fields)
      field(name, text);
    line("LA", source_.language);
    line("N1", note_of(source_, language_));
    if (csl_type_of_ris(type) != source_.type) line(kRisTypeTag, source_.type);
    out_ << "ER  - \r\n";
  }

 private:
  void line(std::string_view tag, std::string_view value) {
    if (!value.empty()) out_ << tag << "  - " << one_line(value) << "\r\n";
  }

  void field(std::string_view name, std::string_view text) {
    if (name == "page") {
      const auto pages = pages_of(source_);
      line("SP", pages.first);
      line("EP", pages.last);
    } else if (name == "accessed") {
      const auto date = parse_date(text);
      line("Y2", date.year ? date_text(date, "/") : std::string{text});
    } else if (name == "keyword") {
      keywords(text);
    } else {
      line(mapped(kRisTags, name, "N1"), text);
    }
  }

  /// A line each; they are separated by commas or semicolons.
  void keywords(std::string_view text) {
    while (!text.empty()) {
      const auto end = std::min(text.find_first_of(",;"), text.size());
      line("KW", base::trim(text.substr(0, end)));
      text.remove_prefix(std::min(end + 1, text.size()));
    }
  }

  const Source& source_;
  ontology::Language language_;
  TextStream& out_;
};

}  // namespace

void write_ris(const Selection& selection, const ExportOptions& options, TextStream& out) {
  for (const auto* source : selection.sources())
    Record{*source, options.language, out}.write();
}

}  // namespace yinguo::literature
