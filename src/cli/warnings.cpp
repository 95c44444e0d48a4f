#include "cli/warnings.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "rules/errors.hpp"
#include "syntax/errors.hpp"

namespace yinguo::cli {
namespace {

/// Names without a code of ours stand for what is no warning here.
constexpr std::array<std::pair<std::string_view, std::string_view>, 6> kNames{{
    {"var-appears-once", rules::kUnusedVariable.id},
    {"no-rules-nor-facts", rules::kEmptyRelation.id},
    {"deprecated-type-decl", syntax::kOldSpelling.id},
    {"deprecated-qualifier", syntax::kOldSpelling.id},
    {"dollar-sign", ""},
    {"no-subsumptive-rule", ""},
}};

bool stands_for(std::string_view name, std::string_view code) {
  return name == "all" ||
         std::find(kNames.begin(), kNames.end(), std::pair{name, code}) != kNames.end();
}

}  // namespace

const std::vector<std::string>& warning_names() {
  static const auto names = [] {
    std::vector<std::string> all{"all"};
    for (const auto& [name, code] : kNames)
      all.emplace_back(name);
    return all;
  }();
  return names;
}

bool is_shown(const base::Diagnostic& diagnostic, const RunArguments& arguments) {
  if (diagnostic.severity == base::Severity::kError) return true;
  return !arguments.no_warnings &&
         std::none_of(arguments.silenced.begin(), arguments.silenced.end(),
                      [&](const auto& name) { return stands_for(name, diagnostic.code.id); });
}

}  // namespace yinguo::cli
