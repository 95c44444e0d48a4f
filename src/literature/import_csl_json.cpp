#include <algorithm>
#include <array>
#include <utility>

#include "base/text.hpp"
#include "ontology/source_words.hpp"
#include "ontology/xml_fields.hpp"

#include "literature/csl_marks.hpp"
#include "literature/errors.hpp"
#include "literature/importers.hpp"
#include "literature/json_value.hpp"
#include "literature/source_fields.hpp"
#include "literature/word_table.hpp"

namespace yinguo::literature {
namespace {

using ontology::Person;
using ontology::Source;

/// The field that a variable of CSL is; empty where sources have none.
std::string_view field_name(std::string_view variable) {
  if (variable == "DOI") return "doi";
  if (variable == "URL") return "url";
  if (variable == "ISBN") return "isbn";
  if (variable == "ISSN") return "issn";
  return ontology::is_source_field(variable) ? variable : std::string_view{};
}

Person person_of(const JsonValue& name) {
  const auto part = [&](std::string_view key) { return clean_text(name.text_of(key)); };
  const auto joined = [](const std::string& first, const char* between, const std::string& second) {
    return first + (first.empty() || second.empty() ? "" : between) + second;
  };
  if (name.is_scalar()) return {{}, {}, clean_text(name.text)};
  Person person;
  person.family = joined(part("non-dropping-particle"), " ", part("family"));
  person.given =
      joined(joined(part("given"), " ", part("dropping-particle")), ", ", part("suffix"));
  person.literal = part("literal");
  if (!person.literal.empty()) return {{}, {}, std::move(person.literal)};
  if (person.family.empty()) return {{}, {}, std::move(person.given)};
  return person;
}

/// The parts of a date, of which only the first is taken where it is a range; some programs leave
/// the outer list out, or name the parts.
std::vector<std::string> date_parts(const JsonValue& date) {
  std::vector<std::string> parts;
  const auto* all = date.find("date-parts");
  if (all != nullptr && !all->members.empty()) {
    const auto& first = all->members.front().second;
    for (const auto& [name, part] : (first.is_scalar() ? *all : first).members)
      parts.push_back(part.is_scalar() ? part.text : std::string{});
    return parts;
  }
  const auto& named = date.kind == JsonValue::Kind::kArray && !date.members.empty()
                          ? date.members.front().second
                          : date;
  for (const auto* name : {"year", "month", "day"}) {
    const auto part = named.text_of(name);
    if (part.empty()) break;
    parts.emplace_back(part);
  }
  return parts;
}

/// A date that is a text, as it stands there.
std::string date_as_text(const JsonValue& date) {
  if (date.is_scalar()) return clean_text(date.text);
  const auto raw = date.text_of("raw");
  return clean_text(raw.empty() ? date.text_of("literal") : raw);
}

class Item {
 public:
  Item(const JsonValue& json, ImportFile& file)
      : json_{json}, file_{file}, is_own_{json.find("custom") != nullptr} {}

  /// False when no more entries are taken.
  bool read() {
    const auto* id = json_.find("id");
    source_.span = id == nullptr ? place(json_) : place(*id);
    source_.language = language_tag(json_.text_of("language"));
    read_type();
    for (const auto& [name, value] : json_.members)
      read_variable(name, value);
    if (source_.title.zh.empty() && source_.title.en.empty())
      set_titles(plain(json_.text_of("title")), {}, source_);
    if (source_.note.zh.empty() && source_.note.en.empty())
      add_note(json_.text_of("note"), source_);
    return file_.add(std::move(source_), json_.text_of("id"));
  }

 private:
  [[nodiscard]] base::Span place(const JsonValue& value) const {
    return file_.span(value.begin, value.end);
  }

  /// Export writes texts as they are, and others mark them up.
  [[nodiscard]] std::string plain(std::string_view text) const {
    return is_own_ ? clean_text(text) : without_csl_marks(text);
  }

  void read_type() {
    source_.type = json_.text_of("type");
    if (ontology::is_csl_type(source_.type)) return;
    const auto* type = json_.find("type");
    file_.warn(
        type == nullptr ? place(json_) : place(*type),
        type == nullptr
            ? "the entry has no type and is taken for a `document`"
            : "`" + source_.type + "` is no item type of CSL; the entry is taken for a `document`",
        ontology::suggestion(source_.type,
                             {ontology::kCslTypes.begin(), ontology::kCslTypes.end()}));
    source_.type = "document";
  }

  void read_variable(const std::string& name, const JsonValue& value) {
    constexpr std::array<std::string_view, 5> kElsewhere{"id", "type", "language", "title", "note"};
    if (json_.find(name) != &value)
      return file_.warn(place(value), "`" + name + "` is given twice; the first is taken");
    if (std::ranges::find(kElsewhere, name) != kElsewhere.end()) return;
    if (name == "author") return read_authors(value);
    if (name == "issued") return read_issued(value);
    if (name == "accessed") return read_accessed(value);
    if (name == "custom") return read_custom(value);
    const auto field = field_name(name);
    if (field.empty() || !value.is_scalar())
      file_.leave_out(name);
    else if (set_field(field, may_have_csl_marks(field) ? plain(value.text) : value.text,
                       source_) == FieldSetting::kOther)
      file_.warn(place(value), "`" + name + "` is given twice; the first is taken");
  }

