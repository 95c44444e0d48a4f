#pragma once
#include "ontology/model.hpp"

namespace yinguo::literature::test {

/// A random model whose texts are made of what formats have escapes for: quotation marks, line
/// breaks, markup, backslashes, Chinese, emoji. The same for the same seed.
[[nodiscard]] ontology::Model nasty_model(unsigned seed);

}  // namespace yinguo::literature::test
