#pragma once
#include <array>

#include "base/error_code.hpp"

namespace yinguo::cli {

inline constexpr base::ErrorCode kUsage{"YG-C701", base::FailureKind::kUsage,
                                        "the command line is wrong"};
inline constexpr base::ErrorCode kCannotWrite{"YG-C703", base::FailureKind::kStore,
                                              "the output cannot be written"};
inline constexpr base::ErrorCode kUnsupportedFormat{
    "YG-C704", base::FailureKind::kUsage, "this command does not offer the format asked for"};

inline constexpr std::array kErrors{kUsage, kCannotWrite, kUnsupportedFormat};

}  // namespace yinguo::cli
