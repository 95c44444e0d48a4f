#pragma once
#include <string>

#include "base/diagnostic.hpp"

namespace yinguo::test {

/// Every diagnostic as `line:col id message`, one a line.
[[nodiscard]] inline std::string reported(const base::Diagnostics& diagnostics,
                                          const base::SourceMap& sources) {
  std::string out;
  for (const auto& one : diagnostics.all()) {
    const auto at = sources.at(one.span.source).position(one.span.begin);
    out += std::to_string(at.line) + ":" + std::to_string(at.column) + " " +
           std::string{one.code.id} + " " + one.message + "\n";
  }
  return out;
}

}  // namespace yinguo::test
