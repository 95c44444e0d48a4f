#pragma once
#include <array>

#include "base/error_code.hpp"

namespace yinguo::evaluation {

using base::ErrorCode;
using base::FailureKind;

inline constexpr ErrorCode kTimeLimit{"YG-E601", FailureKind::kLimit,
                                      "the evaluation passed its time limit"};
inline constexpr ErrorCode kTupleLimit{"YG-E602", FailureKind::kLimit,
                                       "the evaluation passed its limit of facts"};
inline constexpr ErrorCode kMemoryLimit{"YG-E603", FailureKind::kLimit,
                                        "the evaluation passed its memory limit"};
inline constexpr ErrorCode kDivisionByZero{"YG-E604", FailureKind::kNoAnswer,
                                           "a rule divides by zero"};
inline constexpr ErrorCode kBadConversion{"YG-E605", FailureKind::kNoAnswer,
                                          "a rule converts a value that has no such form"};
inline constexpr ErrorCode kBadPattern{"YG-E606", FailureKind::kNoAnswer,
                                       "a rule matches against a pattern that cannot be used"};
inline constexpr ErrorCode kNoStore{"YG-E607", FailureKind::kUsage,
                                    "a relation reads the store and none is open"};
inline constexpr ErrorCode kNotOffered{"YG-E608", FailureKind::kInput,
                                       "a relation asks the store for what it does not offer"};
inline constexpr ErrorCode kNoLoader{"YG-E609", FailureKind::kUsage,
                                     "a relation reads files and no place for them was given"};
inline constexpr ErrorCode kTooManyColumns{"YG-E610", FailureKind::kInput,
                                           "a relation has more than 64 attributes"};
inline constexpr ErrorCode kDivergingAlgebra{
    "YG-E611", FailureKind::kInput, "a recursive degree relation needs an idempotent algebra"};
inline constexpr ErrorCode kBadDegree{"YG-E612", FailureKind::kInput,
                                      "a degree lies outside [0, 1] or its ends are reversed"};
inline constexpr ErrorCode kUnorderable{"YG-E613", FailureKind::kInput,
                                        "a variable of a rule gets no value from its body"};
inline constexpr ErrorCode kNoFile{"YG-E614", FailureKind::kStore,
                                   "a file of facts cannot be opened"};
inline constexpr ErrorCode kBadRow{"YG-E615", FailureKind::kInput,
                                   "a row of a file is no fact of its relation"};
inline constexpr ErrorCode kBadFormat{
    "YG-E616", FailureKind::kInput, "an input or output directive asks for what is not supported"};
inline constexpr ErrorCode kNotGiven{"YG-E617", FailureKind::kInput,
                                     "a change is about facts that cannot be given"};
inline constexpr ErrorCode kMoreValues{"YG-E651", FailureKind::kInput,
                                       "a row of a file has more values than there are columns"};
inline constexpr ErrorCode kUnreadable{"YG-E652", FailureKind::kStore,
                                       "a compressed file or a database cannot be read or written"};
inline constexpr ErrorCode kTextTooLong{"YG-E653", FailureKind::kLimit,
                                        "the text of a record is longer than is written"};

inline constexpr ErrorCode kUnfounded{
    "YG-E640", FailureKind::kNoAnswer,
    "a fact has no derivation from the facts that subsumption has left"};

inline constexpr std::array kErrors{
    kTimeLimit,   kTupleLimit,  kMemoryLimit, kDivisionByZero, kBadConversion,    kBadPattern,
    kNoStore,     kNotOffered,  kNoLoader,    kTooManyColumns, kDivergingAlgebra, kBadDegree,
    kUnorderable, kNoFile,      kBadRow,      kBadFormat,      kNotGiven,         kMoreValues,
    kUnreadable,  kTextTooLong, kUnfounded};

}  // namespace yinguo::evaluation
