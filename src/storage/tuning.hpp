#pragma once
#include <cstdint>
#include <memory>

namespace rocksdb {
class Cache;
struct ColumnFamilyOptions;
struct DBOptions;
struct Options;
}  // namespace rocksdb

namespace yinguo::storage {

enum class Family : std::uint8_t;

/// RocksDB's options for a whole store; `is_read_only` avoids what only a writer needs.
[[nodiscard]] rocksdb::DBOptions database_options(bool is_read_only);

/// Its options for one family. `cache` may be null where nothing is read.
[[nodiscard]] rocksdb::ColumnFamilyOptions family_options(
    Family family, const std::shared_ptr<rocksdb::Cache>& cache);

enum class Packing {
  kCompressed,  ///< where the library can
  kPlain
};

/// For writing a family's table files outside the store.
[[nodiscard]] rocksdb::Options file_options(Family family, Packing packing = Packing::kCompressed);

}  // namespace yinguo::storage
