#include <algorithm>
#include <filesystem>
#include <memory>
#include <system_error>
#include <vector>

#include <rocksdb/db.h>
#include <rocksdb/utilities/backup_engine.h>

#include "storage/creation.hpp"
#include "storage/database.hpp"
#include "storage/errors.hpp"
#include "storage/status.hpp"
#include "storage/store.hpp"

namespace yinguo::storage {
namespace {

base::Error no_backup(const std::string& directory) {
  return {kNoBackup, "there is no backup in `" + directory + "`",
          "name the directory that `yinguo store backup` wrote to"};
}

/// An older backup in place of the newest is not what was asked for.
base::Error damaged_backup(const std::string& directory, rocksdb::BackupID id) {
  const auto number = std::to_string(id);
  return {kCorrupt, "the newest backup in `" + directory + "` is damaged or incomplete",
          "restore from another copy of it; without its file meta/" + number +
              " the backup before it is restored"};
}

/// Whether `path` is the directory `of` or lies in it.
bool is_within(const std::string& path, const std::string& of) {
  std::error_code unknown;
  const auto inner = std::filesystem::weakly_canonical(path, unknown);
  const auto outer = std::filesystem::weakly_canonical(of, unknown);
  return !outer.empty() &&
         std::mismatch(outer.begin(), outer.end(), inner.begin(), inner.end()).first == outer.end();
}

base::Result<void> restore_newest(const std::string& from, const std::string& to) {
  rocksdb::BackupEngineReadOnly* opened = nullptr;
  auto status = rocksdb::BackupEngineReadOnly::Open(rocksdb::BackupEngineOptions{from},
                                                    rocksdb::Env::Default(), &opened);
  if (!status.ok()) return to_error(status, "opening the backup", from);
  const std::unique_ptr<rocksdb::BackupEngineReadOnly> engine{opened};
  std::vector<rocksdb::BackupInfo> backups;
  engine->GetBackupInfo(&backups);
  std::vector<rocksdb::BackupID> damaged;
  engine->GetCorruptedBackups(&damaged);
  const auto newest = std::max_element(damaged.begin(), damaged.end());
  if (newest != damaged.end() && (backups.empty() || *newest > backups.back().backup_id))
    return damaged_backup(from, *newest);
  if (backups.empty()) return no_backup(from);
  status = engine->RestoreDBFromLatestBackup(to, to);
  if (status.IsCorruption()) return damaged_backup(from, backups.back().backup_id);
  if (!status.ok()) return to_error(status, "restoring the backup", to);
  // A backup of something else, or of another format, must not become a store.
  const auto store = Database::open(to, Mode::kReadOnly, Options{});
  return store ? base::Result<void>{} : base::Result<void>{store.error()};
}

}  // namespace

base::Result<void> Store::backup(const std::string& directory) const {
  if (database_->is_read_only()) {
    return base::Error{kOpenedReadOnly, "`" + database_->path() + "` was opened for reading only",
                       "open it for writing to back it up, so that no load changes it meanwhile"};
  }
  if (!directory.empty() && is_within(directory, database_->path())) {
    return base::Error{kIo, "a backup in `" + directory + "` would be lost with the store",
                       "name a directory outside of it"};
  }
  std::error_code failure;
  std::filesystem::create_directories(directory, failure);
  if (failure) return errno_error(failure.value(), "making the backup's directory", directory);
  rocksdb::BackupEngine* opened = nullptr;
  auto status = rocksdb::BackupEngine::Open(rocksdb::BackupEngineOptions{directory},
                                            rocksdb::Env::Default(), &opened);
  if (!status.ok()) return to_error(status, "opening the backup", directory);
  const std::unique_ptr<rocksdb::BackupEngine> engine{opened};
  rocksdb::CreateBackupOptions options;
  options.flush_before_backup = true;
  status = engine->CreateNewBackup(options, &database_->handle());
  if (!status.ok()) return to_error(status, "writing the backup", directory);
  return {};
}

base::Result<void> Store::restore(const std::string& backup_directory, const std::string& target) {
  const auto path = clean_path(target);
  const auto vacant = is_vacant(path);
  if (!vacant) return vacant.error();
  if (!vacant.value()) {
    return base::Error{kTargetNotEmpty, "`" + path + "` is not empty",
                       "restore to a new path, then move it where you want it"};
  }
  std::error_code failure;
  const bool has_meta = std::filesystem::is_directory(backup_directory + "/meta", failure);
  if (failure.value() == EACCES) return errno_error(EACCES, "opening the backup", backup_directory);
  if (!has_meta) return no_backup(backup_directory);
  std::string partial;
  auto restored = create_atomically(path, ".restoring", [&](const std::string& directory) {
    partial = directory;
    std::filesystem::remove_all(directory, failure);
    std::filesystem::create_directory(directory, failure);
    if (failure) return base::Result<void>{errno_error(failure.value(), "restoring", path)};
    return restore_newest(backup_directory, directory);
  });
  if (!restored && !partial.empty()) std::filesystem::remove_all(partial, failure);
  return restored;
}

}  // namespace yinguo::storage
