#pragma once
#include "rules/program.hpp"

namespace yinguo::verification {

/// Whether the term has several values, or another one each time: a range or a counter.
[[nodiscard]] bool is_generator(const rules::Term& term);

/// The program with a variable of its own for each range and counter, which a literal
/// `variable = range(…)` at the end of the body gives its value: what such a term means
/// (LANGUAGE.md). Ids of relations, rules, variables and symbols stay; so do the places of the
/// literals. The new variables have no names.
[[nodiscard]] rules::Program without_generators(const rules::Program& program);

/// Whether `literal` is such a literal of a counter.
[[nodiscard]] bool is_counter(const rules::Literal& literal);
/// Whether a counter stands in `rule`, outside its groups.
[[nodiscard]] bool has_counter(const rules::Rule& rule);

}  // namespace yinguo::verification
