#pragma once
#include <array>

#include "base/error_code.hpp"

namespace yinguo::reasoning {

inline constexpr base::ErrorCode kNothingToSay{"YG-Q751", base::FailureKind::kNoAnswer,
                                               "the rules say nothing of what was asked"};

inline constexpr base::ErrorCode kOwnGrading{"YG-Q770", base::FailureKind::kInput,
                                             "the rules grade figures otherwise than by ramps"};

inline constexpr std::array kErrors{kNothingToSay, kOwnGrading};

}  // namespace yinguo::reasoning
