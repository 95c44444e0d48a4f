#pragma once
// What the claims say about reading the effect of one concept on another from figures.
#include <cstddef>
#include <string>
#include <vector>

#include "reasoning/causal_graph.hpp"

namespace yinguo::reasoning {

struct Concept {
  std::string id{};
  bool is_latent = false;  ///< no indicator stands for it, so that nothing can be held fixed by it
};

/// A set that closes all back doors, and of which nothing can be left out.
using AdjustmentSet = std::vector<Concept>;

/// If the claims hold, a and b are independent once `given` are held fixed. All are measured.
struct Independence {
  std::string a{};
  std::string b{};
  std::vector<std::string> given{};  ///< one of the smallest
};

struct AdjustmentOptions {
  std::size_t max_sets = 1000;
};

struct Adjustment {
  Concept cause{};
  Concept effect{};
  bool is_reached = false;  ///< a chain leads from cause to effect; else nothing below is filled
  /// Of cause, effect and what leads to them: concepts that reach each other, and so lie on loops.
  std::vector<std::vector<std::string>> loops{};
  std::vector<Concept> confounders{};  ///< lead to the cause, and to the effect past the cause
  std::vector<Concept> mediators{};    ///< on a chain from cause to effect
  std::vector<Concept>
      common_effects{};  ///< reached from the cause past the effect, and from the effect
  /// Neither mediators nor after the cause, but held fixed beside the first set they open a back
  /// door.
  std::vector<Concept> openers{};
  std::vector<AdjustmentSet> sets{};  ///< of measured concepts: smallest first
  /// When there is none of measured concepts: those that latent ones would make.
  std::vector<AdjustmentSet> latent_sets{};
  bool is_complete = true;  ///< there are no more sets of the kind that was found
  std::vector<Independence> independencies{};  ///< fewest given first
};

/// The back-door criterion over cause → effect, whatever the signs; with loops by σ-separation, see
/// graph::BackDoor. Independencies are between measured concepts among cause, effect and all that
/// leads to them. Requires: cause != effect. Cost: the sets, and a flow for each pair of those.
[[nodiscard]] Adjustment find_adjustment(const CausalGraph& graph, graph::Node cause,
                                         graph::Node effect, const AdjustmentOptions& options = {});

}  // namespace yinguo::reasoning
