#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

#include "base/function_ref.hpp"
#include "base/result.hpp"

#include "syntax/parser.hpp"

namespace yinguo::syntax {

/// Finds the text of `.include "path"` standing in the text named `including`; returns the text's
/// name, by which it is known to have been read, and the text.
using IncludeResolver = base::FunctionRef<base::Result<std::pair<std::string, std::string>>(
    std::string_view path, std::string_view including)>;

struct IncludeOptions {
  ParseOptions parse;
  std::size_t max_depth = 100;
};

/// The tree of `source` with the items of every included text in the place of its first `.include`,
/// transitively. A text is read once, so texts may include each other.
///
/// Errors: those of parse(), and YG-S13x at the `.include` whose text cannot be had. Never fails.
[[nodiscard]] Ast parse_program(base::SourceMap& sources, base::SourceId source,
                                IncludeResolver resolver, base::Diagnostics& diagnostics,
                                const IncludeOptions& options = {});

}  // namespace yinguo::syntax
