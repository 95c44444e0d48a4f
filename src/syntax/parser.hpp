#pragma once
#include <cstddef>

#include "base/diagnostic.hpp"
#include "base/source_text.hpp"

#include "syntax/ast.hpp"

namespace yinguo::syntax {

struct ParseOptions {
  std::size_t max_nesting = 200;  ///< parentheses, aggregates and groups within one another
  std::size_t max_operators =
      1000;  ///< operators and calls in one argument; bounds the tree's height
  std::size_t max_literals = 256;  ///< in one conjunction; the order of joins is found by comparing
                                   ///< each with each
};

/// The tree of one text. Never fails: mistakes are reported, the clause with the mistake is left
/// out (a declaration is kept as broken, so that its uses are not mistakes too) and reading goes on
/// after it.
///
/// Errors: YG-S1xx. Cost: O(size of the text). Includes stay as they are; see include.hpp.
[[nodiscard]] Ast parse(const base::SourceMap& sources, base::SourceId source,
                        base::Diagnostics& diagnostics, const ParseOptions& options = {});

}  // namespace yinguo::syntax
