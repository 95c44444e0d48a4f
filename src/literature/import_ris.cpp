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
    WordPair{"PP", "publisher-place"},
    WordPair{"CP", "issue"},
};

/// What names the larger work, the fullest name first; the last two are abbreviations.
constexpr std::array<std::string_view, 6> kContainerTags{"T2", "JF", "BT", "JO", "JA", "J2"};

/// Tags of which each line is a value of its own, also one without the tag.
bool is_list(std::string_view tag) {
  return tag == "KW" || tag == "AU" || tag == "A1" || tag == "SN";
}

/// The number of a periodical with which a value of SN begins, if nothing but a remark or others
/// follow: eight digits, of which the last may be X.
std::string_view issn_of(std::string_view text) {
  const auto number = [](std::string_view from) {
    const auto word = from.substr(0, from.find(' '));
    const auto digits = std::ranges::count_if(
        word, [](char c) { return (c >= '0' && c <= '9') || c == 'X' || c == 'x'; });
    return digits == 8 && word.size() <= 9 ? word : std::string_view{};
  };
  const auto first = number(text);
  const auto rest = text.substr(std::min(first.size() + 1, text.size()));
  return rest.empty() || rest.front() == '(' || !number(rest).empty() ? first : std::string_view{};
}

std::string_view field_of_tag(std::string_view tag, std::string_view text, std::string_view type) {
  if (tag == "SN") return issn_of(text).empty() ? "isbn" : "issn";
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
    for (const auto& line : lines) {
      if (!line.text.empty()) read_line(line);
    }
    set_pages();
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
      set_once(key_, line);
    else if (tag == "AU" || tag == "A1")
      read_authors(text);
    else if (tag == "TI" || tag == "T1")
      set_once(title_, line);
    else if (tag == "TT")
      set_once(translated_, line);
    else if (tag == "LA")
      set_once(source_.language, line, language_tag(text));
    else if (tag == "N1")
      add_note(text, source_);
    else if (tag == "SP" || tag == "EP")
      read_page(line);
    else
      read_dates_and_fields(line);
  }

  void read_dates_and_fields(const Line& line) {
    if (line.tag == "PY" || line.tag == "Y1" || line.tag == "DA")
      read_date(line);
    else if (line.tag == "Y2")
      read_accessed(line);
    else if (line.tag == "KW")
      add_keyword(line.text);
    else
      read_field(line);
  }

  void read_field(const Line& line) {
    const auto* container = std::ranges::find(kContainerTags, line.tag);
    if (container != kContainerTags.end()) return read_container(line, container);
    const auto field = field_of_tag(line.tag, line.text, source_.type);
    if (field.empty())
      file_.leave_out(line.tag);
    else if (set_field(field, field == "issn" ? issn_of(line.text) : line.text, source_) ==
             FieldSetting::kOther)
      another(line, field_of(source_, field));
  }

  /// The fullest name of several, where the first of them stands.
  void read_container(const Line& line, const std::string_view* rank) {
    if (set_field("container-title", line.text, source_) != FieldSetting::kOther) {
      container_ = std::min(container_, rank);
    } else if (rank < container_) {
      container_ = rank;
      value_of("container-title") = clean_text(line.text);
    } else {
      file_.leave_out(line.tag);
    }
  }

  void set_once(std::string& value, const Line& line) {
    set_once(value, line, clean_text(line.text));
  }

  void set_once(std::string& value, const Line& line, const std::string& given) {
    if (value.empty())
      value = given;
    else if (value != given)
      another(line, value);
  }

  void another(const Line& line, std::string_view first) {
    constexpr std::size_t kLongest = 64;
    const auto shown = first.size() <= kLongest ? "`" + std::string{first} + "`" : "another value";
    file_.warn(line.span, "`" + line.tag + "` is left out: the entry has " + shown + " already");
  }

  void read_authors(std::string_view text) {
    for (const auto name : split_names(text))
      source_.authors.push_back(person_of(name));
  }

  /// The field stands where its first line does; set_pages() makes it whole.
  void read_page(const Line& line) {
    set_once(line.tag == "SP" ? first_page_ : last_page_, line);
    (void)set_field("page", line.text, source_);
  }

  void set_pages() {
    if (first_page_.empty() && last_page_.empty()) return;
    const bool is_range = !first_page_.empty() && !last_page_.empty() &&
                          first_page_ != last_page_ && first_page_.find('-') == std::string::npos;
    value_of("page") = is_range              ? first_page_ + "-" + last_page_
                       : first_page_.empty() ? last_page_
                                             : first_page_;
  }

  /// Requires: the source has the field.
  std::string& value_of(std::string_view name) {
    return std::ranges::find_if(source_.fields,
                                [&](const auto& field) { return field.first == name; })
        ->second;
  }

  void add_keyword(std::string_view text) {
    if (field_of(source_, "keyword").empty())
      (void)set_field("keyword", text, source_);
    else
      value_of("keyword") += "; " + clean_text(text);
  }

  void read_accessed(const Line& line) {
    Source dated;
    const bool is_date = set_issued(date_parts(line.text), dated);
    (void)set_field("accessed", is_date ? date_text(issued(dated)) : line.text, source_);
  }

  /// Of several dates the most exact, where they have one year; the first where they do not.
  void read_date(const Line& line) {
    Source dated;
    if (!set_issued(date_parts(line.text), dated)) {
      file_.warn(line.span, not_understood(line.text, dated), "`" + line.tag + "  - 2020/05/06`");
    }
    if (!dated.year) return;
    if (source_.year && source_.year != dated.year)
      return another(line, date_text(issued(source_)));
    source_.year = dated.year;
    if (source_.month && source_.month == dated.month && source_.day) return;
    if (!dated.month) return;
    if (source_.month && source_.month != dated.month)
      return another(line, date_text(issued(source_)));
    source_.month = dated.month;
    source_.day = dated.day;
  }

  ImportFile& file_;
  Source source_;
  std::string key_;
  std::string title_;
  std::string translated_;
  std::string first_page_;
  std::string last_page_;
  const std::string_view* container_ = kContainerTags.end();  ///< whose value it has
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
  /// A tag is two capital letters or digits, two blanks, a hyphen, and a blank or the text; in a
  /// file whose records begin with one blank, one.
  [[nodiscard]] std::size_t length_of_tag(std::string_view line) const {
    const auto is_tag = [](char c) { return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); };
    if (line.size() < 4 || !is_tag(line[0]) || !is_tag(line[1])) return 0;
    const auto hyphen = line.find_first_not_of(' ', 2);
    if (hyphen > 4 || line[hyphen] != '-') return 0;  // or there is none
    if (hyphen == 4) return hyphen + 1;
    const bool is_edge = line.starts_with("TY") || line.starts_with("ER");
    const bool is_followed = hyphen + 1 == line.size() || line[hyphen + 1] == ' ';
    return hyphen == 3 && is_followed && (is_edge || has_one_blank_) ? hyphen + 1 : 0;
  }

  void read_line() {
    constexpr std::string_view kMark = "\xEF\xBB\xBF";  // where files were put together
    const auto begin = at_;
    const auto end = std::min(text_.find_first_of("\r\n", at_), text_.size());
    at_ = end + (text_.substr(end).starts_with("\r\n") ? 2U : 1U);
    auto line = text_.substr(begin, end - begin);
    const auto span = file_.span(begin, end);
    if (line.starts_with(kMark)) line.remove_prefix(kMark.size());
    line.remove_prefix(std::min(line.find_first_not_of(" \t"), line.size()));
    if (const auto length = length_of_tag(line); length > 0) {
      if (line.starts_with("TY")) has_one_blank_ = line[3] == '-';
      take({std::string{line.substr(0, 2)}, clean_text(line.substr(length)), span});
    } else if (!line.empty()) {
      go_on(line, span);
    }
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
    } else {
      lines_.push_back(std::move(line));
    }
  }

  /// A line without a tag goes on with the one before. Some services put a heading before the
  /// records.
  void go_on(std::string_view line, base::Span span) {
    if (lines_.empty()) return file_.leave_out("text outside of records");
    auto& before = lines_.back();
    const auto text = clean_text(line);
    if (is_list(before.tag) && !before.text.empty())
      take({before.tag, text, span});
    else
      before.text += (before.text.empty() ? "" : " ") + text;
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
  bool has_one_blank_ = false;
  bool is_full_ = false;
};

}  // namespace

void read_ris(ImportFile& file) {
  Reader{file}.run();
}

}  // namespace yinguo::literature
