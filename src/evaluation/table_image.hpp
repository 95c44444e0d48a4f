#pragma once
// A table in a few arrays, to be written down, and taken up again without a look at each row.
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "evaluation/dense_keys.hpp"
#include "evaluation/growing_array.hpp"
#include "evaluation/table.hpp"

namespace yinguo::evaluation {

/// The rows as PackedRows has them, and what finds one: if they stand in the order of their places
/// in a box, which places are taken; else row numbers hashed by tuple (STORAGE_FORMAT.md).
struct TableImage {
  std::uint64_t rows = 0;
  std::vector<std::uint32_t> widths{};  ///< bytes of each column, then of the height
  std::uint32_t greatest_height = 0;
  std::vector<DenseKeys::Extent> box{};  ///< by column; none: hashed
  std::vector<std::uint64_t> taken{};    ///< 64 places a word, the first in the lowest bit
  LentArray<std::byte> row_bytes{};      ///< rows, then a spare word
  LentArray<std::byte> cell_bytes{};     ///< of RowCells, if hashed
};

/// Of `table`, which must stay as it is while the image is used. Cost: O(size) if hashed.
[[nodiscard]] TableImage image_of(const Table& table);

/// The table of `arity` columns that has the image; nullopt: it is of none. Whatever the bytes are,
/// what the table then answers is memory-safe, but values are not looked at. Cost: O(1) but for the
/// words of `taken`.
[[nodiscard]] std::optional<Table> table_of(std::size_t arity, TableImage image);

}  // namespace yinguo::evaluation
