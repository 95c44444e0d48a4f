#pragma once
#include <array>

#include "base/error_code.hpp"

namespace yinguo::storage {

using base::ErrorCode;
using base::FailureKind;

inline constexpr ErrorCode kNoStore{"YG-D501", FailureKind::kStore,
                                    "there is no store at this path"};
inline constexpr ErrorCode kNotADirectory{"YG-D502", FailureKind::kStore,
                                          "the store's path is not a directory"};
inline constexpr ErrorCode kNotAStore{"YG-D503", FailureKind::kStore,
                                      "the directory is not a yinguo store"};
inline constexpr ErrorCode kPermissionDenied{"YG-D504", FailureKind::kStore, "permission denied"};
inline constexpr ErrorCode kLocked{"YG-D505", FailureKind::kStore,
                                   "the store is locked by another writer"};
inline constexpr ErrorCode kCorrupt{"YG-D506", FailureKind::kStore, "the store is damaged"};
inline constexpr ErrorCode kNewerFormat{"YG-D507", FailureKind::kStore,
                                        "the store's format is newer than this program"};
inline constexpr ErrorCode kOlderFormat{"YG-D508", FailureKind::kStore,
                                        "the store's format is no longer read"};
inline constexpr ErrorCode kDiskFull{"YG-D509", FailureKind::kStore,
                                     "no space is left for the store"};
inline constexpr ErrorCode kIo{"YG-D510", FailureKind::kStore,
                               "reading or writing the store failed"};
inline constexpr ErrorCode kOpenedReadOnly{"YG-D511", FailureKind::kStore,
                                           "the store was opened for reading only"};
inline constexpr ErrorCode kLoadRunning{"YG-D512", FailureKind::kStore,
                                        "another load of this store is not finished"};
inline constexpr ErrorCode kBadId{"YG-D513", FailureKind::kInput,
                                  "an id or relation name is empty or too long"};
inline constexpr ErrorCode kValueTooLarge{"YG-D514", FailureKind::kInput, "a value is too large"};
inline constexpr ErrorCode kGraphTooLarge{"YG-D515", FailureKind::kInput,
                                          "the graph has too many relations or ends of links"};
inline constexpr ErrorCode kTargetNotEmpty{"YG-D516", FailureKind::kStore,
                                           "the target of a restore is not empty"};
inline constexpr ErrorCode kNoBackup{"YG-D517", FailureKind::kStore,
                                     "there is no backup in this directory"};

inline constexpr std::array kErrors{
    kNoStore,        kNotADirectory, kNotAStore,   kPermissionDenied, kLocked,
    kCorrupt,        kNewerFormat,   kOlderFormat, kDiskFull,         kIo,
    kOpenedReadOnly, kLoadRunning,   kBadId,       kValueTooLarge,    kGraphTooLarge,
    kTargetNotEmpty, kNoBackup,
};

}  // namespace yinguo::storage
