#pragma once
// A derivation graph compiled once, to be run for many cases: each degree is a column of cases, and
// a block of cases goes through the whole graph while it lies in the cache.
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "model/interval.hpp"

#include "derivation/graph.hpp"
#include "derivation/solve.hpp"

namespace yinguo::derivation {

/// One degree of many cases: that of case c lies in [lower[c], upper[c]]. Both may be one array.
struct InputColumn {
  const double* lower = nullptr;
  const double* upper = nullptr;
};

struct OutputColumn {
  double* lower = nullptr;
  double* upper = nullptr;
};

/// One step of a circuit. Steps work on accumulators that are as wide as a block: that of the
/// quantified premise, that of the firing, that of the node.
struct Step {
  enum class Op : std::uint32_t {
    kTake,        ///< firing := slot
    kTakeNot,     ///< firing := 1 − slot
    kAnd,         ///< firing := firing and slot
    kAndNot,      ///< firing := firing and 1 − slot
    kAll,         ///< quantified := quantified and slot
    kAny,         ///< quantified := quantified or slot
    kSum,         ///< quantified := quantified + slot
    kOne,         ///< quantified := 1
    kZero,        ///< quantified := 0
    kMean,        ///< quantified := quantified / argument
    kRanks,       ///< starts the `argument` best of what follows
    kRank,        ///< one of them: slot
    kTakeRank,    ///< quantified := the last of the `argument` best
    kStart,       ///< firing := 1
    kAndThat,     ///< firing := firing and quantified
    kAndNotThat,  ///< firing := firing and 1 − quantified
    kNode,        ///< node := firing
    kOr,          ///< node := node or firing
    kNothing,     ///< node := 0
    kCut,         ///< the upper end of node := 1
    kPut,         ///< slot := node
    kGrow,        ///< slot := node, remembering whether that changed it
  };
  Op op{};
  std::uint32_t argument = 0;
};

/// What solve() computes, for the nodes asked for, without best firings and depths.
///
/// Lifetime: independent of the graph. Threads: const methods may run concurrently.
class Circuit {
 public:
  /// Cases that go through the graph together. Twice a block's width in doubles, for each node that
  /// `wanted` rests on, should fit into the second cache: 32 cases of 1,000 nodes are 512 KB.
  static constexpr std::size_t kBlock = 32;
  static constexpr std::size_t kSmallBlock = 4;

  /// Memory that a run needs, kept from run to run. One for each thread.
  struct Workspace {
    std::vector<double> slots{};
    std::vector<double> ranks{};
  };

  /// Requires: graph.finish() called, and no cycle among degree nodes unless the algebra is
  /// idempotent. Cost: linear in what `wanted` rests on.
  Circuit(const Graph& graph, std::span<const NodeId> wanted);

  /// Solves the cases [begin, end). `inputs` are in the order of Graph::inputs; `outputs` in that
  /// of `wanted`. Degrees are those of solve(), to the bit. Requires: inputs within [0, 1].
  void run(std::span<const InputColumn> inputs, std::size_t begin, std::size_t end,
           std::span<const OutputColumn> outputs, Workspace& workspace) const;

  /// As run(), with the cases shared out among `threads` in whole blocks.
  void run(std::span<const InputColumn> inputs, std::size_t count,
           std::span<const OutputColumn> outputs, unsigned threads) const;

  /// Whether the degrees wanted depend on input `i`; a column that they do not depend on is not
  /// read.
  [[nodiscard]] bool reads(std::size_t i) const { return input_slots_[i] != kNoIndex; }

  [[nodiscard]] std::size_t step_count() const noexcept { return steps_.size(); }

 private:
  friend class CircuitBuilder;

  /// Steps that are done once, or again until nothing grows (a strongly connected component).
  struct Section {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    std::uint32_t first_growing = 0;  ///< into growing_
    std::uint32_t growing_count = 0;  ///< 0: once
  };

  template <std::size_t Width>
  void run_block(std::span<const InputColumn> inputs, std::size_t begin, std::size_t count,
                 std::span<const OutputColumn> outputs, Workspace& workspace) const;

  rules::Algebra algebra_;
  std::vector<Step> steps_;
  std::vector<Section> sections_;
  std::vector<std::uint32_t> growing_;       ///< slots
  std::vector<std::uint32_t> input_slots_;   ///< by input; kNoIndex: not read
  std::vector<std::uint32_t> output_slots_;  ///< by node wanted
  std::uint32_t slot_count_ = 0;
  std::uint32_t rank_count_ = 0;  ///< the greatest argument of kRanks
};

}  // namespace yinguo::derivation
