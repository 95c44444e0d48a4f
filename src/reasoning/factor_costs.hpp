#pragma once
#include <cstdint>
#include <limits>
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

  [[nodiscard]] std::size_t size() const noexcept { return factors_.size(); }

  /// The cheapest steps of the levers; infinite when no steps do. Exact: factors without a common
  /// lever are solved apart (step_chooser.hpp).
  [[nodiscard]] double cost(Mask factors);

  /// A share of each factor such that no set costs less than the shares of its factors: what a
  /// factor costs when every lever is paid for by all its factors in equal parts.
  [[nodiscard]] double share(std::size_t factor) const { return shares_[factor]; }

  /// The factors that have a lever in common with it that can move, itself among them.
  [[nodiscard]] Mask tied(std::size_t factor) const { return tied_[factor]; }

  /// Sets that cost more than `most` are not wanted from now on: their cost may be said to be
  /// infinite. Requires: no more than what was said before.
  void cap(double most) { cap_ = most; }

  /// By lever; for a set of finite cost.
  [[nodiscard]] std::vector<std::uint32_t> steps(Mask factors);

 private:
  struct Solved {
    double cost = 0.0;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> steps{};  ///< lever, step
  };

  [[nodiscard]] bool can_move(std::size_t lever) const {
    return !is_fixed_[lever] && !levers_[lever].steps.empty();
  }

  [[nodiscard]] Mask connected(Mask factors) const;
  [[nodiscard]] const Solved& solved(Mask component);
  [[nodiscard]] double cost_in_parts(Mask component);
  [[nodiscard]] Solved solve(Mask component);
  [[nodiscard]] double shared_cost(std::size_t factor) const;
  [[nodiscard]] std::vector<std::uint32_t> members(Mask component) const;

  std::span<const MeanFactor> factors_;
  std::span<const Lever> levers_;
  const std::vector<bool>& is_fixed_;
  std::vector<Mask> of_lever_;    ///< by lever: the factors that it is part of
  std::vector<Mask> tied_;        ///< by factor
  std::vector<double> shares_{};  ///< by factor
  double cap_ = std::numeric_limits<double>::infinity();
  std::map<Mask, Solved> solved_;
};

}  // namespace yinguo::reasoning
