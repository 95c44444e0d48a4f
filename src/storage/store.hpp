#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "storage/generation_record.hpp"
#include "storage/load.hpp"
#include "storage/mode.hpp"
#include "storage/record_kind.hpp"
#include "storage/snapshot.hpp"

namespace yinguo::storage {

struct Stat {
  std::uint32_t format_version = 0;
  std::uint64_t generation = 0;
  std::uint64_t content_digest = 0;
  std::vector<KindStat> kinds;  ///< the kinds that have records, ascending
  std::uint64_t links = 0;
  std::uint32_t vertices = 0;
  std::uint32_t relations = 0;
  std::uint64_t kept = 0;        ///< results that were kept beside the graph
  std::uint64_t kept_bytes = 0;  ///< of them, uncompressed
  std::uint64_t disk_bytes = 0;  ///< of the table files
  std::uint64_t obsolete_bytes =
      0;  ///< of those, what belongs to other generations; gone after the next load
  std::uint64_t files = 0;
  std::string engine;  ///< "RocksDB 7.8.3"
};

struct VerifyOptions {
  std::size_t max_problems = 100;  ///< the walk goes on, further problems are only counted
};

/// What verify() found. A report without problems means: every block has its checksum, every key
/// and value its shape, forward and reverse links agree, counts and digest are those recorded at
/// the load, and kept results are of this graph.
struct VerifyReport {
  std::vector<std::string> problems;  ///< lower case, facts first
  std::uint64_t problem_count = 0;
  std::uint64_t records = 0;
  std::uint64_t links = 0;
  std::uint64_t vertices = 0;
  std::uint64_t kept = 0;
  std::uint64_t bytes = 0;  ///< keys and values walked, uncompressed
  std::uint64_t content_digest = 0;

  [[nodiscard]] bool is_sound() const noexcept { return problem_count == 0; }
};

class Database;

/// One directory holding one graph, or none yet.
///
/// Lifetime:  snapshots and loads keep the store open after the Store is gone.
/// Threads:   const methods may run concurrently with each other and with a load.
/// Errors:    storage/errors.hpp, each with what to do; never throws.
class Store {
 public:
  /// Cost: about 5 ms read-only, 10 ms read-write, for small stores and large ones.
  [[nodiscard]] static base::Result<Store> open(const std::string& path, Mode mode,
                                                const Options& options = {});

  explicit Store(std::shared_ptr<Database> database);

  /// The current graph. Cost: some µs.
  [[nodiscard]] base::Result<Snapshot> snapshot() const;

  /// Starts to replace the graph; removes what an interrupted load left behind.
  /// Errors: YG-D511 when opened read-only, YG-D512 when another load of this store is not
  /// finished.
  [[nodiscard]] base::Result<Load> begin_load(const LoadOptions& options = {});

  [[nodiscard]] base::Result<Stat> stat() const;

  /// Walks everything. Damage is in the report; an Error means that the walk could not be done.
  [[nodiscard]] base::Result<VerifyReport> verify(const VerifyOptions& options = {}) const;

  /// Adds a backup of the current graph to `directory` (made if missing; files of earlier backups
  /// are shared). Requires: not kReadOnly, else YG-D511.
  [[nodiscard]] base::Result<void> backup(const std::string& directory) const;

  /// Writes the newest backup in `backup_directory` as a store at `target`, which must be missing
  /// or an empty directory. Checksums are verified; on failure `target` is as it was.
  [[nodiscard]] static base::Result<void> restore(const std::string& backup_directory,
                                                  const std::string& target);

 private:
  std::shared_ptr<Database> database_;
};

}  // namespace yinguo::storage