  void read_authors(const JsonValue& names) {
    if (names.kind != JsonValue::Kind::kArray) {
      if (names.kind != JsonValue::Kind::kWord)
        file_.warn(place(names), "the authors are no list and are left out",
                   R"(`[{"family": "Green", "given": "Ada"}]`)");
      return;
    }
    for (const auto& [none, name] : names.members) {
      auto person = person_of(name);
      if (person.family.empty() && person.literal.empty())
        file_.warn(place(name), "an author without a name is left out");
      else
        source_.authors.push_back(std::move(person));
    }
  }

  void read_issued(const JsonValue& date) {
    auto parts = date_parts(date);
    const auto text = date_as_text(date);
    if (parts.empty() && text.empty()) {
      const bool is_nothing = date.kind == JsonValue::Kind::kWord || date.members.empty();
      if (!is_nothing) warn_of_date(date, "");
      return;
    }
    if (parts.empty()) parts = numbers_of_date(text);
    if (!set_issued(parts, source_)) warn_of_date(date, text);
  }

  void warn_of_date(const JsonValue& date, const std::string& text) {
    file_.warn(place(date), not_understood(text, source_), "`{\"date-parts\": [[2020, 5, 6]]}`");
  }

  void read_accessed(const JsonValue& date) {
    Source dated;
    const auto parts = date_parts(date);
    const auto text = set_issued(parts, dated) ? date_text(issued(dated)) : date_as_text(date);
    if (text.empty() && !parts.empty()) file_.warn(place(date), not_understood(text, dated));
    (void)set_field("accessed", text, source_);
  }

  /// What export adds (export_csl_json.cpp): texts in both languages, the study.
  void read_custom(const JsonValue& custom) {
    for (const auto& [name, value] : custom.members) {
      if (name == "study" && value.is_scalar())
        source_.study = {id_of_key(value.text), place(value)};
      else if ((name == "title" || name == "note") && value.kind == JsonValue::Kind::kObject)
        set_texts(value, name == "title" ? source_.title : source_.note);
      else
        file_.leave_out("custom");
    }
  }

  static void set_texts(const JsonValue& value, ontology::Text& text) {
    text = {clean_text(value.text_of("zh")), clean_text(value.text_of("en"))};
  }

  const JsonValue& json_;
  ImportFile& file_;
  bool is_own_;
  Source source_;
};

class Reader {
 public:
  explicit Reader(ImportFile& file) : file_{file}, json_{file.text(), file.options().max_depth} {}

  void run() {
    if (json_.take('['))
      read_items();
    else if (json_.take('{'))
      read_object();
    else
      json_.fail("an array of items");
    if (!json_.failure() && !is_full_ && json_.token().kind != base::JsonToken::Kind::kEnd)
      json_.fail("the end of the file");
    if (!json_.failure()) return;
    const auto& failure = *json_.failure();
    file_.error(failure.is_limit ? kImportLimit : kImportSyntax,
                file_.span(failure.begin, failure.end), failure.message,
                failure.is_limit ? "`--max-depth` sets the limit of levels" : "");
  }

 private:
  /// Up to the closing bracket.
  void read_items() {
    if (json_.take(']')) return;
    while (!is_full_) {
      const auto value = json_.next();
      if (!value) return;
      read_item(*value);
      if (json_.take(']')) return;
      if (!json_.take(',')) return json_.fail("`,` or `]`");
    }
  }

  void read_item(const JsonValue& value) {
    if (value.kind == JsonValue::Kind::kObject)
      is_full_ = !Item{value, file_}.read();
    else
      file_.error(kImportSyntax, file_.span(value.begin, value.end), "an item is no object");
  }

  /// One item, or an object that has them under `items`.
  void read_object() {
    JsonValue item{.kind = JsonValue::Kind::kObject};
    bool has_items = false;
    if (json_.take('}')) return read_item(item);
    while (!is_full_) {
      if (!read_member(item, has_items)) return;
      if (json_.take('}')) break;
      if (!json_.take(',')) return json_.fail("`,` or `}`");
    }
    if (!has_items) read_item(item);
  }

  /// The items of `items`, or a member of `item`; false where the file is not read on.
  bool read_member(JsonValue& item, bool& has_items) {
    if (item.members.size() == JsonValues::kMaxValues) {
      json_.fail_limit("the object has too many members");
      return false;
    }
    auto name = json_.next_name();
    if (!name) return false;
    if (*name == "items" && json_.take('[')) {
      has_items = true;
      read_items();
      return !json_.failure();
    }
    auto value = json_.next();
    if (!value) return false;
    item.end = value->end;
    item.members.emplace_back(std::move(*name), std::move(*value));
    return true;
  }

  ImportFile& file_;
  JsonValues json_;
  bool is_full_ = false;
};

}  // namespace

void read_csl_json(ImportFile& file) {
  Reader{file}.run();
}

}  // namespace yinguo::literature
