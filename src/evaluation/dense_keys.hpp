#pragma once
// Direct addressing: when the values of some columns lie close together, a tuple of them is a place
// in an array, and no hash is needed.
#include <cstdint>
#include <span>
#include <vector>

#include "model/value.hpp"

namespace yinguo::evaluation {

/// Numbers tuples within a box, one range of values for each column: [0, cells()), last column
/// fastest. Outside the box there is no number.
class DenseKeys {
 public:
  static constexpr std::size_t kOutside = ~std::size_t{0};

  /// The lowest and the highest value of a column, as signed numbers.
  struct Extent {
    std::int64_t low = INT64_MAX;
    std::int64_t high = INT64_MIN;

    void include(model::Value value) {
      low = value.as_number() < low ? value.as_number() : low;
      high = value.as_number() > high ? value.as_number() : high;
    }
  };

  /// Takes the box of `extents`, unless it has more than `limit` cells: then false, and nothing
  /// changes. Requires: no extent is empty.
  bool fit(std::span<const Extent> extents, std::size_t limit);
  /// As fit(), with every column that `key` leaves widened: by as much as there is, or if that is
  /// too much by an eighth, so that few widenings lead far.
  bool widen(std::span<const model::Value> key, std::size_t limit);

  void clear() { columns_.clear(); }

  /// By column; none: not used.
  [[nodiscard]] std::vector<Extent> extents() const;

  [[nodiscard]] bool is_used() const noexcept { return !columns_.empty(); }

  [[nodiscard]] std::size_t cells() const noexcept { return cells_; }

  /// The number of the tuple whose i-th value is get(i), or kOutside.
  template <class Get>
  [[nodiscard]] std::size_t number(const Get& get) const {
    std::size_t cell = 0;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      const Column& column = columns_[i];
      const std::uint64_t offset = get(i).bits() - column.low;
      if (offset >= column.count) return kOutside;
      cell = cell * column.count + offset;
    }
    return cell;
  }

 private:
  struct Column {
    std::uint64_t low = 0;
    std::uint64_t count = 0;
  };

  bool widen(std::span<const model::Value> key, std::uint64_t part, std::size_t limit);

  std::vector<Column> columns_;
  std::size_t cells_ = 0;
};

}  // namespace yinguo::evaluation
