#include <vector>

#include "ontology/model_index.hpp"

#include "literature/claim_columns.hpp"
#include "literature/claim_words.hpp"
#include "literature/csv_rows.hpp"
#include "literature/exporters.hpp"

namespace yinguo::literature {
namespace {

using ontology::Claim;
using ontology::Evidence;
using ontology::Language;
using ontology::Text;
using ontology::word;

class ReviewTable {
 public:
  ReviewTable(const ontology::ModelIndex& index, TextStream& out) : index_{index}, rows_{out} {}

  void header(bool has_byte_order_mark) { rows_.header(kClaimColumns, has_byte_order_mark); }

  void row(const Claim& claim) {
    rows_.cell(claim.id);
    thing(claim.cause.id, label_of(index_.find_concept(claim.cause.id)));
    thing(claim.relation.id, label_of(index_.find_relation(claim.relation.id)));
    thing(claim.effect.id, label_of(index_.find_concept(claim.effect.id)));
    for (const auto text :
         {word(claim.polarity), word(claim.certainty), word(claim.form), word(claim.status)})
      rows_.cell(text);
    rows_.cell(claim.paraphrase.zh);
    rows_.cell(claim.paraphrase.en);
    rows_.cell(id_list(claim.conditions));
    rows_.cell(moderators(claim));
    rows_.cell(id_list(claim.via));
    rows_.cell(scope_text(claim));
    rows_.cell(lag_text(claim));
    evidence(claim);
    rows_.end();
  }

 private:
  template <class T>
  static const Text& label_of(const T* thing) {
    static const Text none;
    return thing == nullptr ? none : thing->label;
  }

  void thing(std::string_view id, const Text& label) {
    rows_.cell(id);
    rows_.cell(label.zh);
    rows_.cell(label.en);
  }

  static std::string moderators(const Claim& claim) {
    std::vector<std::string> texts;
    for (const auto& one : claim.moderators)
      texts.push_back(one.id.id + " (" + std::string{word(one.polarity)} + ")");
    return joined(texts);
  }

  /// One text for each piece of evidence, in the same order in each column; the sources once.
  void evidence(const Claim& claim) {
    const auto sources = evidence_sources(claim);
    rows_.cell(joined({sources.begin(), sources.end()}));
    said(claim, [](const Evidence& one) { return locator_text(one.at); });
    said(claim, [](const Evidence& one) { return std::string{word(one.direction)}; });
    said(claim, [](const Evidence& one) { return std::string{word(one.design)}; });
    said(claim, cited);
    for (const auto part : {&Evidence::method, &Evidence::sample, &Evidence::result}) {
      for (const auto language : {Language::kZh, Language::kEn})
        said(claim, [&](const Evidence& one) { return (one.*part).in(language); });
    }
    said(claim, [](const Evidence& one) {
      return one.at.paragraph == 0 ? std::string{} : std::to_string(one.at.paragraph);
    });
    said(claim, [](const Evidence& one) { return one.at.fingerprint; });
  }

  /// Ids with blanks between them.
  static std::string cited(const Evidence& evidence) {
    std::string ids;
    for (const auto& work : evidence.cites)
      ids += (ids.empty() ? "" : " ") + work.id;
    return ids;
  }

  template <class TextOf>
  void said(const Claim& claim, TextOf text_of) {
    std::vector<std::string> texts;
    for (const auto& one : claim.evidence)
      texts.push_back(text_of(one));
    rows_.cell(joined_parts(texts));
  }

  const ontology::ModelIndex& index_;
  CsvRows rows_;
};

}  // namespace

void write_review_csv(const Selection& selection, const ExportOptions& options, TextStream& out) {
  ReviewTable table{selection.index(), out};
  table.header(options.byte_order_mark);
  for (const auto* claim : selection.claims())
    table.row(*claim);
}

}  // namespace yinguo::literature
