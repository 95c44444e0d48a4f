#pragma once
#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "storage/digest.hpp"
#include "storage/key.hpp"
#include "storage/tuning.hpp"

namespace rocksdb {
class SstFileWriter;
}  // namespace rocksdb

namespace yinguo::storage {

/// Writes one family of one generation as table files that do not overlap, and takes their digest.
/// A file has keys of one prefix only, so that its range of keys lies within one generation and the
/// generation's files can be deleted as a whole.
class TableWriter {
 public:
  /// Files are `path` + a number + ".sst", each of about `file_bytes`.
  TableWriter(Family family, std::string path, std::size_t file_bytes,
              Packing packing = Packing::kCompressed);
  TableWriter(const TableWriter&) = delete;
  TableWriter& operator=(const TableWriter&) = delete;
  TableWriter(TableWriter&&) = delete;
  TableWriter& operator=(TableWriter&&) = delete;
  ~TableWriter();

  /// Requires: keys strictly ascending.
  [[nodiscard]] base::Result<void> add(std::string_view key, std::string_view value);
  /// Completes the last file and syncs it. No add() may follow.
  [[nodiscard]] base::Result<void> finish();

  [[nodiscard]] Family family() const noexcept { return family_; }

  [[nodiscard]] const std::vector<std::string>& paths() const noexcept { return paths_; }

  [[nodiscard]] const ContentDigest& digest() const noexcept { return digest_; }

 private:
  [[nodiscard]] base::Result<void> open_next();

  Family family_;
  std::string path_;
  std::size_t file_bytes_;
  Packing packing_;
  std::unique_ptr<rocksdb::SstFileWriter> writer_;
  char prefix_ = 0;  ///< of the open file's keys
  std::vector<std::string> paths_;
  ContentDigest digest_;
};

}  // namespace yinguo::storage
