#pragma once
#include <string>
#include <string_view>

#include "cli/language.hpp"
#include "ontology/model_index.hpp"

namespace yinguo::cli {

/// A model's elements by id, with the words for them.
///
/// Lifetime: the model must outlive it and not change.
class Lexicon : public ontology::ModelIndex {
 public:
  using ModelIndex::ModelIndex;

  /// The label in `language`, else in the other, else the id itself.
  [[nodiscard]] std::string label(std::string_view id, Language language) const;
  /// Label and id, "数据要素 (data-element)"; the id alone when there is no label.
  [[nodiscard]] std::string label_and_id(std::string_view id, Language language) const;

 private:
  [[nodiscard]] const ontology::Text* text_of(std::string_view id) const;
};

}  // namespace yinguo::cli
