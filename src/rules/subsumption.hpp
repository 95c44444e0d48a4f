#pragma once
#include <optional>

#include "rules/declarations.hpp"
#include "rules/reporter.hpp"
#include "syntax/ast.hpp"

namespace yinguo::rules {

/// `dominated <= dominating :- body` as `dominated :- dominated, dominating, body`, which names the
/// facts that go (Program::subsumptions). Wildcards of the heads become variables.
/// Reports YG-R254 and gives nothing for heads that cannot subsume each other.
[[nodiscard]] std::optional<syntax::Clause> without_subsumption(const syntax::Clause& clause,
                                                                Declarations& declarations,
                                                                Reporter& reporter);

}  // namespace yinguo::rules
