#pragma once
#include <cstddef>
#include <optional>
#include <vector>

#include "syntax/ast.hpp"

namespace yinguo::rules {

/// A literal that is no group, and whether it is negated, the negations of the groups around it
/// counted. A view into the tree.
struct SignedLiteral {
  const syntax::Literal* literal = nullptr;
  bool negated = false;
};

using Branch = std::vector<SignedLiteral>;

/// The conjunctions that a clause's body stands for (disjunctive normal form); one empty branch for
/// a fact. Nothing when there would be more than `limit`.
[[nodiscard]] std::optional<std::vector<Branch>> branches_of(const syntax::Clause& clause,
                                                             std::size_t limit);

/// The same for the body of an aggregate or a quantified literal.
[[nodiscard]] std::optional<std::vector<Branch>> branches_of(
    const std::vector<syntax::Literal>& body, std::size_t limit);

}  // namespace yinguo::rules
