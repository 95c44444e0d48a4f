#pragma once
// Sets of tuples as flat arrays, and hash indexes on some of their columns.
#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "model/fact_source.hpp"
#include "model/symbol_table.hpp"
#include "model/value.hpp"

#include "evaluation/dense_keys.hpp"
#include "evaluation/growing_array.hpp"
#include "evaluation/packed_rows.hpp"
#include "evaluation/row_numbers.hpp"

namespace yinguo::evaluation {

struct TableImage;

/// A set of columns; bit i is column i. Relations have at most 64 columns.
using ColumnMask = std::uint64_t;

/// A part of the records in a column.
struct IndexField {
  std::uint32_t column = 0;
  std::uint32_t field = 0;
  model::ShapeId shape{};

  // NOLINTNEXTLINE(modernize-use-nullptr): of code that the compiler makes
  friend auto operator<=>(const IndexField&, const IndexField&) = default;

  /// The part, if `record` has the shape.
  [[nodiscard]] std::optional<model::Value> of(model::Value record,
                                               const model::RecordTable& records) const {
    const auto id = record.as_record();
    if (id == model::kNil || records.shape_id(id) != shape) return std::nullopt;
    return records.fields(id)[field];
  }
};

/// A set of tuples, packed row after row in the order of insertion. Rows are never removed, so a
/// row number stays valid. Where a tuple stands is looked up by direct addressing while the values
/// of each column lie so close together that this takes about the memory of a hash table, and in a
/// hash table otherwise.
///
/// Each row has the height of its lowest derivation: 0 for a given fact, else one more than the
/// highest premise.
///
/// Threads: const methods may run concurrently.
class Table {
 public:
  friend TableImage image_of(const Table& table);
  friend std::optional<Table> table_of(std::size_t arity, TableImage image);

  enum class Outcome : std::uint8_t {
    kKnown,
    kLowered,
    kNew
  };

  explicit Table(std::size_t arity) : arity_{arity}, rows_{arity} {}

  [[nodiscard]] std::size_t arity() const noexcept { return arity_; }

  [[nodiscard]] std::size_t size() const noexcept { return rows_.size(); }

  [[nodiscard]] bool empty() const noexcept { return rows_.size() == 0; }

  /// Requires: row < size(), column < arity().
  [[nodiscard]] model::Value at(std::size_t row, std::size_t column) const {
    return rows_.at(row, column);
  }

  /// The whole row, in memory of its own. Requires: row < size().
  [[nodiscard]] model::Tuple row(std::size_t row) const;

  /// The greatest of the column's values by their bits; 0: there are no rows. Cost: O(size).
  [[nodiscard]] std::uint64_t greatest(std::size_t column) const { return rows_.greatest(column); }

  [[nodiscard]] std::uint32_t height(std::size_t row) const { return rows_.height(row); }

  /// A hint that `row` will be read soon. Requires: row < size().
  void prefetch(std::size_t row) const { rows_.prefetch(row); }

  /// The row of `tuple`, or kNoRow. Requires: tuple.size() == arity(). Cost: O(arity).
  [[nodiscard]] std::uint32_t find(std::span<const model::Value> tuple) const;

  [[nodiscard]] bool contains(std::span<const model::Value> tuple) const {
    return find(tuple) != kNoRow;
  }

  [[nodiscard]] std::size_t bytes() const noexcept;

  struct Inserted {
    std::uint32_t row = kNoRow;
    Outcome outcome = Outcome::kKnown;
  };

  /// Adds `tuple`, or lowers its height when it is there with a greater one.
  Inserted insert(std::span<const model::Value> tuple, std::uint32_t height);

  /// Requires: row < size().
  void set_height(std::size_t row, std::uint32_t height);

  /// Until release_heights(), rows that are there now are not lowered: it is noted instead.
  void hold_heights();
  /// Lowers the rows for which it was noted; they go to `lowered`.
  void release_heights(std::vector<std::uint32_t>& lowered);

  static constexpr std::size_t kBatch = 32;
  /// Inserts the tuples that stand one after the other in `tuples`, with `heights`, at most kBatch;
  /// rows that were lowered go to `lowered`. As insert() for each, but waits for memory together.
  void insert_batch(std::span<const model::Value> tuples, std::span<const std::uint32_t> heights,
                    std::vector<std::uint32_t>& lowered);

  /// Packs what look-ups need, now that no more rows are expected for a while. A hash table is
  /// given up until a look-up wants it. The next insert() or find() may take O(size()) to undo
  /// this.
  void settle();

  /// Of the tuples that stand one after the other in `tuples` from the `from`-th on, with
  /// `heights`, leaves those that insert() would add or lower; at most kBatch. Cost: as
  /// insert_batch().
  void leave_unknown(std::vector<model::Value>& tuples, std::vector<std::uint32_t>& heights,
                     std::size_t from) const;

 private:
  /// Where a tuple is looked up: its number in the box (or outside), or its tag.
  using Place = std::size_t;

