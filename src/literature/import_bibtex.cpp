#include <algorithm>
#include <array>
#include <utility>

#include "base/text.hpp"
#include "ontology/source_words.hpp"

#include "literature/bibtex_entries.hpp"
#include "literature/bibtex_names.hpp"
#include "literature/bibtex_words.hpp"
#include "literature/importers.hpp"
#include "literature/source_fields.hpp"
#include "literature/tex_reader.hpp"

namespace yinguo::literature {
namespace {

using ontology::Source;

/// Fields by names that export does not write.
constexpr std::array kOtherNames{
    WordPair{"journal", "container-title"},
    WordPair{"journaltitle", "container-title"},
    WordPair{"booktitle", "container-title"},
    WordPair{"maintitle", "container-title"},
    WordPair{"location", "publisher-place"},
    WordPair{"publisher", "publisher"},
    WordPair{"school", "publisher"},
    WordPair{"institution", "publisher"},
    WordPair{"organization", "publisher"},
    WordPair{"issue", "issue"},
    WordPair{"pages", "page"},
};

std::string text(std::string_view tex) {
  return clean_text(text_of_tex(tex));
}

/// A value that is no TeX, an address: signs stand for themselves, but where programs have written
/// them as commands.
std::string verbatim(std::string_view tex) {
  constexpr std::array kCommands{WordPair{"\\textless", "<"},
                                 WordPair{"\\textgreater", ">"},
                                 WordPair{"\\textasciitilde", "~"},
                                 WordPair{"\\textunderscore", "_"},
                                 WordPair{"$\\sim$", "~"},
                                 WordPair{"\\_", "_"},
                                 WordPair{"\\%", "%"},
                                 WordPair{"\\&", "&"},
                                 WordPair{"\\#", "#"},
                                 WordPair{"\\~", "~"},
                                 WordPair{"\\{", "{"},
                                 WordPair{"\\}", "}"}};
  std::string out;
  while (!tex.empty()) {
    const auto* command = std::ranges::find_if(
        kCommands, [&](const WordPair& pair) { return tex.starts_with(pair.first); });
    if (command != kCommands.end()) {
      out += command->second;
      tex.remove_prefix(command->first.size());
      continue;
    }
    if (tex.front() != '{' && tex.front() != '}') out += tex.front();
    tex.remove_prefix(1);
  }
  return clean_text(out);
}

/// "12--34" as "12-34".
std::string pages(std::string_view tex) {
  std::string out;
  const auto whole = text(tex);
  for (std::size_t at = 0; at < whole.size();) {
    const auto length = base::utf8_length(whole, at);
    const auto sign = std::string_view{whole}.substr(at, length);
    const bool is_dash = sign == "–" || sign == "—" || sign == "-";
    if (!is_dash)
      out += sign;
    else if (out.empty() || out.back() != '-')
      out += '-';
    at += length;
  }
  return out;
}

/// "may", "May" or "5" as the number of the month; another text as it is.
std::string month_number(std::string_view name) {
  auto small = base::fold(name);
  for (std::size_t i = 0; i < kMonths.size(); ++i) {
    if (small.starts_with(kMonths[i]) && small.find_first_of(" -/~") == std::string::npos)
      return std::to_string(i + 1);
  }
  return small;
}

std::string_view field_name(std::string_view entry, std::string_view name) {
  if (name == "number") return entry == "article" ? "issue" : "number";
  if (name == "eid") return "number";
  for (const auto& [field, known] : kBibtexFields) {
    if (known == name) return field;
  }
  return mapped(kOtherNames, name);
}

class Entry {
 public:
  Entry(const BibtexEntry& entry, ImportFile& file) : entry_{entry}, file_{file} {}

  /// False when no more entries are taken.
  bool read() {
    source_.span = entry_.span;
    source_.language =
        language_tag(text(tex("language").empty() ? tex("langid") : tex("language")));
    read_type();
    for (const auto& field : entry_.fields)
      read_field(field);
    read_date();
    read_titles();
    return file_.add(std::move(source_), entry_.key);
  }

 private:
  /// Empty when the entry has none.
  [[nodiscard]] std::string_view tex(std::string_view name) const {
    const auto* field = find(name);
    return field == nullptr ? std::string_view{} : field->tex;
  }

