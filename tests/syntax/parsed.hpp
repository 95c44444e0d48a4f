#pragma once
#include <string>

#include "base/diagnostic.hpp"

#include "reported.hpp"
#include "syntax/parser.hpp"
#include "syntax/printer.hpp"

namespace yinguo::test {

/// A text after parsing, with what was reported.
struct Parsed {
  base::SourceMap sources;
  base::Diagnostics diagnostics;
  syntax::Ast ast;

  explicit Parsed(const std::string& text, const syntax::ParseOptions& options = {}) {
    ast = syntax::parse(sources, sources.add("test.dl", text), diagnostics, options);
  }

  /// Every diagnostic as `line:col id message`, one a line.
  [[nodiscard]] std::string reports() const { return yinguo::test::reported(diagnostics, sources); }
};

}  // namespace yinguo::test
