#include <array>
#include <vector>

#include "ontology/model_index.hpp"

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

constexpr std::array<std::string_view, 32> kColumns{
    "claim",       "cause",    "cause_zh",      "cause_en",      "relation",   "relation_zh",
    "relation_en", "effect",   "effect_zh",     "effect_en",     "polarity",   "certainty",
    "form",        "status",   "paraphrase_zh", "paraphrase_en", "conditions", "moderators",
    "via",         "scope",    "lag",           "sources",       "locators",   "bearing",
    "design",      "cites",    "method_zh",     "method_en",     "sample_zh",  "sample_en",
    "result_zh",   "result_en"};

class ReviewTable {
 public:
  ReviewTable(const ontology::ModelIndex& index, TextStream& out) : index_{index}, rows_{out} {}

  void header(bool has_byte_order_mark) { rows_.header(kColumns, has_byte_order_mark); }

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
    std::vector<std::string> locators;
    std::vector<std::string> bearings;
    std::vector<std::string> designs;
    std::vector<std::string> cites;
    for (const auto& one : claim.evidence) {
      locators.push_back(locator_text(one.at));
      bearings.emplace_back(word(one.direction));
      designs.emplace_back(word(one.design));
      for (const auto& work : one.cites)
        cites.push_back(work.id);
    }
    const auto sources = evidence_sources(claim);
    rows_.cell(joined({sources.begin(), sources.end()}));
    for (const auto& texts : {locators, bearings, designs, cites})
      rows_.cell(joined(texts));
    for (const auto part : {&Evidence::method, &Evidence::sample, &Evidence::result}) {
      said(claim, part, Language::kZh);
      said(claim, part, Language::kEn);
    }
  }

  /// What of the evidence says it.
  void said(const Claim& claim, Text Evidence::*part, Language language) {
    std::vector<std::string> texts;
    for (const auto& one : claim.evidence) {
      if (const auto& text = (one.*part).in(language); !text.empty()) texts.push_back(text);
    }
    rows_.cell(joined(texts));
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
