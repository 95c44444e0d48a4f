#pragma once
#include <cstddef>
#include <optional>

#include "base/diagnostic.hpp"
#include "model/fact_source.hpp"

#include "rules/components.hpp"
#include "rules/program.hpp"
#include "syntax/ast.hpp"

namespace yinguo::rules {

struct CheckOptions {
  std::size_t max_rules_per_clause = 1000;  ///< heads times alternatives; disjunctions multiply
  ComponentLimits components;
};

/// The checked form of a program: names, types, safety, degrees and strata (phases in check.cpp).
/// `store` says what `IO=store` offers; null means that there is no store.
///
/// Errors: YG-R2xx, all of the program in one run; nothing is returned when there was one. Warnings
/// do not prevent a program. Broken declarations of `ast` are taken as known names of unknown
/// columns. Threads: pure.
[[nodiscard]] std::optional<Program> check(const syntax::Ast& ast, const model::FactSource* store,
                                           base::Diagnostics& diagnostics,
                                           const CheckOptions& options = {});

}  // namespace yinguo::rules
