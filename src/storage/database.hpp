#pragma once
#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/function_ref.hpp"
#include "base/result.hpp"
#include "storage/generation_record.hpp"
#include "storage/key.hpp"
#include "storage/lent_bytes.hpp"
#include "storage/mode.hpp"

namespace rocksdb {
class ColumnFamilyHandle;
class DB;
}  // namespace rocksdb

namespace yinguo::storage {

/// Where a load puts its files together: below the store, so that they are moved without copying.
inline constexpr std::string_view kWorkDirectory = "/load.tmp";

/// Keeps a generation's files from being deleted for as long as it lives.
struct Pin {};

/// One opened RocksDB directory with the families of the format: bytes in, bytes out.
///
/// Threads: const methods may run concurrently with each other and with one writer.
class Database : public std::enable_shared_from_this<Database> {
 public:
  using Visitor = base::FunctionRef<void(std::string_view key, std::string_view value)>;
  using StoppableVisitor = base::FunctionRef<bool(std::string_view key, std::string_view value)>;

  struct FamilyFiles {
    Family family{};
    std::vector<std::string> paths;
  };

  struct FileStat {
    std::uint64_t generation = 0;
    std::uint64_t bytes = 0;
  };

  /// Requires: `path` without a trailing slash.
  [[nodiscard]] static base::Result<std::shared_ptr<Database>> open(const std::string& path,
                                                                    Mode mode,
                                                                    const Options& options);
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;
  Database(Database&&) = delete;
  Database& operator=(Database&&) = delete;
  ~Database();

  [[nodiscard]] const std::string& path() const noexcept { return path_; }

  [[nodiscard]] bool is_read_only() const noexcept { return mode_ == Mode::kReadOnly; }

  [[nodiscard]] rocksdb::DB& handle() const noexcept { return *database_; }

  [[nodiscard]] base::Result<std::optional<std::string>> get(Family from,
                                                             std::string_view key) const;
  /// As get(), where RocksDB read it to.
  [[nodiscard]] base::Result<std::optional<LentBytes>> lend(Family from,
                                                            std::string_view key) const;
  /// Visits keys in [begin, end) in order; an empty `end` is the end of the family. `visit` returns
  /// whether to go on.
  [[nodiscard]] base::Result<void> scan(Family from, std::string_view begin, std::string_view end,
                                        StoppableVisitor visit) const;
  /// Visits every key that begins with `prefix`.
  [[nodiscard]] base::Result<void> scan_prefix(Family from, std::string_view prefix,
                                               Visitor visit) const;

  /// The current generation and a pin on it, consistently.
  [[nodiscard]] std::pair<GenerationRecord, std::shared_ptr<Pin>> pin_current();

  /// Makes table files part of the store and `record` the current generation, in one atomic and
  /// durable step: one write to RocksDB's manifest. The files are moved; `control_path` is where to
  /// write one more. A reader in another process meets the manifest before or after that write,
  /// where a separate put in the log could reach it without the files.
  [[nodiscard]] base::Result<void> switch_to(const GenerationRecord& record,
                                             const std::vector<FamilyFiles>& files,
                                             const std::string& control_path);
  /// Deletes the files of every generation but the current one and pinned ones.
  [[nodiscard]] base::Result<void> reclaim();
  /// The table files of all families but Family::kControl.
  [[nodiscard]] std::vector<FileStat> data_files() const;
  /// The highest generation that is current or has files.
  [[nodiscard]] std::uint64_t highest_generation();

  /// Claims the one place for a load; false when it is taken.
  [[nodiscard]] bool try_begin_load();
  void end_load();
  /// Set when it is unknown whether a switch reached the disk: the store must be opened again.
  [[nodiscard]] bool is_in_doubt() const;

 private:
  Database(std::string path, Mode mode) : path_{std::move(path)}, mode_{mode} {}

  [[nodiscard]] base::Result<void> open_files(const Options& options);
  [[nodiscard]] base::Result<void> write_format();
  [[nodiscard]] base::Result<void> write_control_file(const GenerationRecord& record,
                                                      const std::string& path) const;
  [[nodiscard]] base::Result<void> read_control();
  [[nodiscard]] base::Result<void> check_never_loaded() const;
  [[nodiscard]] rocksdb::ColumnFamilyHandle* family(Family family) const;
  [[nodiscard]] bool is_live(std::uint64_t generation);

  std::string path_;
  Mode mode_;
  rocksdb::DB* database_ = nullptr;
  std::vector<rocksdb::ColumnFamilyHandle*> families_;

  mutable std::mutex mutex_;  ///< guards what follows
  GenerationRecord current_;
  std::map<std::uint64_t, std::weak_ptr<Pin>> pins_;
  bool is_loading_ = false;
  bool is_in_doubt_ = false;
};

}  // namespace yinguo::storage
