#pragma once
// How far observations may move before an answer is another, and which of them carry it.
#include <vector>

#include "reasoning/mover.hpp"
#include "reasoning/robust.hpp"

namespace yinguo::reasoning {

/// Of each leaf that can change the status by itself, nearest first: fewest peers passed, then the
/// smallest part of its ramp. Exact to the last bit of the value: one number nearer, the status is
/// as it was. A figure goes no further than its anchors, beyond which its degree stays, and not out
/// of its indicator's range. Leaves in releases that differ have no margin.
/// Cost: some hundred re-evaluations for each leaf that matters, four for one that does not.
[[nodiscard]] std::vector<Margin> margins_of(const LeafGoal& goal);

/// See SufficientSets; the other observations may be anything within their indicators' ranges.
/// Where the status is undetermined: none, not proved.
[[nodiscard]] SufficientSets sufficient_sets(const LeafGoal& goal, std::size_t count);

/// See ContrastiveSets. Observations in releases that differ stay as they are.
[[nodiscard]] ContrastiveSets contrastive_sets(const LeafGoal& goal, std::size_t count);

}  // namespace yinguo::reasoning
