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

inline constexpr base::ErrorCode kImportFormat{"YG-L830", base::FailureKind::kInput,
                                               "a file is in no format that is imported"};
inline constexpr base::ErrorCode kImportSyntax{"YG-L831", base::FailureKind::kInput,
                                               "a file is not what its format asks for"};
inline constexpr base::ErrorCode kImportLimit{
    "YG-L832", base::FailureKind::kInput, "a file has more entries or levels than are imported"};
inline constexpr base::ErrorCode kImportField{"YG-L833", base::FailureKind::kInput,
                                              "an entry lacks what it needs"};
inline constexpr base::ErrorCode kImportValue{"YG-L834", base::FailureKind::kInput,
                                              "a value of an entry is not understood"};
inline constexpr base::ErrorCode kImportedId{"YG-L835", base::FailureKind::kInput,
                                             "two different entries have one id"};
inline constexpr base::ErrorCode kLikelyDuplicate{"YG-L836", base::FailureKind::kInput,
                                                  "two entries are probably one work"};
inline constexpr base::ErrorCode kImportColumn{"YG-L837", base::FailureKind::kInput,
                                               "a table of claims lacks a column or has one twice"};

inline constexpr std::array kErrors{
    kNoSentences,     kTextLimit,       kTextEncoding,      kMovedSentence, kChangedSentence,
    kMissingSentence, kMissingClause,   kUncoveredSentence, kLongSentence,  kCandidateLimit,
    kImportFormat,    kImportSyntax,    kImportLimit,       kImportField,   kImportValue,
    kImportedId,      kLikelyDuplicate, kImportColumn};

}  // namespace yinguo::literature
