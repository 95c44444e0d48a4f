#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <vector>

#include "derivation/graph.hpp"
#include "derivation/solve.hpp"
#include "reasoning/levers.hpp"

namespace yinguo::reasoning {

/// A fact that is the mean of degree inputs and nothing else: what figures say of one factor.
struct MeanFactor {
  derivation::NodeId node{};
  std::vector<std::uint32_t> levers{};  ///< those that it is a mean of
  double short_by = 0.0;  ///< how much their degrees must rise together; not positive: it holds
};

/// The mean factors of the levers, if a goal can see the levers through nothing but whether those
/// factors reach `threshold`; none otherwise. Requires: degrees combined by the weakest.
[[nodiscard]] std::optional<std::vector<MeanFactor>> mean_factors(
    const derivation::Graph& graph, const derivation::Solution& solution,
    std::span<const Lever> levers, double threshold);

/// What it costs to lift sets of factors to the threshold together. A set is a mask of positions in
/// the factors, of which there are at most 64.
///
/// Lifetime: refers to its arguments. Threads: not thread-safe (costs are remembered).
class FactorCosts {
 public:
  using Mask = std::uint64_t;

  FactorCosts(std::span<const MeanFactor> factors, std::span<const Lever> levers,
              const std::vector<bool>& is_fixed);

  /// The cheapest steps of the levers; infinite when no steps do. Exact: factors without a common
  /// lever are solved apart, the others lever by lever, keeping of each combination's cost and
  /// gains those that no other beats (Nemhauser and Ullmann 1969).
  [[nodiscard]] double cost(Mask factors);
  /// By lever; for a set of finite cost.
  [[nodiscard]] std::vector<std::uint32_t> steps(Mask factors);

 private:
  struct Solved {
    double cost = 0.0;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> steps{};  ///< lever, step
  };

  [[nodiscard]] Mask connected(Mask factors) const;
  [[nodiscard]] const Solved& solved(Mask component);
  [[nodiscard]] Solved solve(Mask component) const;
  [[nodiscard]] std::vector<std::uint32_t> members(Mask component) const;

  std::span<const MeanFactor> factors_;
  std::span<const Lever> levers_;
  const std::vector<bool>& is_fixed_;
  std::vector<Mask> of_lever_;  ///< by lever: the factors that it is part of
  std::map<Mask, Solved> solved_;
};

}  // namespace yinguo::reasoning
