#pragma once
// An answer under other anchors, and another threshold.
#include <vector>

#include "base/result.hpp"

#include "reasoning/mover.hpp"
#include "reasoning/robust.hpp"

namespace yinguo::reasoning {

/// Grades every figure by `samples` ramps at random: each anchor is moved by up to `spread` of the
/// distance between the two, the threshold by up to `spread`, within (0,1]; all uniformly and
/// independently. Judgements stay. The first samples are those of fewer samples, on any machine.
/// Cost: one column of a circuit for each sample (derivation/columns.hpp).
[[nodiscard]] Perturbed perturbed(const LeafGoal& goal, const RobustOptions& options);

/// The answer without each peer in turn, the region itself excepted: quantiles are taken anew as
/// the rules do. By id. Errors: YG-Q770 where the rules have other anchors.
[[nodiscard]] base::Result<std::vector<PeerEffect>> without_each_peer(const LeafGoal& goal);

}  // namespace yinguo::reasoning
