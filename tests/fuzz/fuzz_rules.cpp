// Any bytes: reading and checking never fail, and what is read or checked without a mistake prints
// as a text that means the same.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "rules/check.hpp"
#include "rules/print.hpp"
#include "syntax/parser.hpp"
#include "syntax/printer.hpp"

namespace {

using namespace yinguo;

void require(bool holds) {
  if (!holds) std::abort();
}

syntax::Ast read(const std::string& text, base::SourceMap& sources,
                 base::Diagnostics& diagnostics) {
  return syntax::parse(sources, sources.add("fuzz.dl", text), diagnostics);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size > 1U << 16U) return 0;
  base::SourceMap sources;
  base::Diagnostics diagnostics;
  const auto ast = read(std::string(data, data + size), sources, diagnostics);
  if (!diagnostics.has_errors()) {
    base::Diagnostics again;
    require(read(syntax::print(ast), sources, again) == ast);
    require(!again.has_errors());
  }
  rules::CheckOptions options;
  options.max_rules_per_clause = 50;
  const auto program = rules::check(ast, nullptr, diagnostics, options);
  for (const auto& one : diagnostics.all())
    static_cast<void>(base::render(one, sources, false));
  if (!program) return 0;
  const auto printed = rules::print(*program);
  static_cast<void>(rules::print_strata(*program));
  base::Diagnostics again;
  const auto reread = rules::check(read(printed, sources, again), nullptr, again, options);
  require(reread.has_value());
  require(rules::print(*reread) == printed);
  return 0;
}
