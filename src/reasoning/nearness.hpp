#pragma once
#include <cstdint>
#include <limits>
#include <tuple>
#include <vector>

#include "derivation/graph.hpp"
#include "derivation/solve.hpp"

namespace yinguo::reasoning {

/// How far a fact is from a threshold: figures that have to change, then how far their degrees have
/// to go, then rules one above the other.
struct Distance {
  static constexpr std::uint32_t kNever = std::numeric_limits<std::uint32_t>::max();

  std::uint32_t leaves = 0;  ///< kNever: no figure can make it hold
  double gap = 0.0;          ///< sum over the leaves
  std::uint32_t steps = 0;

  [[nodiscard]] bool is_finite() const { return leaves != kNever; }

  friend bool operator<(const Distance& a, const Distance& b) {
    return std::tie(a.leaves, a.gap, a.steps) < std::tie(b.leaves, b.gap, b.steps);
  }

  friend Distance operator+(const Distance& a, const Distance& b);
};

/// For each fact of a solved graph the distance of its nearest derivation from a threshold: the
/// least fixpoint of "a firing needs the sum of its premises, a fact its nearest firing" (Knuth
/// 1977). A leaf that two premises need counts twice. Requires: Gödel or Boolean degrees, and
/// threshold in (0,1].
///
/// Lifetime: refers to its arguments.
class Nearness {
 public:
  Nearness(const derivation::Graph& graph, const derivation::Solution& solution, double threshold);

  [[nodiscard]] bool holds(derivation::NodeId node) const {
    return solution_.of(node).lower >= threshold_;
  }

  /// Whether "not `node`" holds.
  [[nodiscard]] bool is_absent_enough(derivation::NodeId node) const {
    return 1.0 - solution_.of(node).upper >= threshold_;
  }

  [[nodiscard]] const Distance& of(derivation::NodeId node) const {
    return distances_[derivation::index_of(node)];
  }

  /// Of a rule instance.
  [[nodiscard]] Distance of(derivation::FiringId firing) const;
  /// Members of `premise` that fall short, nearest first.
  [[nodiscard]] std::vector<derivation::NodeId> lacking(const derivation::Premise& premise) const;

 private:
  [[nodiscard]] Distance of(const derivation::Operand& operand) const;
  [[nodiscard]] Distance of(const derivation::Premise& premise) const;
  [[nodiscard]] Distance mean(const derivation::Premise& premise) const;
  [[nodiscard]] Distance first(derivation::NodeId node) const;
  bool improve(std::uint32_t node);

  const derivation::Graph& graph_;
  const derivation::Solution& solution_;
  double threshold_;
  std::vector<Distance> distances_;
};

}  // namespace yinguo::reasoning
