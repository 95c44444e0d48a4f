#pragma once
#include <array>

#include "base/error_code.hpp"

namespace yinguo::verification {

inline constexpr base::ErrorCode kBadFact{"YG-V901", base::FailureKind::kInput,
                                          "a text is no fact or pattern of the program"};
inline constexpr base::ErrorCode kMalformed{"YG-V902", base::FailureKind::kInput,
                                            "a file is no certificate"};
inline constexpr base::ErrorCode kCheckLimit{"YG-V903", base::FailureKind::kLimit,
                                             "a check passed its limit of work or knows not how"};
inline constexpr base::ErrorCode kIncomplete{"YG-V904", base::FailureKind::kNoAnswer,
                                             "a proof is cut, so that it cannot be certified"};

inline constexpr std::array kErrors{kBadFact, kMalformed, kCheckLimit, kIncomplete};

}  // namespace yinguo::verification
