#pragma once
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/function_ref.hpp"
#include "base/result.hpp"

namespace yinguo::storage {

/// Sorts more entries than fit in memory: what exceeds the limit is written to sorted runs, which
/// are merged at the end. Of entries with the same key the last one added wins.
///
/// Memory: about `memory_limit` bytes while adding; a read buffer for each run while draining.
/// Errors: of writing and reading the runs. Threads: not thread-safe.
class Sorter {
 public:
  using Visitor =
      base::FunctionRef<base::Result<void>(std::string_view key, std::string_view value)>;

  /// Runs are the files `run_path` + a number. Requires: their directory exists.
  Sorter(std::string run_path, std::size_t memory_limit);

  [[nodiscard]] base::Result<void> add(std::string_view key, std::string_view value);

  /// Visits every entry in ascending order of keys and leaves the sorter empty, its memory freed
  /// and its runs deleted. Stops at the visitor's first error.
  [[nodiscard]] base::Result<void> drain(Visitor visit);

 private:
  struct Entry {
    const char* data;  ///< key and value, in a block
    std::uint32_t key_size;
    std::uint32_t value_size;

    [[nodiscard]] std::string_view key() const { return {data, key_size}; }

    [[nodiscard]] std::string_view value() const { return {data + key_size, value_size}; }
  };

  [[nodiscard]] char* allocate(std::size_t bytes);
  [[nodiscard]] base::Result<void> visit_memory(Visitor visit);
  [[nodiscard]] base::Result<void> visit_runs(Visitor visit);
  [[nodiscard]] base::Result<void> spill();
  [[nodiscard]] base::Result<void> write_run(base::FunctionRef<base::Result<void>(Visitor)> source);
  void clear_memory();

  std::string run_path_;
  std::size_t memory_limit_;
  std::vector<std::unique_ptr<char[]>> blocks_;  // NOLINT(modernize-avoid-c-arrays): raw bytes
  std::size_t block_left_ = 0;
  char* block_next_ = nullptr;
  std::size_t block_bytes_ = 0;
  std::vector<Entry> entries_;
  std::vector<std::string> runs_;
  std::uint64_t next_run_ = 0;
};

/// The order in which a stable sort of `keys` would visit them. Sorts by eight bytes at a time,
/// read once into an array, so that keys with long common prefixes cost few cache misses.
[[nodiscard]] std::vector<std::uint32_t> sorted_order(
    std::size_t count, base::FunctionRef<std::string_view(std::size_t)> key);

}  // namespace yinguo::storage
