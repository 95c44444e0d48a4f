#include "cli/lexicon.hpp"

namespace yinguo::cli {

const ontology::Text* Lexicon::text_of(std::string_view id) const {
  if (const auto* item = find_concept(id)) return &item->label;
  if (const auto* indicator = find_indicator(id)) return &indicator->label;
  if (const auto* region = find_region(id)) return &region->label;
  if (const auto* source = find_source(id)) return &source->title;
  if (const auto* group = find_peer_group(id)) return &group->label;
  if (const auto* type = find_type(id)) return &type->label;
  if (const auto* relation = find_relation(id)) return &relation->label;
  if (const auto* attribute = find_attribute(id)) return &attribute->label;
  if (const auto* unit = find_unit(id)) return &unit->label;
  return nullptr;
}

std::string Lexicon::label(std::string_view id, Language language) const {
  const auto* text = text_of(id);
  if (text == nullptr) return std::string{id};
  if (!text->in(language).empty()) return text->in(language);
  const auto& other = text->in(language == Language::kZh ? Language::kEn : Language::kZh);
  return other.empty() ? std::string{id} : other;
}

std::string Lexicon::label_and_id(std::string_view id, Language language) const {
  auto text = label(id, language);
  return text == id ? text : text + " (" + std::string{id} + ")";
}

}  // namespace yinguo::cli
