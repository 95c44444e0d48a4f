#pragma once
#include <array>
#include <cstdint>

#include "model/interval.hpp"

#include "derivation/graph.hpp"
#include "derivation/solve.hpp"

namespace yinguo::reasoning {

/// A case that is changed input by input, and whose degrees follow.
///
/// An input may be given with its ends reversed: the lower end of a fact grows with the lower ends
/// of what it asks for and falls with the upper ends of what it denies, its upper end the other way
/// round. So {1, 0} is the best that an input can do for the lower end of any fact, and the worst
/// for its upper one; [0, 1] is the reverse, and means unknown.
///
/// Lifetime: refers to the graph.
class Trial {
 public:
  Trial(const derivation::Graph& graph, derivation::Inputs inputs)
      : graph_{graph}, inputs_{std::move(inputs)}, solution_{derivation::solve(graph, inputs_)} {}

  /// Cost: what lies above the input and does change.
  void set(std::uint32_t input, const model::Interval& degree) {
    if (inputs_[input] == degree) return;
    inputs_[input] = degree;
    derivation::resolve(graph_, inputs_, std::array{input}, solution_);
  }

  [[nodiscard]] const model::Interval& of(derivation::NodeId node) const {
    return solution_.of(node);
  }

  [[nodiscard]] const derivation::Inputs& inputs() const noexcept { return inputs_; }

 private:
  const derivation::Graph& graph_;
  derivation::Inputs inputs_;
  derivation::Solution solution_;
};

/// Best for a goal in either direction: what is asked for holds, what is denied does not.
inline constexpr model::Interval kBest{1.0, 0.0};

}  // namespace yinguo::reasoning
