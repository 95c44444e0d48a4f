#include "storage/tuning.hpp"

#include <algorithm>
#include <cstdarg>
#include <cstdint>

#include <rocksdb/cache.h>
#include <rocksdb/convenience.h>
#include <rocksdb/env.h>
#include <rocksdb/filter_policy.h>
#include <rocksdb/options.h>
#include <rocksdb/table.h>

#include "storage/key.hpp"

namespace yinguo::storage {
namespace {

/// Keeps RocksDB from writing LOG files into every store, even into those opened only for reading.
class SilentLogger : public rocksdb::Logger {
 public:
  SilentLogger() : Logger{rocksdb::InfoLogLevel::FATAL_LEVEL} {}

  using Logger::Logv;

  void Logv(const char* /*format*/, std::va_list /*arguments*/) override {}
};

rocksdb::CompressionType best_compression() {
  const auto supported = rocksdb::GetSupportedCompressions();
  const bool has_lz4 =
      std::find(supported.begin(), supported.end(), rocksdb::kLZ4Compression) != supported.end();
  return has_lz4 ? rocksdb::kLZ4Compression : rocksdb::kNoCompression;
}

}  // namespace

rocksdb::DBOptions database_options(bool is_read_only) {
  rocksdb::DBOptions options;
  options.paranoid_checks = true;
  options.info_log = std::make_shared<SilentLogger>();
  // All table files are opened at once and stay open: a reader keeps its files when a writer in
  // another process deletes the generation, because an open file outlives its name.
  options.max_open_files = -1;
  options.max_file_opening_threads = is_read_only ? 1 : 4;
  options.skip_stats_update_on_db_open = true;
  options.stats_dump_period_sec = 0;
  options.stats_persist_period_sec = 0;
  options.max_background_jobs = 2;
  options.keep_log_file_num = 1;
  options.max_manifest_file_size = std::uint64_t{4} << 20U;
  options.wal_recovery_mode = rocksdb::WALRecoveryMode::kPointInTimeRecovery;
  return options;
}

rocksdb::ColumnFamilyOptions family_options(Family family,
                                            const std::shared_ptr<rocksdb::Cache>& cache) {
  rocksdb::BlockBasedTableOptions table;
  table.format_version = 5;  // RocksDB 6.6 and later; fixed, so that newer libraries write the same
  table.checksum = rocksdb::kXXH3;
  table.block_size = std::size_t{16} << 10U;
  table.block_cache = cache;
  table.no_block_cache = cache == nullptr;
  const bool is_searched_by_id = family == Family::kRecords || family == Family::kNames;
  if (is_searched_by_id) table.filter_policy.reset(rocksdb::NewBloomFilterPolicy(10));

  rocksdb::ColumnFamilyOptions options;
  options.table_factory.reset(rocksdb::NewBlockBasedTableFactory(table));
  options.compression = best_compression();
  options.compression_per_level.clear();
  options.bottommost_compression = rocksdb::kDisableCompressionOption;
  options.write_buffer_size = std::size_t{1} << 20U;  // only Family::kControl is ever written to
  // Ingested files hold one generation each and are never merged: they are deleted as a whole.
  options.disable_auto_compactions = family != Family::kControl;
  options.ttl = 0;
  options.periodic_compaction_seconds = 0;
  return options;
}

rocksdb::Options file_options(Family family, Packing packing) {
  rocksdb::Options options{database_options(false), family_options(family, nullptr)};
  if (packing == Packing::kPlain) options.compression = rocksdb::kNoCompression;
  return options;
}

}  // namespace yinguo::storage
