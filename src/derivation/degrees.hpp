#pragma once
// The degree of one premise or firing from the degrees of the nodes it reads.
#include <cstdint>
#include <optional>
#include <vector>

#include "derivation/solve.hpp"

namespace yinguo::derivation {

/// A degree and the depth of the proof that shows it.
struct Settled {
  double degree = 0.0;
  std::uint32_t depth = 0;
};

/// Reads degrees of premises and firings off a solution under way.
///
/// Lifetime: refers to the graph and the solution. Threads: one reader, one thread (it keeps
/// scratch).
class DegreeReader {
 public:
  DegreeReader(const Graph& graph, const Solution& solution)
      : graph_{&graph}, solution_{&solution} {}

  /// Nodes of `component` count as having no degree yet unless `settled[node]`.
  void restrict_to(std::uint32_t component, const std::vector<std::uint8_t>* settled) {
    component_ = component;
    settled_ = settled;
  }

  /// The firing's degree on one side; nullopt: a node it needs has none yet.
  [[nodiscard]] std::optional<Settled> firing(FiringId id, Goal goal);
  [[nodiscard]] std::optional<Settled> premise(const Premise& premise, Goal goal);
  [[nodiscard]] model::Interval firing(FiringId id);

  /// The members that a quantified premise's degree comes from, best first: all of them for all and
  /// mean, one for any, k for at_least.
  [[nodiscard]] std::vector<NodeId> deciding_members(const Premise& premise, Goal goal);

 private:
  [[nodiscard]] bool is_known(NodeId node) const;
  [[nodiscard]] Settled node(NodeId node, Goal goal) const;
  [[nodiscard]] std::optional<Settled> operand(const Operand& operand, Goal goal);
  [[nodiscard]] std::optional<Settled> quantified(const Premise& premise, Goal goal);
  [[nodiscard]] std::optional<Settled> all(const Premise& premise, Goal goal);
  [[nodiscard]] std::optional<Settled> any(const Premise& premise, Goal goal);
  [[nodiscard]] std::optional<Settled> at_least(const Premise& premise, Goal goal);
  [[nodiscard]] std::optional<Settled> mean(const Premise& premise, Goal goal);

  const Graph* graph_;
  const Solution* solution_;
  const std::vector<std::uint8_t>* settled_ = nullptr;
  std::uint32_t component_ = kNoIndex;
  std::vector<Settled> scratch_;
};

[[nodiscard]] constexpr Goal opposite(Goal goal) {
  return goal == Goal::kLower ? Goal::kUpper : Goal::kLower;
}

}  // namespace yinguo::derivation
