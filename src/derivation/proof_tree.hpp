#pragma once
// What proofs share: the facts a firing rests on under some choices, and the degree of the whole.
#include <cstdint>
#include <optional>
#include <unordered_map>
#include <vector>

#include "derivation/degrees.hpp"
#include "derivation/proof.hpp"

namespace yinguo::derivation {

/// Something a partial proof has not decided yet: which firing stands for a fact, or which member
/// for an `any`.
struct OpenChoice {
  std::uint32_t node = kNoIndex;
  std::uint32_t premise = kNoIndex;
};

/// What is decided: nodes → firing; premises (of `any`) → member node.
struct Choices {
  std::unordered_map<std::uint32_t, FiringId> firings{};
  std::unordered_map<std::uint32_t, NodeId> members{};
};

/// Which facts of a proof are open until they are decided.
enum class Variation : std::uint8_t {
  kNone,     ///< the best firing stands for each fact
  kDegrees,  ///< degree facts are open; ordinary ones take their lowest firing
  kAll,
};

struct Outlook {
  double degree = 1.0;  ///< of the proof; while something is open, no completion has a greater one
  std::uint32_t height = 0;
  bool is_cyclic = false;            ///< some fact would rest on itself
  bool is_too_large = false;         ///< more facts than the limit
  std::optional<OpenChoice> open{};  ///< the first in the order of the proof
  std::vector<ProofStep> steps{};    ///< root first
};

class ProofTree {
 public:
  /// `bounds`: by node, the best degree a single proof can give it on `goal`'s side.
  ProofTree(const Graph& graph, const Solution& solution, Goal goal,
            const std::vector<double>& bounds)
      : graph_{graph},
        goal_{goal},
        bounds_{bounds},
        solution_{solution},
        reader_{graph, solution} {}

  /// Walks the proof that `choices` make below `root`.
  [[nodiscard]] Outlook look(NodeId root, const Choices& choices, Variation variation,
                             std::size_t max_steps);

  /// The firing's degree when every fact below it has its bound.
  [[nodiscard]] double degree_below(FiringId firing) { return degree_of(firing, {}); }

  /// The firing of least height; kNoFiring for leaves.
  [[nodiscard]] FiringId lowest_firing(NodeId node) const;

 private:
  struct Known {
    double degree = 1.0;
    std::uint32_t height = 0;
    bool on_path = true;
  };

  struct Visit {
    NodeId node{};
    FiringId firing = kNoFiring;
    std::vector<NodeId> below{};
    std::size_t next = 0;
    std::size_t step = 0;
  };

  void enter(NodeId node, const Choices& choices, Outlook& outlook);
  void leave(const Choices& choices, Outlook& outlook);
  void collect_below(FiringId firing, const Choices& choices, Outlook& outlook,
                     std::vector<NodeId>& below);
  [[nodiscard]] double degree_of(FiringId firing, const Choices& choices);
  [[nodiscard]] double degree_of(const Premise& premise, std::uint32_t index,
                                 const Choices& choices);
  [[nodiscard]] double degree_of(NodeId node) const;
  [[nodiscard]] FiringId best_firing(NodeId node);

  const Graph& graph_;
  Goal goal_;
  const std::vector<double>& bounds_;
  const Solution& solution_;
  DegreeReader reader_;
  std::unordered_map<std::uint32_t, Known> known_;
  std::vector<Visit> stack_;
  Variation variation_ = Variation::kNone;
};

/// Whether a fact's degree is that of its best firing.
[[nodiscard]] constexpr bool is_idempotent(rules::Algebra algebra) {
  return algebra == rules::Algebra::kGodel || algebra == rules::Algebra::kBoolean;
}

/// By node: the greatest degree that one proof can give it. What the solution says under an
/// idempotent algebra; under the others a fact with several firings has more than any one of them
/// gives.
[[nodiscard]] std::vector<double> single_proof_bounds(const Graph& graph, const Solution& solution,
                                                      Goal goal);

}  // namespace yinguo::derivation
