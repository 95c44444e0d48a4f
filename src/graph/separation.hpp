#pragma once
// Which nodes keep two others apart in the sense of d-separation.
//
// In an acyclic graph a trail between a and b is blocked by a set Z if one of its inner nodes is in
// Z and the trail does not meet there with both arrowheads, or if it meets somewhere with both
// arrowheads at a node from which nothing of Z (nor the node itself) can be reached. Z separates a
// and b if it blocks all trails. Equivalently (Lauritzen et al., Networks 20, 1990): it separates
// them in the moral graph of all ancestors of a, b and Z, where arrows are lines and parents of one
// node are joined. That makes it a matter of undirected graphs, and of cuts.
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "graph/components.hpp"

namespace yinguo::graph {

/// An acyclic graph whose d-separations are the σ-separations of the graph given, which may have
/// cycles (Forré and Mooij 2017; Bongers et al., Annals of Statistics 49, 2021, definition 6.6):
/// whatever points into a strong component points at each of its members, and the members are all
/// joined. Without cycles it is the same graph; loops are left out, parallel edges come once.
/// Ascending.
[[nodiscard]] std::vector<Edge> acyclified(std::uint32_t node_count, std::span<const Edge> edges);

/// Whether `given` separates a from b. Requires: an acyclic graph, a != b, neither of them given.
/// Cost: O(nodes + edges + pairs of parents). Threads: pure.
[[nodiscard]] bool is_separated(std::uint32_t node_count, std::span<const Edge> edges, Node a,
                                Node b, std::span<const Node> given);

/// Asks for sets Z of allowed nodes such that Z and `always` together separate a from b.
struct SeparatorQuestion {
  Node a = 0;
  Node b = 0;
  std::vector<Node> always{};    ///< neither a nor b
  std::vector<bool> may_take{};  ///< by node; a, b and `always` are never taken
};

/// One with the fewest nodes, ascending; nothing when there is none. Cost: a maximum flow.
[[nodiscard]] std::optional<std::vector<Node>> smallest_separator(
    std::uint32_t node_count, std::span<const Edge> edges, const SeparatorQuestion& question);

struct Separators {
  std::vector<std::vector<Node>> sets{};  ///< the smallest first, then in order; each ascending
  bool is_complete = true;                ///< false: there are more; a smallest one is among `sets`
};

/// All minimal ones (no proper subset will do) up to a limit: they are minimal cuts of the moral
/// graph (van der Zander, Liśkiewicz and Textor, Artificial Intelligence 270, 2019), and are made
/// one from the other by moving a node to the side of a (Shen and Liang, Theoretical Computer
/// Science 180, 1997). Cost: for each set, its size times that of the moral graph. Threads: pure.
[[nodiscard]] Separators minimal_separators(std::uint32_t node_count, std::span<const Edge> edges,
                                            const SeparatorQuestion& question,
                                            std::size_t limit = 1000);

}  // namespace yinguo::graph
