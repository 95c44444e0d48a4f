#pragma once
#include <vector>

#include "verification/certificate.hpp"
#include "verification/verify.hpp"

namespace yinguo::verification {

/// What is wrong with how the facts of a proof rest on one another: in a circle, on what is not
/// there, or not at all; or the height is not that of the longest way down, which only the proof of
/// a fact without degrees has to have. Places are within the proof. Cost: linear.
[[nodiscard]] std::vector<Fault> check_order(const Proof& proof);

}  // namespace yinguo::verification
