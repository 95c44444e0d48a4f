#pragma once
// Proofs: one firing for each fact that needs one, best first.
#include <cstdint>
#include <vector>

#include "derivation/solve.hpp"

namespace yinguo::derivation {

/// One fact of a proof and the firing that stands for it.
struct ProofStep {
  NodeId node{};
  FiringId firing = kNoFiring;  ///< kNoFiring: a leaf, or cut
  double degree = 1.0;          ///< within this proof, on the side asked about
};

/// A well-founded choice of firings. A negated degree fact is a leaf of the proof: its degree is
/// what the solution says; ask `weakest_premises` for why it is low.
struct Proof {
  NodeId root{};
  Goal goal = Goal::kLower;
  double degree = 0.0;             ///< of this proof alone
  std::uint32_t height = 0;        ///< 0: the root is a leaf
  bool cut = false;                ///< the graph was cut at one of its facts
  std::vector<ProofStep> steps{};  ///< each fact once, root first, premises in order of the body

  [[nodiscard]] const ProofStep* find(NodeId node) const;
};

struct ProofLimits {
  std::size_t proofs = 1;           ///< at most so many
  std::size_t expansions = 20'000;  ///< partial proofs looked at, over all
  std::size_t steps = 10'000;       ///< facts of one proof
};

struct Proofs {
  std::vector<Proof> proofs;  ///< best first, distinct as sets of firings
  bool cut = false;           ///< a limit ended the search: there may be more
};

/// The best proof by degree on `goal`'s side; among equals the lowest. For an ordinary root the
/// lowest. Cost: linear in the proof.
[[nodiscard]] Proof best_proof(const Graph& graph, const Solution& solution, NodeId root,
                               Goal goal);

/// The k best proofs: a best-first search over partial proofs whose open facts are bounded by their
/// own best degree (after Knuth 1977 and Huang & Chiang 2005), so that a proof is complete when it
/// is popped. Ordinary facts below a degree fact keep their lowest firing; below an ordinary root
/// they vary too.
[[nodiscard]] Proofs best_proofs(const Graph& graph, const Solution& solution, NodeId root,
                                 Goal goal, const ProofLimits& limits);

/// The premise that decides a firing: the one with the least degree, the first among equals.
struct BindingPremise {
  FiringId firing = kNoFiring;
  std::uint32_t premise = kNoIndex;  ///< index into Graph::premises
  NodeId node{};                     ///< the fact it comes down to (a group's deciding member)
  bool negated = false;              ///< the fact stands negated: its other side decides
  double degree = 1.0;               ///< of the premise
};

/// For each firing of `node` the premise that keeps its degree on `goal`'s side from being higher,
/// in the order of the firings. With Goal::kUpper: why the degree is low.
[[nodiscard]] std::vector<BindingPremise> weakest_premises(const Graph& graph,
                                                           const Solution& solution, NodeId node,
                                                           Goal goal);

/// From `root` along best firings and their weakest premises down to the leaf that decides; a
/// negated fact is followed on its other side. Empty when the root is a leaf.
[[nodiscard]] std::vector<BindingPremise> binding_leaf(const Graph& graph, const Solution& solution,
                                                       NodeId root, Goal goal);

}  // namespace yinguo::derivation
