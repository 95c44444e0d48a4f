#pragma once
#include <optional>
#include <string>

#include "base/diagnostic.hpp"

#include "reported.hpp"
#include "rules/check.hpp"
#include "rules/print.hpp"
#include "syntax/parser.hpp"

namespace yinguo::test {

/// A program text after parsing and checking, with what was reported.
struct Checked {
  base::SourceMap sources;
  base::Diagnostics diagnostics;
  std::optional<rules::Program> program;

  explicit Checked(const std::string& text, const model::FactSource* store = nullptr,
                   const rules::CheckOptions& options = {}) {
    const auto ast = syntax::parse(sources, sources.add("test.dl", text), diagnostics);
    program = rules::check(ast, store, diagnostics, options);
  }

  /// Every diagnostic as `line:col id message`, one a line.
  [[nodiscard]] std::string reports() const { return yinguo::test::reported(diagnostics, sources); }
};

}  // namespace yinguo::test
