// Tables that tools for reviews import.
#include <array>

#include "literature/claim_words.hpp"
#include "literature/csv_rows.hpp"
#include "literature/exporters.hpp"
#include "literature/source_fields.hpp"

namespace yinguo::literature {
namespace {

using ontology::Language;
using ontology::Source;

std::string number(const std::optional<std::int32_t>& value) {
  return value ? std::to_string(*value) : std::string{};
}

template <class T>
std::string label_of(const T* thing, std::string_view id, Language language) {
  if (thing == nullptr || thing->label.in(language).empty()) return std::string{id};
  return thing->label.in(language);
}

/// A row for a claim and a source that has evidence for it.
void orkg_row(const ontology::Claim& claim, const Source& source, const Selection& selection,
              Language language, CsvRows& rows) {
  const auto& index = selection.index();
  std::vector<std::string> places;
  for (const auto& evidence : claim.evidence) {
    if (evidence.at.source.id == source.id) places.push_back(place_text(evidence.at));
  }
  rows.cell(titles_of(source, language).own).cell(author_list(source, "; "));
  rows.cell(number(source.month)).cell(number(source.year));
  rows.cell(field_of(source, "doi")).cell(field_of(source, "url"));
  rows.cell(field_of(source, "container-title"));
  rows.cell(claim.id);
  rows.cell(label_of(index.find_concept(claim.cause.id), claim.cause.id, language));
  rows.cell(label_of(index.find_relation(claim.relation.id), claim.relation.id, language));
  rows.cell(label_of(index.find_concept(claim.effect.id), claim.effect.id, language));
  rows.cell(ontology::word(claim.polarity)).cell(ontology::word(claim.certainty));
  rows.cell(claim.paraphrase.in(language)).cell(joined(places));
  rows.end();
}

}  // namespace

void write_asreview(const Selection& selection, const ExportOptions& options, TextStream& out) {
  constexpr std::array<std::string_view, 9> kColumns{
      "record_id", "title", "abstract", "authors", "year", "keywords", "doi", "url", "notes"};
  CsvRows rows{out};
  rows.header(kColumns, options.byte_order_mark);
  for (const auto* source : selection.sources()) {
    rows.cell(source->id).cell(titles_of(*source, options.language).own).cell("");
    rows.cell(author_list(*source, "; ")).cell(number(source->year));
    for (const auto* name : {"keyword", "doi", "url"})
      rows.cell(field_of(*source, name));
    rows.cell(note_of(*source, options.language)).end();
  }
}

void write_rayyan(const Selection& selection, const ExportOptions& options, TextStream& out) {
  constexpr std::array<std::string_view, 18> kColumns{
      "key",      "title",    "year",  "month", "day",      "journal",
      "issn",     "volume",   "issue", "pages", "authors",  "publisher",
      "location", "language", "url",   "doi",   "keywords", "notes"};
  CsvRows rows{out};
  rows.header(kColumns, options.byte_order_mark);
  for (const auto* source : selection.sources()) {
    rows.cell(source->id).cell(titles_of(*source, options.language).own);
    rows.cell(number(source->year)).cell(number(source->month)).cell(number(source->day));
    for (const auto* name : {"container-title", "issn", "volume", "issue", "page"})
      rows.cell(field_of(*source, name));
    rows.cell(author_list(*source, "; "));
    rows.cell(field_of(*source, "publisher")).cell(field_of(*source, "publisher-place"));
    rows.cell(source->language);
    for (const auto* name : {"url", "doi", "keyword"})
      rows.cell(field_of(*source, name));
    rows.cell(note_of(*source, options.language)).end();
  }
}

void write_orkg(const Selection& selection, const ExportOptions& options, TextStream& out) {
  constexpr std::array<std::string_view, 15> kColumns{"paper:title",
                                                      "paper:authors",
                                                      "paper:publication_month",
                                                      "paper:publication_year",
                                                      "paper:doi",
                                                      "paper:url",
                                                      "paper:published_in",
                                                      "claim",
                                                      "cause",
                                                      "relation",
                                                      "effect",
                                                      "polarity",
                                                      "certainty",
                                                      "paraphrase",
                                                      "place"};
  CsvRows rows{out};
  rows.header(kColumns, options.byte_order_mark);
  for (const auto* claim : selection.claims()) {
    for (const auto id : evidence_sources(*claim)) {
      if (const auto* source = selection.index().find_source(id); source != nullptr)
        orkg_row(*claim, *source, selection, options.language, rows);
    }
  }
}

}  // namespace yinguo::literature
