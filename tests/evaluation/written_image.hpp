#pragma once
// Images of tables in memory of their own, as they are when read from a store.
#include "evaluation/table_image.hpp"

namespace yinguo::test {

/// In memory that goes with its last user, with `spare` bytes of zero behind.
inline evaluation::LentArray<std::byte> copied(const evaluation::LentArray<std::byte>& bytes,
                                               std::size_t spare) {
  auto copy =
      std::make_shared<std::vector<std::byte>>(bytes.elements.begin(), bytes.elements.end());
  copy->resize(copy->size() + spare);
  return {*copy, copy};
}

inline evaluation::TableImage written(const evaluation::Table& table) {
  auto image = evaluation::image_of(table);
  image.row_bytes = copied(image.row_bytes, evaluation::PackedRows::kSpareBytes);
  image.cell_bytes = copied(image.cell_bytes, 0);
  return image;
}

}  // namespace yinguo::test
