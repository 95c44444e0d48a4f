#pragma once
#include <vector>

#include "ontology/model.hpp"

namespace yinguo::literature::test {

/// Random sources of all types, whose texts are made of what formats have escapes for; texts are as
/// the reader of ontologies leaves them. The same for the same seed.
[[nodiscard]] std::vector<ontology::Source> random_sources(unsigned seed);

}  // namespace yinguo::literature::test