  [[nodiscard]] Place place_of(std::span<const model::Value> tuple) const;
  void prefetch_place(Place place) const;
  Inserted insert_at(Place place, std::span<const model::Value> tuple, std::uint32_t height);
  Inserted append(std::span<const model::Value> tuple, std::uint32_t height);
  Inserted lower(std::uint32_t row, std::uint32_t height);
  void grow();
  void make_places(std::size_t wanted);
  void leave_box(std::span<const model::Value> tuple);
  [[nodiscard]] bool is_at(std::uint32_t row, std::span<const model::Value> tuple) const;
  [[nodiscard]] std::vector<DenseKeys::Extent> extents() const;
  [[nodiscard]] std::size_t cell_of(std::uint32_t row) const;
  [[nodiscard]] bool is_ranked_by_box() const;
  void address_rows();
  void unpack();
  [[nodiscard]] std::uint32_t find_kept(std::span<const model::Value> tuple) const;
  void restore_slots() const;
  void fill_slots(std::size_t slots) const;
  void hash_rows(std::size_t slots);

  /// The hash's upper half stands beside the row: it gives the place of the slot, so that growing
  /// looks at no row, and a probe seldom looks at a row that differs.
  struct Slot {
    std::uint32_t row = kNoRow;
    std::uint32_t tag = 0;
  };

  struct Lowering {
    std::uint32_t row = kNoRow;
    std::uint32_t height = 0;

    // NOLINTNEXTLINE(modernize-use-nullptr): of code that the compiler makes
    friend auto operator<=>(const Lowering&, const Lowering&) = default;
  };

  void keep_lowest_noted();

  std::size_t arity_;
  PackedRows rows_;
  std::uint32_t greatest_height_ = 0;
  DenseKeys box_;
  RowCells cells_;      ///< rows by number in the box; of an image: hashed, without a box
  RankedCells ranked_;  ///< instead of the cells, of a settled table in the box's order
  mutable std::vector<Slot> slots_;   ///< open addressing; empty while the box is used
  mutable bool is_given_up_ = false;  ///< the slots; const methods take it as an atomic
  std::uint32_t rebuilds_ = 0;        ///< places change when it does
  std::uint32_t held_ = 0;            ///< rows whose heights stay as they are
  std::vector<Lowering> noted_;       ///< of these rows
  bool is_kept_ = false;              ///< as it was in an image: ranked, or hashed in the cells
};

/// Rows of a table by the values of some columns, and of parts of the records in some; rows whose
/// records have another shape are left out. Knows the rows up to the last extend(). Keys are
/// looked up as tuples are in a Table; the rows of a key lie side by side.
class TableIndex {
 public:
  TableIndex(const Table& table, ColumnMask columns);
  /// `records` has the records of the table, and may have more by and by.
  TableIndex(const Table& table, ColumnMask columns, std::span<const IndexField> fields,
             const model::RecordTable& records);

  /// Takes in the rows added since. Spans that rows() returned die.
  void extend();
  /// The rows whose indexed columns, and then fields, equal `key` (columns in their order),
  /// ascending.
  [[nodiscard]] std::span<const std::uint32_t> rows(std::span<const model::Value> key) const;

  [[nodiscard]] std::size_t bytes() const noexcept;

 private:
  /// The rows of one key: itself when it is one, else a block of the pool with room for the next
  /// power of two, or without more room while the index is as it was built.
  struct Posting {
    std::uint32_t count = 0;
    std::uint32_t at = 0;  ///< the row, or its block
  };

  [[nodiscard]] std::uint32_t first_row(const Posting& posting) const {
    return posting.count == 1 || is_counting_ ? posting.at : pool_[posting.at];
  }

  [[nodiscard]] std::size_t place_for(std::span<const model::Value> key);
  void build();
  void make_room();
  [[nodiscard]] std::size_t slot_of(std::span<const model::Value> key, std::uint32_t tag) const;
  void add_columns(ColumnMask columns);
  void read_key(std::uint32_t row, std::span<model::Value> key) const;
  [[nodiscard]] model::Value part(std::uint32_t row, std::size_t i) const;
  [[nodiscard]] bool has_key(std::uint32_t row) const;

  [[nodiscard]] std::size_t width() const { return columns_.size() + fields_.size(); }

  void add(Posting& posting, std::uint32_t row);
  [[nodiscard]] std::uint32_t take_block(std::uint32_t rows);
  void grow();
  void leave_box(std::span<const model::Value> key);
  void address_keys(const std::vector<Posting>& old);
  void hash_keys(std::size_t wanted, const std::vector<Posting>& old);

  const Table* table_;
  std::vector<std::uint32_t> columns_;
  std::vector<IndexField> fields_;
  const model::RecordTable* records_ = nullptr;  ///< when there are fields
  DenseKeys box_;
  std::vector<Posting> slots_;       ///< by number in the box, or open addressing
  std::vector<std::uint32_t> tags_;  ///< of the slots, without a box
  GrowingArray<std::uint32_t> pool_;
  std::array<std::vector<std::uint32_t>, 32> free_blocks_;  ///< by logarithm of their size
  std::size_t keys_ = 0;
  std::uint32_t known_rows_ = 0;
  bool is_counting_ = false;  ///< there are no blocks yet: postings have the first row of a key
  bool is_exact_ = false;     ///< blocks have no more room
};

/// Row numbers in canonical order: numbers by value, symbols by their bytes, first column first.
/// Cost: O(n log n).
[[nodiscard]] std::vector<std::uint32_t> canonical_order(const Table& table,
                                                         std::span<const model::Attribute> columns,
                                                         const model::SymbolTable& symbols);

/// Order of two values of one type: numbers by value, symbols by their bytes; <0, 0, >0.
[[nodiscard]] int compare_values(model::ValueType type, model::Value a, model::Value b,
                                 const model::SymbolTable& symbols);

}  // namespace yinguo::evaluation
