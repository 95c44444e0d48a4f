#pragma once
#include <array>

#include "base/error_code.hpp"

namespace yinguo::syntax {

using base::ErrorCode;
using base::FailureKind;

inline constexpr ErrorCode kUnexpectedCharacter{"YG-S101", FailureKind::kInput,
                                                "a character that the language does not use"};
inline constexpr ErrorCode kInvalidUtf8{"YG-S102", FailureKind::kInput, "the file is not UTF-8"};
inline constexpr ErrorCode kUnterminatedString{"YG-S103", FailureKind::kInput,
                                               "a string has no closing quote"};
inline constexpr ErrorCode kUnknownEscape{"YG-S104", FailureKind::kInput,
                                          "an escape that strings do not have"};
inline constexpr ErrorCode kMalformedNumber{"YG-S105", FailureKind::kInput, "a malformed number"};
inline constexpr ErrorCode kUnterminatedComment{"YG-S106", FailureKind::kInput,
                                                "a comment has no end"};
inline constexpr ErrorCode kUnexpectedToken{"YG-S110", FailureKind::kInput,
                                            "something else was expected here"};
inline constexpr ErrorCode kUnknownDirective{"YG-S111", FailureKind::kInput,
                                             "an unknown directive"};
inline constexpr ErrorCode kReservedWord{"YG-S112", FailureKind::kInput,
                                         "a reserved word is used as a name"};
inline constexpr ErrorCode kUnknownFunctor{"YG-S113", FailureKind::kInput,
                                           "a functor that the language does not have"};
inline constexpr ErrorCode kTooDeep{"YG-S114", FailureKind::kInput,
                                    "an expression or body is nested too deeply"};
inline constexpr ErrorCode kNotSupported{"YG-S120", FailureKind::kInput,
                                         "a Soufflé construct that is not supported"};
inline constexpr ErrorCode kIgnored{"YG-S121", FailureKind::kInput,
                                    "a construct without an effect is ignored"};
inline constexpr ErrorCode kOldSpelling{"YG-S122", FailureKind::kInput,
                                        "a spelling of older Soufflé programs"};
inline constexpr ErrorCode kIncludeFailed{"YG-S130", FailureKind::kInput,
                                          "an included file cannot be read"};
inline constexpr ErrorCode kIncludesTooDeep{"YG-S131", FailureKind::kInput,
                                            "includes are nested too deeply"};

inline constexpr std::array kErrors{kUnexpectedCharacter,
                                    kInvalidUtf8,
                                    kUnterminatedString,
                                    kUnknownEscape,
                                    kMalformedNumber,
                                    kUnterminatedComment,
                                    kUnexpectedToken,
                                    kUnknownDirective,
                                    kReservedWord,
                                    kUnknownFunctor,
                                    kTooDeep,
                                    kNotSupported,
                                    kIgnored,
                                    kOldSpelling,
                                    kIncludeFailed,
                                    kIncludesTooDeep};

}  // namespace yinguo::syntax
