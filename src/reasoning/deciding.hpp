#pragma once
#include "derivation/solve.hpp"
#include "reasoning/gaps.hpp"
#include "reasoning/reading.hpp"

namespace yinguo::reasoning {

/// Puts into `out` which unknown inputs of `root` would decide it, heaviest first. The weight is
/// the Banzhaf value (Banzhaf 1965) over completions with each unknown at its worst or its best:
/// all of them up to 12 unknowns, else 4,096 drawn with a fixed seed. Cost: as many re-evaluations.
void find_deciding(const Reading& reading, const derivation::Inputs& inputs,
                   const derivation::Solution& solution, derivation::NodeId root, double threshold,
                   Shortfall& out);

}  // namespace yinguo::reasoning
