#pragma once
#include "base/result.hpp"

#include "reasoning/reading.hpp"

namespace yinguo::session {

/// Builds the graph of all degree facts of `reading`, so that one graph answers every question.
/// Errors: `seconds` passed (0: no limit); functors as in evaluate().
[[nodiscard]] base::Result<void> add_degree_graph(reasoning::Reading& reading, double seconds);

}  // namespace yinguo::session
