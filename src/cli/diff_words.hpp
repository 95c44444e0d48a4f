#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "cli/language.hpp"
#include "cli/lexicon.hpp"
#include "ontology/difference.hpp"

namespace yinguo::cli {

/// "concepts", "参照组": the heading above elements of a kind.
[[nodiscard]] std::string_view kind_phrase(ontology::ElementKind kind, Language language);

/// "label (zh)", "名称（中文）".
[[nodiscard]] std::string property_phrase(std::string_view property, Language language);

/// What people call an element: label and id; of a claim its ends, of a figure region, indicator
/// and year.
[[nodiscard]] std::string element_phrase(ontology::ElementKind kind, std::string_view id,
                                         const Lexicon& lexicon, Language language);

/// A value of a property: the label of what it refers to, the phrase for a word, else as it is.
[[nodiscard]] std::string value_phrase(std::string_view property, const std::string& value,
                                       const Lexicon& lexicon, Language language);

}  // namespace yinguo::cli
