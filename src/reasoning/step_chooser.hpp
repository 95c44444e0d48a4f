#pragma once
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include "reasoning/levers.hpp"

namespace yinguo::reasoning {

/// A lever, and which of the factors wanted it is part of. Requires: it has steps.
struct Gain {
  const Lever* lever = nullptr;
  std::vector<char> has{};  ///< by factor wanted
  double part = 1.0;        ///< of the lever's cost that counts
};

struct CheapestSteps {
  double cost = std::numeric_limits<double>::infinity();  ///< infinite: no steps do
  std::vector<std::uint32_t> steps{};                     ///< by lever; 0 stands still
};

/// The cheapest steps of the levers with which every factor gains what it needs, if they cost no
/// more than `most`: lever by lever, keeping of each combination's cost and gains those that no
/// other beats (Nemhauser and Ullmann 1969), and that the best price of what is lacking does not
/// take beyond `most`. Exact. Cost: the combinations kept, squared, for each lever.
[[nodiscard]] CheapestSteps cheapest_steps(std::span<const Gain> gains,
                                           std::span<const double> need,
                                           double most = std::numeric_limits<double>::infinity());

}  // namespace yinguo::reasoning
