#pragma once
#include <string>
#include <string_view>

#include "reasoning/reading.hpp"
#include "reasoning/why.hpp"

namespace yinguo::cli {

/// The answer of Soufflé's prompt to `query atom, atom, …`. Without variables it says of each atom
/// whether it holds. With variables it is a table of their values in all ways to make all atoms
/// hold; `_` is any value and no column. What is no atom is said in words.
/// Bounded: 32 atoms, and 100,000 rows, after which a line `…` stands. Cost: the product of the
/// facts that match atom by atom.
[[nodiscard]] std::string answer_query(std::string_view text, reasoning::Reading& reading,
                                       reasoning::Explainer& explainer);

}  // namespace yinguo::cli
