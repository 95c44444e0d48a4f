#pragma once
#include <string_view>

#include "base/result.hpp"

namespace rocksdb {
class Status;
}  // namespace rocksdb

namespace yinguo::storage {

/// What a failed RocksDB call means to the user. `doing` completes "… failed", e.g. "reading the
/// store".
[[nodiscard]] base::Error to_error(const rocksdb::Status& status, std::string_view doing,
                                   std::string_view path);

/// The same for a failed system call.
[[nodiscard]] base::Error errno_error(int error, std::string_view doing, std::string_view path);

/// Whether a file that the manifest names was missing, as when a writer replaced it meanwhile.
[[nodiscard]] bool is_missing_file(const rocksdb::Status& status);

[[nodiscard]] base::Error corrupt_error(std::string_view fact, std::string_view path);

}  // namespace yinguo::storage
