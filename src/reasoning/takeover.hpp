#pragma once
// The smallest sets of inputs that, taken over from another case, give a fact another status.
#include <cstdint>
#include <span>
#include <vector>

#include "model/interval.hpp"

#include "derivation/graph.hpp"
#include "derivation/solve.hpp"

namespace yinguo::reasoning {

/// An input that the other case has otherwise.
struct Takeover {
  std::uint32_t input = 0;
  model::Interval degree{};  ///< of the other case
};

/// A case and the status that one of its facts is to have.
struct TakeoverGoal {
  const derivation::Graph& graph;
  const derivation::Inputs& inputs;
  derivation::NodeId root{};
  double threshold = 0.5;
  model::Status wanted = model::Status::kActive;
};

struct TakeoverSets {
  std::vector<std::vector<std::uint32_t>> sets{};  ///< of positions in the candidates
  std::size_t bound = 0;                           ///< no set has fewer members
  bool is_proved = false;  ///< the first set has `bound` members, or there is none
};

/// Each set, by a full evaluation, gives the fact the status wanted; the smallest come first, each
/// without a member of every one before it.
///
/// The search is over a relaxation in which a degree is taken over where that helps and stays where
/// it would hinder; with inputs that act in one direction it is exact. Sets that fail the
/// evaluation are dropped. If none is left, and all candidates together do it, they are thinned out
/// one by one, and the set is not said to be a smallest.
[[nodiscard]] TakeoverSets smallest_takeovers(const TakeoverGoal& goal,
                                              std::span<const Takeover> candidates,
                                              std::size_t count);

}  // namespace yinguo::reasoning
