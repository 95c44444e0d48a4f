#include "literature/claim_row.hpp"

#include <vector>

#include "literature/claim_words.hpp"

namespace yinguo::literature {
namespace {

using ontology::Claim;
using ontology::Evidence;
using ontology::Language;
using ontology::Text;
using ontology::word;

/// Puts texts into a row, column after column.
class Row {
 public:
  Row(const Claim& claim, const ontology::ModelIndex& index) : claim_{claim}, index_{index} {}

  ClaimRowTexts run() {
    put(claim_.id);
    thing(claim_.cause.id, label_of(index_.find_concept(claim_.cause.id)));
    thing(claim_.relation.id, label_of(index_.find_relation(claim_.relation.id)));
    thing(claim_.effect.id, label_of(index_.find_concept(claim_.effect.id)));
    for (const auto text :
         {word(claim_.polarity), word(claim_.certainty), word(claim_.form), word(claim_.status)})
      put(std::string{text});
    put(claim_.paraphrase.zh);
    put(claim_.paraphrase.en);
    put(id_list(claim_.conditions));
    put(moderators());
    put(id_list(claim_.via));
    put(scope_text(claim_));
    put(lag_text(claim_));
    evidence();
    return std::move(row_);
  }

 private:
  template <class T>
  static const Text& label_of(const T* thing) {
    static const Text none;
    return thing == nullptr ? none : thing->label;
  }

  void put(std::string text) { row_.at(at_++) = std::move(text); }

  void thing(const std::string& id, const Text& label) {
    put(id);
    put(label.zh);
    put(label.en);
  }

  [[nodiscard]] std::string moderators() const {
    std::vector<std::string> texts;
    for (const auto& one : claim_.moderators)
      texts.push_back(one.id.id + " (" + std::string{word(one.polarity)} + ")");
    return joined(texts);
  }

  /// One text for each piece of evidence, in the same order in each column; the sources once.
  void evidence() {
    const auto sources = evidence_sources(claim_);
    put(joined({sources.begin(), sources.end()}));
    said([](const Evidence& one) { return locator_text(one.at); });
    said([](const Evidence& one) { return std::string{word(one.direction)}; });
    said([](const Evidence& one) { return std::string{word(one.design)}; });
    said(cited);
    for (const auto part : {&Evidence::method, &Evidence::sample, &Evidence::result}) {
      for (const auto language : {Language::kZh, Language::kEn})
        said([&](const Evidence& one) { return (one.*part).in(language); });
    }
    said([](const Evidence& one) {
      return one.at.paragraph == 0 ? std::string{} : std::to_string(one.at.paragraph);
    });
    said([](const Evidence& one) { return one.at.fingerprint; });
    said([](const Evidence& one) { return one.at.sketch; });
  }

  /// Ids with blanks between them.
  static std::string cited(const Evidence& evidence) {
    std::string ids;
    for (const auto& work : evidence.cites)
      ids += (ids.empty() ? "" : " ") + work.id;
    return ids;
  }

  template <class TextOf>
  void said(TextOf text_of) {
    if (claim_.evidence.size() == 1) return put(std::string{text_of(claim_.evidence.front())});
    std::vector<std::string> texts;
    for (const auto& one : claim_.evidence)
      texts.emplace_back(text_of(one));
    put(joined_parts(texts));
  }

  const Claim& claim_;
  const ontology::ModelIndex& index_;
  ClaimRowTexts row_;
  std::size_t at_ = 0;
};

}  // namespace

ClaimRowTexts claim_row(const Claim& claim, const ontology::ModelIndex& index) {
  return Row{claim, index}.run();
}

}  // namespace yinguo::literature
