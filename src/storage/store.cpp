#include "storage/store.hpp"

#include <rocksdb/version.h>

#include "storage/creation.hpp"
#include "storage/database.hpp"
#include "storage/load_impl.hpp"
#include "storage/snapshot_impl.hpp"

namespace yinguo::storage {

Store::Store(std::shared_ptr<Database> database) : database_{std::move(database)} {}

base::Result<Store> Store::open(const std::string& path, Mode mode, const Options& options) {
  const auto cleaned = clean_path(path);
  const auto exists = examine(cleaned, mode);
  if (!exists) return exists.error();
  if (!exists.value()) {
    const auto created = create_atomically(cleaned, ".creating", [&](const std::string& directory) {
      const auto made = Database::open(directory, Mode::kCreate, options);
      return made ? base::Result<void>{} : base::Result<void>{made.error()};
    });
    if (!created) return created.error();
  }
  auto database =
      Database::open(cleaned, mode == Mode::kReadOnly ? mode : Mode::kReadWrite, options);
  if (!database) return database.error();
  return Store{std::move(database).value()};
}

base::Result<Snapshot> Store::snapshot() const {
  return Snapshot::Impl::open(database_);
}

base::Result<Load> Store::begin_load(const LoadOptions& options) {
  return Load::Impl::begin(database_, options);
}

base::Result<Stat> Store::stat() const {
  const auto [record, pin] = database_->pin_current();
  Stat out;
  out.format_version = kFormatVersion;
  out.generation = record.generation;
  out.content_digest = record.digest;
  out.kinds = record.kinds;
  out.links = record.links;
  out.vertices = record.vertices;
  out.relations = record.relations;
  const auto counted =
      database_->scan_prefix(Family::kSeries, key_head(KeyPrefix::kKept, record.generation),
                             [&](std::string_view, std::string_view value) {
                               ++out.kept;
                               out.kept_bytes += value.size();
                             });
  if (!counted) return counted.error();
  for (const auto& file : database_->data_files()) {
    ++out.files;
    out.disk_bytes += file.bytes;
    if (file.generation != record.generation) out.obsolete_bytes += file.bytes;
  }
  out.engine = "RocksDB " + std::to_string(ROCKSDB_MAJOR) + "." + std::to_string(ROCKSDB_MINOR) +
               "." + std::to_string(ROCKSDB_PATCH);
  return out;
}

}  // namespace yinguo::storage
