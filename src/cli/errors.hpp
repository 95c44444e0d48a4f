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

inline constexpr base::ErrorCode kCannotKeep{
    "YG-C705", base::FailureKind::kUsage, "facts of a program that reads the store are not kept"};
inline constexpr base::ErrorCode kBatchRow{"YG-C740", base::FailureKind::kInput,
                                           "a row of a batch cannot be answered"};
inline constexpr base::ErrorCode kBatchUnreadable{"YG-C741", base::FailureKind::kStore,
                                                  "the table of a batch cannot be read"};

inline constexpr base::ErrorCode kDoesNotHold{"YG-C730", base::FailureKind::kNoAnswer,
                                              "no fact of the program is what was asked about"};

inline constexpr base::ErrorCode kHolds{"YG-C731", base::FailureKind::kNoAnswer,
                                        "a fact holds of which it was asked why not"};

inline constexpr base::ErrorCode kInPlace{"YG-C772", base::FailureKind::kNoAnswer,
                                          "a goal is in place of which it was asked why not"};

inline constexpr base::ErrorCode kScenario{"YG-C773", base::FailureKind::kInput,
                                           "a row of a scenarios file cannot be used"};

inline constexpr base::ErrorCode kCosts{"YG-C774", base::FailureKind::kInput,
                                        "a row of a table of costs cannot be used"};

inline constexpr base::ErrorCode kNothingToExport{"YG-C750", base::FailureKind::kNoAnswer,
                                                  "no claim meets the filters of an export"};

inline constexpr base::ErrorCode kNothingToReview{"YG-C751", base::FailureKind::kNoAnswer,
                                                  "no claim meets the filters of a review"};

inline constexpr base::ErrorCode kWeights{"YG-C775", base::FailureKind::kInput,
                                          "a table of weights cannot be used"};

inline constexpr base::ErrorCode kNoChain{
    "YG-C780", base::FailureKind::kNoAnswer,
    "no chain of claims leads from the one concept to the other"};

inline constexpr std::array kErrors{kCannotKeep,  kBatchRow,          kBatchUnreadable, kUsage,
                                    kCannotWrite, kUnsupportedFormat, kDoesNotHold,     kHolds,
                                    kInPlace,     kScenario,          kCosts,           kWeights,
                                    kNoChain,     kNothingToExport,   kNothingToReview};

}  // namespace yinguo::cli
