#pragma once
#include <cstddef>
#include <functional>
#include <memory>
#include <string_view>

#include "base/result.hpp"
#include "storage/limits.hpp"
#include "storage/record_kind.hpp"

namespace yinguo::storage {

class Snapshot;

/// The steps of Load::commit(), in order. A crash before kSwitched leaves the old graph, after it
/// the new one.
enum class LoadStage {
  kWritten,   ///< the new graph's files are complete beside the store
  kSwitched,  ///< they are part of the store and the new generation is the current one, on disk
  kCleaned,   ///< the old generation and the temporary files are gone
};

struct LoadOptions {
  /// Records and links held in memory before they are spilled as sorted runs, in bytes. The ids of
  /// vertices are held besides (about 100 bytes each). Below 1 MiB counts as 1 MiB.
  std::size_t memory_limit_bytes = std::size_t{1} << 30U;
  /// A family's data is cut into files of about this size.
  std::size_t file_bytes = std::size_t{128} << 20U;
  /// Leaves kept results as they are, so that they can be read without a copy.
  bool keeps_plain = false;
  /// Called at each stage of commit(), for progress; may be empty. Must not throw.
  std::function<void(LoadStage)> on_stage{};
};

/// Writes a new graph that replaces the present one as a whole, at commit() and not before.
///
/// Lifetime:  keeps the store open. Destroyed without commit(), it leaves no trace.
/// Threads:   not thread-safe. Readers are not disturbed.
/// Errors:    after an error other than YG-D513..D515 (which reject one call and leave the load as
/// it was)
///            only destruction makes sense; the old graph stands.
class Load {
 public:
  class Impl;

  explicit Load(std::unique_ptr<Impl> impl);
  Load(const Load&) = delete;
  Load& operator=(const Load&) = delete;
  Load(Load&& other) noexcept;
  Load& operator=(Load&& other) noexcept;
  ~Load();

  /// Stores `bytes` under (kind, id). Of several calls with the same (kind, id) the last wins.
  /// Ids are 1 to kMaxIdBytes bytes of any values.
  base::Result<void> put(RecordKind kind, std::string_view id, std::string_view bytes);

  /// Stores a link, visible from both ends. Of several calls with the same (from, relation, to) the
  /// last wins. The ends need not be ids of records.
  base::Result<void> link(std::string_view from, std::string_view relation, std::string_view to,
                          std::string_view bytes);

  /// Keeps `bytes`, a result derived from exactly the graph that this load puts, under `name`; the
  /// last call with a name wins. Kept results are no part of the graph: its digest is the same with
  /// and without them, copy() leaves them behind, and nothing but Snapshot::kept() shows them.
  base::Result<void> keep(std::string_view name, std::string bytes);

  /// Puts all records and links of `snapshot`, to extend a graph instead of replacing it. Later
  /// puts win.
  base::Result<void> copy(const Snapshot& snapshot);

  /// Makes the graph that was put the current one, atomically and durably. Requires: not yet
  /// called.
  base::Result<void> commit();

 private:
  std::unique_ptr<Impl> impl_;
};

}  // namespace yinguo::storage
