#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_set>

#include "derivation/proof.hpp"
#include "derivation/solve.hpp"
#include "reasoning/explain.hpp"
#include "reasoning/figures.hpp"

namespace yinguo::reasoning {

/// Unfolds nodes of the derivation graph into steps that a person can read: each fact with the
/// firing that stands for it; facts that only restate one other are merged; what was shown before
/// is referred to.
///
/// Lifetime: refers to everything it is made of.
class ProofTree {
 public:
  ProofTree(Lookup& lookup, Figures& figures, const std::unordered_set<std::string_view>& claims,
            const derivation::Solution& solution, std::string_view region,
            const ExplainOptions& options)
      : reading_{lookup.reading()},
        figures_{figures},
        claims_{claims},
        solution_{solution},
        region_{region},
        options_{options} {}

  /// The step for `root`. With `proof`, its choice of firings; else the best ones on `goal`'s side.
  [[nodiscard]] Step unfold(derivation::NodeId root, derivation::Goal goal,
                            const derivation::Proof* proof);

  /// Forgets what was shown, so that the next tree stands alone.
  void start_afresh() { shown_.clear(); }

  [[nodiscard]] bool was_cut() const noexcept { return cut_; }

 private:
  struct Frame {
    derivation::Goal goal;
    std::size_t depth;
    const derivation::Proof* proof;
  };

  [[nodiscard]] Step step_for(derivation::NodeId node, const Frame& frame);
  [[nodiscard]] Step leaf_for(derivation::NodeId node) const;
  [[nodiscard]] derivation::FiringId firing_for(derivation::NodeId node, const Frame& frame) const;
  [[nodiscard]] std::optional<derivation::NodeId> restated(derivation::FiringId firing) const;
  void take_claims(derivation::FiringId firing, Step& step) const;
  void add_parts(derivation::FiringId firing, const Frame& frame, Step& step);
  void add_part(derivation::NodeId node, bool negated, const Frame& frame, Step& step);
  [[nodiscard]] std::vector<derivation::NodeId> in_telling_order(const derivation::Premise& premise,
                                                                 derivation::Goal goal) const;
  [[nodiscard]] bool is_silent(derivation::NodeId node) const;
  void add_group(const derivation::Premise& premise, const Frame& frame, Step& step);

  const Reading& reading_;
  Figures& figures_;
  const std::unordered_set<std::string_view>& claims_;
  const derivation::Solution& solution_;
  std::string_view region_;
  const ExplainOptions& options_;
  std::unordered_set<std::uint32_t> shown_;
  std::size_t steps_ = 0;
  bool cut_ = false;
};

/// The values of `node` as text; symbols are ids.
[[nodiscard]] std::vector<std::string> arguments_of(const Reading& reading,
                                                    derivation::NodeId node);

}  // namespace yinguo::reasoning
