#pragma once
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace yinguo::storage {

/// Writes entries to a file that is read once, soon, by this process: a part of a sort that did not
/// fit in memory. Table files of RocksDB would do, but are synced when finished, which costs more
/// than writing them.
///
///     file  = block*
///     block = size:4 XXH64:8 entry{…}     entry = key_size value_size key value
///
/// Sizes of entries are varints; entries do not span blocks.
class RunWriter {
 public:
  RunWriter() = default;
  RunWriter(const RunWriter&) = delete;
  RunWriter& operator=(const RunWriter&) = delete;
  RunWriter(RunWriter&&) = delete;
  RunWriter& operator=(RunWriter&&) = delete;
  ~RunWriter();

  [[nodiscard]] base::Result<void> open(const std::string& path);
  [[nodiscard]] base::Result<void> add(std::string_view key, std::string_view value);
  [[nodiscard]] base::Result<void> finish();

 private:
  [[nodiscard]] base::Result<void> write_block();
  [[nodiscard]] base::Result<void> write(std::string_view bytes) const;

  std::string path_;
  int file_ = -1;
  std::string block_;
};

/// Reads a run back, entry by entry. Memory: one block, 64 KiB or one entry if that is larger.
class RunReader {
 public:
  RunReader() = default;
  RunReader(const RunReader&) = delete;
  RunReader& operator=(const RunReader&) = delete;
  RunReader(RunReader&&) = delete;
  RunReader& operator=(RunReader&&) = delete;
  ~RunReader();

  /// Stands at the first entry afterwards.
  [[nodiscard]] base::Result<void> open(const std::string& path);
  [[nodiscard]] base::Result<void> next();

  /// Whether it stands at an entry.
  [[nodiscard]] bool is_valid() const noexcept { return is_valid_; }

  /// Requires: is_valid(). Views live until next().
  [[nodiscard]] std::string_view key() const noexcept { return key_; }

  [[nodiscard]] std::string_view value() const noexcept { return value_; }

 private:
  [[nodiscard]] base::Result<void> read_block();
  /// Bytes read; fewer than wanted only at the end of the file.
  [[nodiscard]] base::Result<std::size_t> read(char* to, std::size_t wanted) const;
  [[nodiscard]] bool take_entry();
  [[nodiscard]] base::Error damaged() const;

  std::string path_;
  int file_ = -1;
  std::string block_;
  std::string_view rest_;  ///< of the block
  std::string_view key_;
  std::string_view value_;
  bool is_valid_ = false;
};

}  // namespace yinguo::storage
