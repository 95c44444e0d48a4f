#pragma once
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "derivation/graph.hpp"
#include "derivation/solve.hpp"

namespace yinguo::reasoning {

/// Whether goals hold once some factors do: the rules with every degree cut at the threshold, as
/// gates that count what they still lack (Dowling and Gallier 1984). What is denied stays as it
/// was.
class CutGraph {
 public:
  using Gate = std::uint32_t;

  CutGraph(const derivation::Graph& graph, const derivation::Solution& solution,
           std::span<const derivation::NodeId> roots, double threshold);

  /// Lets a fact hold beside those that do already. Cost: the gates next to those that open.
  void lift(derivation::NodeId fact);

  /// Sets of gates, the roots among each: the goals hold just when all gates of one of the sets are
  /// open. Where k of n facts are needed whatever else holds, a set for each choice of k; no more
  /// sets than `most`, and without such choices a single one. Requires: nothing is lifted.
  [[nodiscard]] std::vector<std::vector<Gate>> alternatives(std::size_t most) const;

  [[nodiscard]] bool is_open(Gate gate) const { return is_open_[gate] != 0; }

  /// How much has been lifted, to be gone back to.
  [[nodiscard]] std::size_t mark() const noexcept { return opened_.size(); }

  void undo(std::size_t mark);

 private:
  void open(Gate gate);
  [[nodiscard]] std::vector<std::vector<Gate>> inputs() const;

  std::vector<Gate> gates_;              ///< by node; none where it holds, or no root rests on it
  std::vector<Gate> roots_;              ///< that do not hold
  std::vector<std::int32_t> lacking_{};  ///< by gate: how many of its inputs have to open
  std::vector<char> is_open_{};          ///< by gate
  std::vector<std::uint32_t> use_begin_{};
  std::vector<Gate> uses_{};    ///< from use_begin_[g]: the gates that g is an input of
  std::vector<Gate> opened_{};  ///< in order
};

}  // namespace yinguo::reasoning