  [[nodiscard]] const BibtexField* find(std::string_view name) const {
    const auto found = std::ranges::find(entry_.fields, name, &BibtexField::name);
    return found == entry_.fields.end() ? nullptr : &*found;
  }

  void read_type() {
    source_.type = mapped(kTypesOfEntries, entry_.type);
    if (source_.type.empty()) {
      source_.type = "document";
      file_.warn(entry_.span, "`@" + entry_.type +
                                  "` is no entry type that is known; the entry is "
                                  "taken for a `document`");
    }
    const auto subtype = text(tex(kEntrySubtype));
    const auto of_articles = "article-" + subtype;  // biblatex: newspaper, magazine
    if (ontology::is_csl_type(subtype))
      source_.type = subtype;
    else if (ontology::is_csl_type(of_articles))
      source_.type = of_articles;
    else if (!subtype.empty())
      file_.leave_out(kEntrySubtype);
    if (entry_.type == "mastersthesis" && tex("type").empty())
      (void)set_field("genre", "Master's thesis", source_);
  }

  void read_field(const BibtexField& field) {
    if (find(field.name) != &field && field.name != "note") return another(field);
    constexpr std::array<std::string_view, 10> kElsewhere{
        "title", "subtitle", "titleaddon", "year",   "month",
        "day",   "date",     "language",   "langid", kEntrySubtype};
    if (std::ranges::find(kElsewhere, field.name) != kElsewhere.end()) return;
    if (field.name == "author") return read_authors(field);
    if (field.name == "note") return add_note(text(field.tex), source_);
    const auto name = field_name(entry_.type, field.name);
    if (name.empty())
      file_.leave_out(field.name);
    else if (set_field(name, value_of(name, field.tex), source_) == FieldSetting::kOther)
      another({std::string{name}, {}, field.span});
  }

  void another(const BibtexField& field) {
    file_.warn(field.span,
               "the entry has another `" + field.name + "` already; this one is left out");
  }

  static std::string value_of(std::string_view name, std::string_view tex) {
    if (name == "doi" || name == "url") return verbatim(tex);
    return name == "page" ? pages(tex) : text(tex);
  }

  void read_authors(const BibtexField& field) {
    bool has_others = false;
    for (auto& person : people_of_bibtex(field.tex, has_others))
      source_.authors.push_back(std::move(person));
    if (has_others) file_.leave_out("and others");
  }

  /// `date` of biblatex, of a range the first; else `year` and what is more exact.
  void read_date() {
    if (const auto* date = find("date")) {
      const auto all = text(date->tex);
      const auto first = std::string_view{all}.substr(0, all.find('/'));
      if (set_issued(numbers_of_date(first), source_)) return;
      if (!all.empty()) not_understood(*date, all);
    }
    std::vector<std::string> parts;
    for (const auto* name : {"year", "month", "day"}) {
      const auto value = text(tex(name));
      if (value.empty()) break;
      parts.push_back(name == std::string_view{"month"} ? month_number(value) : value);
      if (set_issued(parts, source_)) continue;
      return not_understood(*find(name), value);
    }
  }

  void not_understood(const BibtexField& field, const std::string& value) {
    file_.warn(field.span,
               "`" + field.name + "` is not understood and is left out: `" + value + "`",
               "`year = {2020}`, `month = may`, `day = {6}`");
  }

  /// `titleaddon` is the title in the other language if it is in the other script.
  void read_titles() {
    auto own = text(tex("title"));
    if (const auto subtitle = text(tex("subtitle")); !subtitle.empty())
      own += (own.empty() ? "" : ": ") + subtitle;
    const auto addition = text(tex("titleaddon"));
    const bool is_translation = is_chinese(own) != is_chinese(addition);
    if (!addition.empty() && !is_translation) file_.leave_out("titleaddon");
    set_titles(own, is_translation ? addition : std::string{}, source_);
  }

  const BibtexEntry& entry_;
  ImportFile& file_;
  Source source_;
};

}  // namespace

void read_bibtex(ImportFile& file) {
  BibtexEntries entries{file};
  for (auto entry = entries.next(); entry; entry = entries.next()) {
    if (!Entry{*entry, file}.read()) return;
  }
}

}  // namespace yinguo::literature
