#pragma once
#include <cstddef>
#include <set>
#include <string>

#include "rules/reporter.hpp"
#include "syntax/ast.hpp"

namespace yinguo::rules {

struct ComponentLimits {
  std::size_t max_instances = 10'000;  ///< components copied, those inherited from counted too
  std::size_t max_items = 1'000'000;   ///< declarations, directives and clauses copied
  std::size_t max_depth = 100;         ///< instances within instances; bases of bases
};

/// A program without components.
struct Expanded {
  syntax::Ast ast;
  std::set<std::string> missing;  ///< instances left out after a mistake: do not report their uses
};

/// Puts in the place of each `.init x = C` the items of the component C and of those it inherits
/// from. What C declares (or an instance within it) is named `x.name` from then on; a name that C
/// does not declare means what it means around the `.init`, as in Soufflé.
///
/// Reports YG-R203, R240 to R244, in components without instances too. Cost: O(items copied times
/// the depth of instances).
[[nodiscard]] Expanded expand_components(const syntax::Ast& ast, Reporter& reporter,
                                         const ComponentLimits& limits);

/// Whether there is anything to expand.
[[nodiscard]] bool has_components(const syntax::Ast& ast);

}  // namespace yinguo::rules
