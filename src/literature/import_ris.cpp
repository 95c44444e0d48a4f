#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "base/text.hpp"
#include "ontology/source_words.hpp"
#include "ontology/xml_fields.hpp"

#include "literature/errors.hpp"
#include "literature/importers.hpp"
#include "literature/ris_words.hpp"
#include "literature/source_fields.hpp"

namespace yinguo::literature {
namespace {

using ontology::Person;
using ontology::Source;

/// Fields by tags that export does not write.
constexpr std::array kOtherTags{
    WordPair{"JO", "container-title"}, WordPair{"JF", "container-title"},
    WordPair{"BT", "container-title"}, WordPair{"JA", "container-title"},
    WordPair{"J2", "container-title"}, WordPair{"PP", "publisher-place"},
    WordPair{"CP", "issue"},           WordPair{"AN", "citation-label"},
};

/// Whether a number of SN is that of a periodical: eight digits, of which the last may be X.
bool is_issn(std::string_view text) {
  const auto digits = std::ranges::count_if(
      text, [](char c) { return (c >= '0' && c <= '9') || c == 'X' || c == 'x'; });
  return digits == 8;
}

std::string_view field_of_tag(std::string_view tag, std::string_view text, std::string_view type) {
  if (tag == "SN") return is_issn(text) ? "issn" : "isbn";
  if (tag == "ET") return type == "software" || type == "dataset" ? "version" : "edition";
  for (const auto& [field, known] : kRisTags) {
    if (known == tag) return field;
  }
  return mapped(kOtherTags, tag);
}

/// "Green, Ada" or "King, Martin, Jr."; a name without a comma is not to be split.
Person person_of(std::string_view name) {
  const auto comma = name.find(',');
  auto family = clean_text(name.substr(0, comma));
  if (comma == std::string_view::npos || family.empty()) return {{}, {}, clean_text(name)};
  return {std::move(family), clean_text(name.substr(comma + 1)), {}};
}

/// "2020/05/06/", "2020///spring", as far as there are numbers; or a date with hyphens.
std::vector<std::string> date_parts(std::string_view text) {
  if (text.find('/') == std::string_view::npos) return numbers_of_date(text);
  std::vector<std::string> parts;
  for (std::size_t i = 0; i < 3; ++i) {
    const auto end = std::min(text.find('/'), text.size());
    if (end == 0) break;
    parts.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return parts;
}

struct Line {
  std::string tag;
  std::string text;
  base::Span span;
};

class Record {
 public:
  explicit Record(ImportFile& file) : file_{file} {}

  /// False when no more entries are taken. Requires: the first line is the type.
  bool read(const std::vector<Line>& lines) {
    source_.span = lines.front().span;
    read_type(lines);
    for (const auto& line : lines)
      read_line(line);
    read_date();
    set_titles(title_, translated_, source_);
    return file_.add(std::move(source_), key_);
  }

 private:
  void read_type(const std::vector<Line>& lines) {
    const auto& type = lines.front();
    source_.type = csl_type_of_ris(type.text);
    if (source_.type.empty()) {
      file_.warn(type.span, "`" + type.text +
                                "` is no type of reference; the entry is taken for a `document`");
      source_.type = "document";
    }
    for (const auto& line : lines) {
      if (line.tag == kRisTypeTag && ontology::is_csl_type(line.text)) source_.type = line.text;
    }
  }

  void read_line(const Line& line) {
    const auto& [tag, text, span] = line;
    if (tag == "TY" || (tag == kRisTypeTag && text == source_.type)) return;
    if (tag == "ID")
      key_ = text;
    else if (tag == "AU" || tag == "A1")
      source_.authors.push_back(person_of(text));
    else if (tag == "TI" || tag == "T1")
      set_once(title_, line);
    else if (tag == "TT")
      set_once(translated_, line);
    else if (tag == "LA")
      source_.language = language_tag(text);
    else if (tag == "N1")
      add_note(text, source_);
    else if (tag == "SP" || tag == "EP")
      read_page(line);
    else
      read_dates_and_fields(line);
  }

  void read_dates_and_fields(const Line& line) {
    if (line.tag == "PY" || line.tag == "Y1")
      year_ = &line;
    else if (line.tag == "DA")
      date_ = &line;
    else if (line.tag == "Y2")
      read_accessed(line);
    else if (line.tag == "KW")
      add_keyword(line.text);
    else
      read_field(line);
  }

  void read_field(const Line& line) {
    const auto field = field_of_tag(line.tag, line.text, source_.type);
    if (field.empty() || set_field(field, line.text, source_) == FieldSetting::kOther)
      file_.leave_out(line.tag);
  }

  void set_once(std::string& value, const Line& line) {
    if (value.empty())
      value = clean_text(line.text);
    else
      file_.leave_out(line.tag);
  }

  /// The field stands where its first line does.
  void read_page(const Line& line) {
    if (line.tag == "SP" && field_of(source_, "page").empty()) {
      (void)set_field("page", line.text, source_);
    } else if (line.tag == "EP") {
      join("page", "-", line.text);
    } else {
      file_.leave_out(line.tag);
    }
  }

  void add_keyword(std::string_view text) { join("keyword", "; ", text); }

  void join(std::string_view name, std::string_view between, std::string_view text) {
    const auto found = std::ranges::find_if(source_.fields,
                                            [&](const auto& field) { return field.first == name; });
    if (found == source_.fields.end())
      (void)set_field(name, text, source_);
    else
      found->second += std::string{between} + clean_text(text);
  }

  void read_accessed(const Line& line) {
    Source dated;
    const bool is_date = set_issued(date_parts(line.text), dated);
    (void)set_field("accessed", is_date ? date_text(issued(dated)) : line.text, source_);
  }

  /// The year, and of the date what is more exact.
  void read_date() {
    if (year_ != nullptr && !set_issued(date_parts(year_->text), source_)) not_understood(*year_);
    if (date_ == nullptr) return;
    Source dated;
    if (!set_issued(date_parts(date_->text), dated)) return not_understood(*date_);
    if (source_.year && source_.year != dated.year) return file_.leave_out("DA");
    (void)set_issued(date_parts(date_->text), source_);
  }

  void not_understood(const Line& line) {
    file_.warn(line.span, "the date `" + line.text + "` is not understood and is left out",
               "`" + line.tag + "  - 2020/05/06`");
  }

  ImportFile& file_;
  Source source_;
  std::string key_;
  std::string title_;
  std::string translated_;
  const Line* year_ = nullptr;
  const Line* date_ = nullptr;
};

class Reader {
 public:
  explicit Reader(ImportFile& file) : file_{file}, text_{file.text()} {}

  void run() {
    while (at_ < text_.size() && !is_full_)
      read_line();
    if (!lines_.empty() && !is_full_) unfinished();
  }

 private:
  /// A tag is two capital letters or digits, up to two blanks, a hyphen, and a blank or nothing.
  static std::size_t length_of_tag(std::string_view line) {
    const auto is_tag = [](char c) { return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); };
    if (line.size() < 3 || !is_tag(line[0]) || !is_tag(line[1]) || line[2] != ' ') return 0;
    const auto hyphen = line.find_first_not_of(' ', 2);
    if (hyphen > 4 || line[hyphen] != '-') return 0;  // or there is none
    if (hyphen + 1 == line.size()) return line.size();
    return line[hyphen + 1] == ' ' ? hyphen + 2 : 0;
  }

  void read_line() {
    const auto begin = at_;
    const auto end = std::min(text_.find_first_of("\r\n", at_), text_.size());
    at_ = end + (text_.substr(end).starts_with("\r\n") ? 2U : 1U);
    const auto line = text_.substr(begin, end - begin);
    const auto span = file_.span(begin, end);
    if (const auto length = length_of_tag(line); length > 0)
      take({std::string{line.substr(0, 2)}, clean_text(line.substr(length)), span});
    else if (!base::trim(line).empty())
      go_on(line, span);
  }

  void take(Line line) {
    if (line.tag == "ER") {
      if (lines_.empty())
        file_.error(kImportSyntax, line.span, "`ER` ends a record that did not begin");
      else
        is_full_ = !Record{file_}.read(lines_);
      lines_.clear();
    } else if (line.tag == "TY") {
      if (!lines_.empty()) unfinished();
      lines_.clear();
      lines_.push_back(std::move(line));
    } else if (lines_.empty()) {
      file_.error(kImportSyntax, line.span, "`" + line.tag + "` stands in no record",
                  "a record begins with `TY  - ` and ends with `ER  - `");
    } else if (lines_.size() == kMaxLines) {
      file_.error(kImportLimit, line.span, "one record has too many lines");
      is_full_ = true;
    } else if (!line.text.empty()) {
      lines_.push_back(std::move(line));
    }
  }

  /// A line without a tag goes on with the one before.
  void go_on(std::string_view line, base::Span span) {
    if (!lines_.empty()) {
      lines_.back().text += " " + clean_text(line);
      return;
    }
    file_.error(kImportSyntax, span, "a line stands in no record",
                "a record begins with `TY  - ` and ends with `ER  - `");
  }

  void unfinished() {
    file_.error(kImportSyntax, lines_.front().span, "a record begins here and does not end",
                "a record ends with a line `ER  - `");
  }

  static constexpr std::size_t kMaxLines = 10'000;

  ImportFile& file_;
  std::string_view text_;
  std::size_t at_ = 0;
  std::vector<Line> lines_;  ///< of the record at hand
  bool is_full_ = false;
};

}  // namespace

void read_ris(ImportFile& file) {
  Reader{file}.run();
}

}  // namespace yinguo::literature
