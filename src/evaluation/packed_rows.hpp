#pragma once
// Tuples in as few bytes as they need.
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <span>
#include <vector>

#include "model/value.hpp"

#include "evaluation/growing_array.hpp"

namespace yinguo::evaluation {

/// Tuples one after the other, each with a height. A column takes as many whole bytes as the
/// values that it has had so far need as signed numbers; a value that does not fit widens its
/// column in every row. Heights, which stand at the end of a row, take none while all are 0.
///
/// Threads: const methods may run concurrently.
class PackedRows {
 public:
  explicit PackedRows(std::size_t columns) : columns_(columns + 1) { lay_out(); }

  /// `size` rows as they stand in memory. `widths` and `bytes` are those that widths() and packed()
  /// gave, with a spare word behind; nullopt: they cannot be.
  [[nodiscard]] static std::optional<PackedRows> from(std::span<const std::uint32_t> widths,
                                                      std::size_t size, LentArray<std::byte> bytes);

  /// Bytes of each column, then of the height.
  [[nodiscard]] std::vector<std::uint32_t> widths() const;

  /// The rows one after the other.
  [[nodiscard]] std::span<const std::byte> packed() const {
    return {bytes_.data(), size_ * stride_};
  }

  static constexpr std::size_t kSpareBytes = sizeof(std::uint64_t);

  [[nodiscard]] std::size_t size() const noexcept { return size_; }

  /// Requires: row < size(), column < columns. Cost: one look at memory.
  [[nodiscard]] model::Value at(std::size_t row, std::size_t column) const {
    return model::Value::from_bits(read(row * stride_, columns_[column]));
  }

  [[nodiscard]] std::uint32_t height(std::size_t row) const {
    if (!has_heights()) return 0;
    return static_cast<std::uint32_t>(read(row * stride_, columns_.back()));
  }

  /// The greatest of the column's values by their bits; 0: there are no rows. Cost: O(size).
  [[nodiscard]] std::uint64_t greatest(std::size_t column) const;

  /// Cost: amortised O(columns).
  void push_back(std::span<const model::Value> tuple, std::uint32_t height);
  /// Requires: row < size(). Cost: O(1), but all rows move when the height does not fit.
  void set_height(std::size_t row, std::uint32_t height);

  /// A hint that `row` will be read soon. Requires: row < size().
  void prefetch(std::size_t row) const { __builtin_prefetch(bytes_.data() + row * stride_); }

  /// Of memory that has been written to.
  [[nodiscard]] std::size_t bytes() const noexcept { return bytes_.size(); }

 private:
  static constexpr std::size_t kWord = kSpareBytes;

  /// `width` 0 is a column of zeros, which heights alone can be.
  struct Column {
    std::uint32_t offset = 0;
    std::uint32_t width = 0;

    /// Bits by which a word that was read at the offset has too many.
    [[nodiscard]] unsigned excess() const { return 64U - 8U * width; }
  };

  static std::uint64_t cut(std::uint64_t word, Column column) {
    return std::bit_cast<std::uint64_t>(std::bit_cast<std::int64_t>(word << column.excess()) >>
                                        column.excess());
  }

  [[nodiscard]] bool has_heights() const { return columns_.back().width != 0; }

  [[nodiscard]] std::uint64_t read(std::size_t begin, Column column) const {
    static_assert(std::endian::native == std::endian::little);
    std::uint64_t word = 0;
    std::memcpy(&word, bytes_.data() + begin + column.offset, kWord);
    return cut(word, column);
  }

  [[nodiscard]] bool fits(std::span<const model::Value> tuple, std::uint32_t height) const;
  template <std::uint32_t Width>
  [[nodiscard]] std::uint64_t greatest_of(Column column) const;
  void widen(std::span<const model::Value> tuple, std::uint32_t height);
  void lay_out();
  void write(std::size_t begin, Column column, std::uint64_t word);

  std::vector<Column> columns_;  ///< the last is the height
  std::size_t stride_ = 0;       ///< bytes of a row
  std::size_t size_ = 0;
  GrowingArray<std::byte> bytes_;  ///< ends with a spare word, so that whole words may be read
};

}  // namespace yinguo::evaluation
