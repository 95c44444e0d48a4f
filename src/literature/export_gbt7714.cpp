// GB/T 7714: the pieces of an entry, and in which order each type of document has them. Clauses are
// those of the 2015 edition; what the 2025 edition has differently:
//   * family names are not in capitals, initials keep their hyphens;
//   * in entries in Chinese, signs but the full stop and brackets are full-width;
//   * reports, patents and standards have their number as a part of its own, standards before the
//     name; data sets and preprints [PP] have platform, date of release and date of access;
//   * a date of access only for what is on line.
#include <array>

#include "base/text.hpp"

#include "literature/escapes.hpp"
#include "literature/exporters.hpp"
#include "literature/source_fields.hpp"
#include "literature/word_table.hpp"

namespace yinguo::literature {
namespace {

using ontology::Language;
using ontology::Source;

/// Types of document (appendix B) by item types of CSL; the others are Z.
constexpr std::array kTypes{
    WordPair{"article-journal", "J"},
    WordPair{"article-magazine", "J"},
    WordPair{"review", "J"},
    WordPair{"review-book", "J"},
    WordPair{"article-newspaper", "N"},
    WordPair{"book", "M"},
    WordPair{"classic", "M"},
    WordPair{"pamphlet", "M"},
    WordPair{"chapter", "M"},
    WordPair{"entry", "M"},
    WordPair{"entry-dictionary", "M"},
    WordPair{"entry-encyclopedia", "M"},
    WordPair{"paper-conference", "C"},
    WordPair{"collection", "G"},
    WordPair{"thesis", "D"},
    WordPair{"report", "R"},
    WordPair{"standard", "S"},
    WordPair{"patent", "P"},
    WordPair{"dataset", "DS"},
    WordPair{"software", "CP"},
    WordPair{"map", "CM"},
    WordPair{"manuscript", "A"},
    WordPair{"webpage", "EB"},
    WordPair{"post", "EB"},
    WordPair{"post-weblog", "EB"},
    WordPair{"motion_picture", "EB"},
};

/// "J. S." and "Jean-Luc" come to "J S" and "J L", with their hyphens to "J-L".
std::string initials(std::string_view given, bool keeps_hyphens) {
  std::string out;
  bool is_start = true;
  for (std::size_t at = 0; at < given.size();) {
    const auto length = base::utf8_length(given, at);
    const auto letter = given.substr(at, length);
    at += length;
    if (letter == "." || letter == " " || letter == "-") {
      if (letter == "-" && keeps_hyphens && !out.empty() && out.back() != '-') out += '-';
      is_start = true;
      continue;
    }
    if (is_start && !out.empty() && out.back() != '-') out += ' ';
    if (is_start) out += base::to_upper(letter);
    is_start = false;
  }
  return out;
}

class Entry {
 public:
  Entry(const Source& source, const ExportOptions& options)
      : source_{source},
        language_{language_of(source, options.language)},
        is_2025_{options.edition != kGbt2015},
        is_wide_{is_2025_ && language_ == Language::kZh},
        type_{source.type == "article" ? (is_2025_ ? "PP" : "EB")
                                       : mapped(kTypes, source.type, "Z")},
        is_online_{!field("url").empty()} {}

  std::string text() {
    if (is_2025_ && type_ == "S") {
      const auto number = field("number");
      part(number + (number.empty() ? "" : " ") + title());
    } else {
      part(authors());
      part(title());
    }
    if (is_in_serial())
      serial();
    else if (is_in_host())
      host();
    else if (type_ == "EB" || (is_2025_ && (type_ == "DS" || type_ == "PP")))
      released();
    else if (is_2025_ && (type_ == "R" || type_ == "P"))
      numbered();
    else if (!is_2025_ || type_ != "S")
      published();
    part(field("url"));
    part(identifier());
    return out_;
  }

 private:
  [[nodiscard]] std::string field(std::string_view name) const {
    return one_line(field_of(source_, name));
  }

  [[nodiscard]] std::string_view comma() const { return is_wide_ ? "，" : ", "; }

  [[nodiscard]] std::string_view colon() const { return is_wide_ ? "：" : ": "; }

  [[nodiscard]] std::string bracketed(std::string_view text) const {
    if (text.empty()) return {};
    return (is_wide_ ? "（" : "(") + std::string{text} + (is_wide_ ? "）" : ")");
  }

  /// Parts end in a full stop (clause 6); one that is not there leaves no sign.
  void part(std::string_view text) {
    if (text.empty()) return;
    if (!out_.empty()) out_ += ' ';
    out_ += text;
    out_ += '.';
  }

  /// `before` and `after`, with `sign` between them where both are there.
  [[nodiscard]] static std::string joined(std::string before, std::string_view sign,
                                          std::string_view after) {
    if (!before.empty() && !after.empty()) before += sign;
    before += after;
    return before;
  }

  [[nodiscard]] std::string author(const ontology::Person& person) const {
    if (!person.literal.empty()) return one_line(person.literal);
    if (is_chinese(person.family)) return one_line(person.family + person.given);
    const auto family = is_2025_ ? person.family : base::to_upper(person.family);
    // In a Chinese source a name in Latin letters is taken for Pinyin, which is not shortened.
    const auto given = is_wide_ ? person.given : initials(person.given, is_2025_);
    return one_line(joined(family, " ", given));
  }

