#pragma once
#include <string_view>
#include <vector>

#include "ontology/model.hpp"

namespace yinguo::literature {

/// The people of an author field (O. Patashnik, BibTeXing, 4): "Green, Ada", "Ada Green", "Ludwig
/// van Beethoven", "King, Jr, Martin", with `and` between them. A name all in braces is not split.
/// `has_others` is set where the last is `others`. Cost: linear, no recursion.
[[nodiscard]] std::vector<ontology::Person> people_of_bibtex(std::string_view tex,
                                                             bool& has_others);

}  // namespace yinguo::literature
