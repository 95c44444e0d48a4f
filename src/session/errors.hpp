#pragma once
#include <array>

#include "base/error_code.hpp"

namespace yinguo::session {

using base::ErrorCode;
using base::FailureKind;

inline constexpr ErrorCode kNoRules{"YG-Q701", FailureKind::kInput,
                                    "the store has no causal reading (ontology/rules/reading.dl)"};
inline constexpr ErrorCode kNoFigures{"YG-Q702", FailureKind::kNoAnswer,
                                      "there are no figures for the period asked for"};
inline constexpr ErrorCode kUnknownQuery{"YG-Q705", FailureKind::kNoAnswer,
                                         "there is no such query"};
inline constexpr ErrorCode kBadParameter{"YG-Q706", FailureKind::kUsage,
                                         "a query's parameter is missing or unknown"};
inline constexpr ErrorCode kRejected{"YG-Q707", FailureKind::kInput,
                                     "the input was rejected; nothing was changed"};
inline constexpr ErrorCode kNoInclude{"YG-Q708", FailureKind::kInput,
                                      "an included text is not there"};
inline constexpr ErrorCode kNoPreprocessor{"YG-Q753", FailureKind::kStore,
                                           "a C preprocessor cannot be run"};
inline constexpr ErrorCode kPreprocessing{"YG-Q754", FailureKind::kInput,
                                          "the C preprocessor finds a mistake"};

inline constexpr ErrorCode kNotKept{"YG-Q755", FailureKind::kStore,
                                    "a directory has no facts that were kept"};
inline constexpr ErrorCode kStale{"YG-Q756", FailureKind::kInput,
                                  "facts were kept of another program or by another version"};

inline constexpr ErrorCode kNoPdfReader{"YG-Q757", FailureKind::kStore,
                                        "a PDF cannot be read without pdftotext"};
inline constexpr ErrorCode kPdfReading{"YG-Q758", FailureKind::kInput,
                                       "pdftotext finds no text in a PDF"};

inline constexpr std::array kErrors{kNoRules,  kNoFigures, kUnknownQuery,   kBadParameter,
                                    kRejected, kNoInclude, kNoPreprocessor, kPreprocessing,
                                    kNotKept,  kStale,     kNoPdfReader,    kPdfReading};

}  // namespace yinguo::session
