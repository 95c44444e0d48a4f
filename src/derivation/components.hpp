#pragma once
#include "derivation/graph.hpp"

namespace yinguo::derivation {

/// Operands, uses, and the strongly connected components of the degree nodes in an order in which
/// what a component depends on comes before it (Tarjan 1972, with an explicit stack).
[[nodiscard]] Schedule make_schedule(const Graph& graph);

}  // namespace yinguo::derivation
