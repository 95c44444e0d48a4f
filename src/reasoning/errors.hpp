#pragma once
#include <array>

#include "base/error_code.hpp"

namespace yinguo::reasoning {

inline constexpr base::ErrorCode kNothingToSay{"YG-Q751", base::FailureKind::kNoAnswer,
                                               "the rules say nothing of what was asked"};

inline constexpr base::ErrorCode kOwnGrading{"YG-Q770", base::FailureKind::kInput,
                                             "the rules grade figures otherwise than by ramps"};

inline constexpr base::ErrorCode kNoThresholds{
    "YG-Q801", base::FailureKind::kInput,
    "degrees are not combined by the weakest, so that no single condition can be told to fail"};

inline constexpr base::ErrorCode kUnfitChange{"YG-Q802", base::FailureKind::kInput,
                                              "a change does not fit the figures"};

inline constexpr base::ErrorCode kTooLittle{"YG-Q810", base::FailureKind::kNoAnswer,
                                            "too few regions or figures to be set side by side"};

inline constexpr std::array kErrors{kNothingToSay, kOwnGrading, kNoThresholds, kUnfitChange,
                                    kTooLittle};

}  // namespace yinguo::reasoning