  /// Up to three; of more, the first three (clause 8.1.2).
  [[nodiscard]] std::string authors() const {
    constexpr std::size_t kMost = 3;
    std::string all;
    for (std::size_t i = 0; i < source_.authors.size() && i < kMost; ++i)
      all = joined(std::move(all), comma(), author(source_.authors[i]));
    if (source_.authors.size() > kMost)
      all = joined(std::move(all), comma(), language_ == Language::kZh ? "等" : "et al");
    return all;
  }

  [[nodiscard]] std::string title() const {
    auto text = one_line(titles_of(source_, language_).own);
    const bool has_number = !is_2025_ && (type_ == "R" || type_ == "S" || type_ == "P");
    if (has_number) text = joined(std::move(text), colon(), field("number"));
    return text + "[" + std::string{type_} + (is_online_ ? "/OL]" : "]");
  }

  [[nodiscard]] bool is_in_serial() const { return type_ == "J" || type_ == "N"; }

  [[nodiscard]] bool is_in_host() const {
    return (type_ == "M" || type_ == "C") && !field("container-title").empty();
  }

  [[nodiscard]] std::string year() const {
    return source_.year ? std::to_string(*source_.year) : std::string{};
  }

  [[nodiscard]] std::string pages() const {
    const auto pages = pages_of(source_);
    return one_line(joined(std::string{pages.first}, "-", pages.last));
  }

  /// In brackets; for the 2025 edition only of what is on line (clause 8.5).
  [[nodiscard]] std::string accessed() const {
    const auto date = field("accessed");
    return date.empty() || (is_2025_ && !is_online_) ? std::string{} : "[" + date + "]";
  }

  /// Journal, year, volume(issue): pages; of newspapers the day and the page in brackets.
  void serial() {
    const bool is_newspaper = type_ == "N";
    auto text = joined(field("container-title"), comma(),
                       is_newspaper ? date_text(issued(source_)) : year());
    if (is_newspaper) {
      part(text + bracketed(pages()) + accessed());
      return;
    }
    const auto volume = field("volume");
    text = joined(std::move(text), comma(), volume) + bracketed(field("issue"));
    part(joined(std::move(text), colon(), pages()) + accessed());
  }

  /// A part of a book or of proceedings: title[M]//host. Place: publisher, year: pages.
  void host() {
    out_.pop_back();  // the sign takes the place of the full stop (clause 6)
    out_ += "//";
    const auto host = field("container-title");
    if (is_2025_ && type_ == "C") {
      out_ += joined(joined(host, comma(), year()), colon(), pages()) + accessed() + ".";
      return;
    }
    out_ += host + ".";
    published();
  }

  /// A number, for the first edition nothing; other editions as they are (clause 8.3).
  [[nodiscard]] std::string edition() const {
    auto text = joined(field("edition"), " ", field("version"));
    if (text == "1") return {};
    const bool is_number = text.find_first_not_of("0123456789") == std::string::npos;
    if (!is_number || text.empty()) return text;
    if (language_ == Language::kZh) return text + "版";
    const bool is_teen = text.size() > 1 && text[text.size() - 2] == '1';
    constexpr std::array<std::string_view, 10> kEndings{"th", "st", "nd", "rd", "th",
                                                        "th", "th", "th", "th", "th"};
    const auto last = static_cast<std::size_t>(text.back() - '0');
    return text + std::string{is_teen ? "th" : kEndings[last]} + " ed";
  }

  /// Where books ask for a place or a publisher that is not known (clauses 8.4.1.4, 8.4.2.4).
  [[nodiscard]] std::string place_and_publisher() const {
    auto place = field("publisher-place");
    auto publisher = field("publisher");
    const bool is_asked_for = !is_online_ && (type_ == "M" || type_ == "C" || type_ == "G");
    const bool is_chinese = language_ == Language::kZh;
    if (is_asked_for && place.empty()) place = is_chinese ? "[出版地不详]" : "[S.l.]";
    if (is_asked_for && publisher.empty()) publisher = is_chinese ? "[出版者不详]" : "[s.n.]";
    return joined(std::move(place), colon(), publisher);
  }

  /// Edition. Place: publisher, year: pages[date of access].
  void published() {
    part(edition());
    const auto text = joined(place_and_publisher(), comma(), year());
    part(joined(text, colon(), pages()) + accessed());
  }

  /// Number. Date: pages. (2025: reports and patents)
  void numbered() {
    part(field("number"));
    part(joined(date_text(issued(source_)), colon(), pages()) + accessed());
  }

  /// Version. Platform(date of release)[date of access].
  void released() {
    part(edition());
    const auto platform = type_ == "EB" ? std::string{} : field("publisher");
    part(platform + bracketed(date_text(issued(source_))) + accessed());
  }

  /// Left out where the address has it.
  [[nodiscard]] std::string identifier() const {
    const auto doi = field("doi");
    if (doi.empty() || field("url").find(doi) != std::string::npos) return {};
    return "DOI:" + doi;
  }

  const Source& source_;
  Language language_;
  bool is_2025_;
  bool is_wide_;
  std::string_view type_;
  bool is_online_;
  std::string out_;
};

}  // namespace

void write_gbt7714(const Selection& selection, const ExportOptions& options, TextStream& out) {
  std::size_t number = 0;
  for (const auto* source : selection.sources())
    out << "[" << ++number << "] " << Entry{*source, options}.text() << "\n";
}

}  // namespace yinguo::literature
