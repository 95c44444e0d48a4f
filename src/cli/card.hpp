#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cli/lexicon.hpp"
#include "ontology/model.hpp"

namespace yinguo::cli {

/// Writes the cards of elements, one after the other: a heading, then `field: value` lines, then
/// lists.
///
/// Lifetime: the lexicon must outlive it.
class Card {
 public:
  Card(const Lexicon& lexicon, Language language) : lexicon_{lexicon}, language_{language} {}

  /// Adds the card of what has this id; false where nothing has it.
  [[nodiscard]] bool write(std::string_view id);
  /// The same of what the schema declares, by its id or a label: a type, a relation or an
  /// attribute.
  [[nodiscard]] bool write_declared(std::string_view name);

  [[nodiscard]] std::string take() { return std::move(out_); }

 private:
  void concept_card(const ontology::Concept& item);
  void claim_card(const ontology::Claim& claim);
  void source_card(const ontology::Source& source);
  void indicator_card(const ontology::Indicator& indicator);
  void region_card(const ontology::Region& region);
  void peer_group_card(const ontology::PeerGroup& group);
  void type_card(const ontology::Type& type);
  void relation_card(const ontology::Relation& relation);
  void attribute_card(const ontology::AttributeType& attribute);
  void heading(std::string_view id, std::string_view kind);
  void field(const Bilingual& name, std::string_view value);
  void names(const ontology::Text& label, const std::vector<ontology::Alias>& aliases);
  void attributes(const std::vector<ontology::AttributeValue>& values);
  void alignments(std::string_view id);
  void evidence(const ontology::Evidence& evidence);
  void claims_where(const Bilingual& title, bool (*fits)(const ontology::Claim&, std::string_view),
                    std::string_view id);

  [[nodiscard]] std::string label(std::string_view id) const {
    return lexicon_.label_and_id(id, language_);
  }

  void claims_rested_on(const ontology::Concept& item);
  void claim_line(const ontology::Claim& claim);
  [[nodiscard]] bool is_measurable(const ontology::Concept& item) const;

  [[nodiscard]] std::string comma() const {
    return std::string{Bilingual{", ", "，"}.in(language_)};
  }

  [[nodiscard]] std::string arrow(const ontology::Claim& claim) const;

  const Lexicon& lexicon_;
  Language language_;
  std::string out_;
};

}  // namespace yinguo::cli
