#include <algorithm>

#include "literature/csl_marks.hpp"
#include "literature/exporters.hpp"
#include "literature/json_stream.hpp"
#include "literature/source_fields.hpp"

namespace yinguo::literature {
namespace {

using ontology::Source;

void write_authors(const Source& source, JsonStream& json) {
  if (source.authors.empty()) return;
  json.key("author").begin_array();
  for (const auto& person : source.authors) {
    json.begin_object();
    json.member_unless_empty("literal", person.literal);
    json.member_unless_empty("family", person.family);
    json.member_unless_empty("given", person.given);
    json.end_object();
  }
  json.end_array();
}

void write_date(std::string_view name, const PartialDate& date, JsonStream& json) {
  json.key(name).begin_object().key("date-parts").begin_array().begin_array();
  for (const auto& part : {date.year, date.month, date.day}) {
    if (!part) break;
    json.number(*part);
  }
  json.end_array().end_array().end_object();
}

/// The names of CSL are those of the ontology, but for identifiers.
std::string_view csl_name(std::string_view field) {
  if (field == "doi") return "DOI";
  if (field == "url") return "URL";
  if (field == "isbn") return "ISBN";
  if (field == "issn") return "ISSN";
  return field;
}

void write_fields(const Source& source, JsonStream& json) {
  for (const auto& [name, text] : source.fields) {
    const auto date = name == "accessed" ? parse_date(text) : PartialDate{};
    if (date.year && date_text(date) == text)
      write_date(name, date, json);
    else if (name == "accessed")
      json.key(name).begin_object().member("raw", text).end_object();
    else
      json.member(csl_name(name), text);
  }
}

/// Whether a reader of `text` alone would take it for the whole, in the language it is in.
bool is_plain(const ontology::Text& text, std::string_view stated) {
  if (!text.zh.empty() && !text.en.empty()) return false;
  const auto& only = text.zh.empty() ? text.en : text.zh;
  return !text.in(text_language(stated, only)).empty() || only.empty();
}

void write_texts(std::string_view name, const ontology::Text& text, JsonStream& json) {
  json.key(name).begin_object();
  json.member_unless_empty("zh", text.zh).member_unless_empty("en", text.en).end_object();
}

/// Whether readers take something of a title for marks.
bool has_marks(const Source& source) {
  const auto is_marked = [](const std::string& text) { return without_csl_marks(text) != text; };
  return is_marked(source.title.zh) || is_marked(source.title.en) ||
         std::ranges::any_of(source.fields, [&](const auto& field) {
           return may_have_csl_marks(field.first) && is_marked(field.second);
         });
}

/// What CSL has no variable for; where it is, import takes titles as they stand.
void write_custom(const Source& source, JsonStream& json) {
  const bool has_title = !is_plain(source.title, source.language) || has_marks(source);
  const bool has_note = !is_plain(source.note, {});
  if (!has_title && !has_note && source.study.id.empty()) return;
  json.key("custom").begin_object();
  if (has_title) write_texts("title", source.title, json);
  if (has_note) write_texts("note", source.note, json);
  json.member_unless_empty("study", source.study.id).end_object();
}

void write_item(const Source& source, ontology::Language language, JsonStream& json) {
  json.begin_object().member("id", source.id).member("type", source.type);
  json.member_unless_empty("language", source.language);
  json.member("title", titles_of(source, language).own);
  write_authors(source, json);
  if (source.year) write_date("issued", issued(source), json);
  write_fields(source, json);
  json.member_unless_empty("note", note_of(source, language));
  write_custom(source, json);
  json.end_object();
}

}  // namespace

void write_csl_json(const Selection& selection, const ExportOptions& options, TextStream& out) {
  JsonStream json{out};
  json.begin_array();
  for (const auto* source : selection.sources())
    write_item(*source, options.language, json);
  json.end_array();
  json.finish();
}

}  // namespace yinguo::literature
