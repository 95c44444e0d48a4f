#pragma once
#include <cstddef>
#include <cstdint>

namespace yinguo::storage {

/// The on-disk format that this program writes, and the only one it reads (docs/STORAGE_FORMAT.md).
inline constexpr std::uint32_t kFormatVersion = 4;

enum class Mode {
  kReadOnly,   ///< any number of processes, beside a writer; sees the graph that was current at
               ///< opening
  kReadWrite,  ///< one process
  kCreate,     ///< like kReadWrite; makes the store if `path` is missing or an empty directory
};

struct Options {
  /// Decompressed blocks kept in memory, in bytes.
  std::size_t cache_bytes = std::size_t{8} << 20U;
  /// Reads table files as memory: for large values, of which lend_kept() then makes no copy.
  bool maps_files = false;
};

}  // namespace yinguo::storage
