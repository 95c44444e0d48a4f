#include "evaluation/table_image.hpp"

#include "evaluation/tuple_hash.hpp"

namespace yinguo::evaluation {
namespace {

/// Cells of a hash of so many rows: four fifths full, for most look-ups are of rows that there are.
std::size_t kept_cells(std::size_t rows) {
  return rows + rows / 4 + 1;
}

std::size_t cell_of_tag(std::uint32_t tag, std::size_t cells) {
  return (std::uint64_t{tag} * cells) >> 32U;
}

std::shared_ptr<RowCells> hash(const Table& table) {
  auto cells = std::make_shared<RowCells>();
  cells->restart(kept_cells(table.size()));
  std::vector<model::Value> tuple(table.arity());
  for (std::uint32_t row = 0; row < table.size(); ++row) {
    for (std::size_t i = 0; i < tuple.size(); ++i)
      tuple[i] = table.at(row, i);
    std::size_t cell = cell_of_tag(tag_of(tuple), cells->size());
    while ((*cells)[cell] != kNoRow)
      cell = cell + 1 == cells->size() ? 0 : cell + 1;
    cells->set(cell, row);
  }
  return cells;
}

LentArray<std::byte> lend(const std::shared_ptr<const RowCells>& cells) {
  return {cells->bytes(), cells};
}

}  // namespace

/// A number that is no row is taken for an empty cell, and no cell is looked at twice, so that no
/// bytes do harm.
std::uint32_t Table::find_kept(std::span<const model::Value> tuple) const {
  std::size_t cell = cell_of_tag(tag_of(tuple), cells_.size());
  for (std::size_t left = cells_.size(); left > 0; --left) {
    const std::uint32_t row = cells_[cell];
    if (row >= size()) return kNoRow;
    if (is_at(row, tuple)) return row;
    cell = cell + 1 == cells_.size() ? 0 : cell + 1;
  }
  return kNoRow;
}

TableImage image_of(const Table& table) {
  TableImage image{.rows = table.size(), .greatest_height = table.greatest_height_};
  if (table.empty()) return image;
  image.widths = table.rows_.widths();
  image.row_bytes.elements = table.rows_.packed();
  if (!table.ranked_.empty()) {
    image.box = table.box_.extents();
    image.taken = table.ranked_.taken();
  } else {
    image.cell_bytes =
        table.is_kept_ ? LentArray<std::byte>{table.cells_.bytes(), nullptr} : lend(hash(table));
  }
  return image;
}

std::optional<Table> table_of(std::size_t arity, TableImage image) {
  Table table{arity};
  if (image.rows == 0) return table;
  auto rows = PackedRows::from(image.widths, image.rows, std::move(image.row_bytes));
  if (!rows || image.widths.size() != arity + 1) return std::nullopt;
  table.rows_ = std::move(*rows);
  table.greatest_height_ = image.greatest_height;
  table.is_kept_ = true;
  if (image.box.empty()) {
    const std::size_t cells = kept_cells(table.size());
    if (image.cell_bytes.elements.size() != RowCells::bytes_of(cells)) return std::nullopt;
    table.cells_ = RowCells{cells, std::move(image.cell_bytes)};
    return table;
  }
  const bool is_box =
      image.box.size() == arity &&
      std::ranges::all_of(image.box, [](const auto& extent) { return extent.low <= extent.high; });
  if (!is_box || !table.box_.fit(image.box, image.taken.size() * 64)) return std::nullopt;
  table.ranked_.take(image.taken);
  if (table.ranked_.count() != table.size()) return std::nullopt;
  return table;
}

}  // namespace yinguo::evaluation
