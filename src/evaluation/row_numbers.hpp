#pragma once
// Numbers of rows by place: arrays that look-ups by direct addressing read.
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <vector>

#include "evaluation/growing_array.hpp"

namespace yinguo::evaluation {

inline constexpr std::uint32_t kNoRow = 0xffffffffU;

/// A row or none for each of some cells, in as few bytes as there can be rows: at most one a cell.
class RowCells {
 public:
  RowCells() = default;

  /// So many cells as stand in `bytes`, which bytes() gave. Requires: that many.
  RowCells(std::size_t cells, LentArray<std::byte> bytes) : bytes_{std::move(bytes)} {
    lay_out(cells);
  }

  [[nodiscard]] std::size_t size() const noexcept { return size_; }

  [[nodiscard]] std::span<const std::byte> bytes() const noexcept {
    return {bytes_.data(), bytes_.size()};
  }

  /// How many there are of `cells` cells; 0: of none.
  [[nodiscard]] static std::size_t bytes_of(std::size_t cells) {
    return cells == 0 ? 0 : cells * width_of(cells) + sizeof(std::uint32_t);
  }

  /// So many cells, all without a row. Memory of before is given back first.
  void restart(std::size_t cells) {
    bytes_ = {};
    lay_out(cells);
    if (cells > 0) std::memset(bytes_.extend(bytes_of(cells)), 0xff, bytes_of(cells));
  }

  [[nodiscard]] std::uint32_t operator[](std::size_t cell) const {
    std::uint32_t word = 0;
    std::memcpy(&word, bytes_.data() + cell * width_, sizeof word);
    word &= none_;
    return word == none_ ? kNoRow : word;
  }

  /// Requires: row < size(); made by restart().
  void set(std::size_t cell, std::uint32_t row) {
    std::byte* const at = &bytes_[cell * width_];
    std::uint32_t word = 0;
    std::memcpy(&word, at, sizeof word);
    word = (word & ~none_) | row;  // what follows the cell is its neighbour's
    std::memcpy(at, &word, sizeof word);
  }

  void prefetch(std::size_t cell) const { __builtin_prefetch(bytes_.data() + cell * width_); }

 private:
  static std::uint32_t width_of(std::size_t cells) {
    return cells < 0xffffU ? 2 : (cells < 0xffffffU ? 3 : 4);
  }

  void lay_out(std::size_t cells) {
    width_ = width_of(cells);
    none_ = kNoRow >> (32U - 8U * width_);
    size_ = cells;
  }

  GrowingArray<std::byte> bytes_;  ///< ends with a spare word, so that whole words may be read
  std::size_t size_ = 0;
  std::uint32_t width_ = 4;
  std::uint32_t none_ = kNoRow;
};

/// Rows whose cells ascend with their numbers: a row is the number of taken cells before its own
/// (rank), which takes two bits a cell.
class RankedCells {
 public:
  [[nodiscard]] bool empty() const noexcept { return words_.empty(); }

  [[nodiscard]] std::size_t bytes() const noexcept { return words_.capacity() * sizeof(Word); }

  void restart(std::size_t cells) { words_.assign((cells + kBits - 1) / kBits, {}); }

  void clear() { words_ = std::vector<Word>{}; }

  /// Takes the cell of the next row. Requires: ascending cells.
  void push_back(std::size_t cell) {
    words_[cell / kBits].taken |= std::uint64_t{1} << cell % kBits;
  }

  /// To be called after the last push_back(). How many cells are taken.
  std::size_t count() {
    std::uint32_t before = 0;
    for (Word& word : words_) {
      word.before = before;
      before += static_cast<std::uint32_t>(std::popcount(word.taken));
    }
    return before;
  }

  [[nodiscard]] std::uint32_t operator[](std::size_t cell) const {
    const Word& word = words_[cell / kBits];
    const std::uint64_t bit = std::uint64_t{1} << cell % kBits;
    if ((word.taken & bit) == 0) return kNoRow;
    return word.before + static_cast<std::uint32_t>(std::popcount(word.taken & (bit - 1)));
  }

  /// 64 cells in a word, the first in the lowest bit.
  [[nodiscard]] std::vector<std::uint64_t> taken() const {
    std::vector<std::uint64_t> taken;
    for (const Word& word : words_)
      taken.push_back(word.taken);
    return taken;
  }

  /// What taken() gave; to be counted.
  void take(std::span<const std::uint64_t> taken) {
    words_.assign(taken.size(), {});
    for (std::size_t i = 0; i < taken.size(); ++i)
      words_[i].taken = taken[i];
  }

 private:
  static constexpr std::size_t kBits = 64;

  struct Word {
    std::uint64_t taken = 0;
    std::uint32_t before = 0;
  };

  std::vector<Word> words_;
};

}  // namespace yinguo::evaluation
