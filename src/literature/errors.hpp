#pragma once
#include <array>

#include "base/error_code.hpp"

namespace yinguo::literature {

inline constexpr base::ErrorCode kNoSentences{"YG-L801", base::FailureKind::kInput,
                                              "a text holds no sentences"};
inline constexpr base::ErrorCode kTextLimit{"YG-L802", base::FailureKind::kInput,
                                            "a text is larger than the reader accepts"};
inline constexpr base::ErrorCode kTextEncoding{"YG-L803", base::FailureKind::kInput,
                                               "a text is in no encoding that is known"};
inline constexpr base::ErrorCode kMovedSentence{
    "YG-L810", base::FailureKind::kInput, "a sentence stands elsewhere than its locator says"};
inline constexpr base::ErrorCode kChangedSentence{
    "YG-L811", base::FailureKind::kInput, "the sentence at a locator's place is another one"};
inline constexpr base::ErrorCode kMissingSentence{"YG-L812", base::FailureKind::kInput,
                                                  "the text has no sentence at a locator's place"};
inline constexpr base::ErrorCode kMissingClause{"YG-L813", base::FailureKind::kInput,
                                                "a sentence has no clause of a locator's number"};
inline constexpr base::ErrorCode kUncoveredSentence{
    "YG-L814", base::FailureKind::kInput,
    "a sentence has neither a claim nor a reason for having none"};

inline constexpr base::ErrorCode kLongSentence{"YG-L820", base::FailureKind::kInput,
                                               "a sentence is too long to look for claims in"};
inline constexpr base::ErrorCode kCandidateLimit{"YG-L821", base::FailureKind::kInput,
                                                 "a text has more candidates than are looked for"};

inline constexpr std::array kErrors{
    kNoSentences,     kTextLimit,     kTextEncoding,      kMovedSentence, kChangedSentence,
    kMissingSentence, kMissingClause, kUncoveredSentence, kLongSentence,  kCandidateLimit};

}  // namespace yinguo::literature
