#include "evaluation/packed_rows.hpp"

#include <algorithm>
#include <cassert>

namespace yinguo::evaluation {

using model::Value;

namespace {

/// Bytes that `word` needs as a signed number, at least one.
std::uint32_t width_of(std::uint64_t word) {
  const std::uint64_t sign = std::bit_cast<std::int64_t>(word) < 0 ? ~std::uint64_t{0} : 0;
  return static_cast<std::uint32_t>(std::bit_width(word ^ sign)) / 8 + 1;
}

}  // namespace

std::optional<PackedRows> PackedRows::from(std::span<const std::uint32_t> widths, std::size_t size,
                                           LentArray<std::byte> bytes) {
  const bool are_widths = !widths.empty() && std::ranges::all_of(widths, [](auto width) {
    return width <= kWord;
  }) && std::ranges::all_of(widths.first(widths.size() - 1), [](auto width) { return width > 0; });
  if (!are_widths || size >= UINT32_MAX) return std::nullopt;
  PackedRows rows{widths.size() - 1};
  for (std::size_t i = 0; i < widths.size(); ++i)
    rows.columns_[i].width = widths[i];
  rows.lay_out();
  if (bytes.elements.size() != size * rows.stride_ + kSpareBytes) return std::nullopt;
  rows.size_ = size;
  rows.bytes_ = GrowingArray<std::byte>{std::move(bytes)};
  return rows;
}

std::vector<std::uint32_t> PackedRows::widths() const {
  std::vector<std::uint32_t> widths;
  for (const Column& column : columns_)
    widths.push_back(column.width);
  return widths;
}

/// The width is known to the compiler, which makes the loop twice as fast.
template <std::uint32_t Width>
std::uint64_t PackedRows::greatest_of(Column column) const {
  std::uint64_t even = 0;
  std::uint64_t odd = 0;
  column.width = Width;
  for (std::size_t row = 0; row + 1 < size_; row += 2) {
    even = std::max(even, read(row * stride_, column));
    odd = std::max(odd, read((row + 1) * stride_, column));
  }
  if (size_ % 2 == 1) even = std::max(even, read((size_ - 1) * stride_, column));
  return std::max(even, odd);
}

std::uint64_t PackedRows::greatest(std::size_t column) const {
  const Column& read = columns_[column];
  if (read.width == 1) return greatest_of<1>(read);
  if (read.width == 2) return greatest_of<2>(read);
  if (read.width == 3) return greatest_of<3>(read);
  if (read.width == 4) return greatest_of<4>(read);
  std::uint64_t greatest = 0;
  for (std::size_t row = 0; row < size_; ++row)
    greatest = std::max(greatest, at(row, column).bits());
  return greatest;
}

bool PackedRows::fits(std::span<const Value> tuple, std::uint32_t height) const {
  std::uint64_t lost = has_heights() ? cut(height, columns_.back()) ^ height : height;
  for (std::size_t i = 0; i < tuple.size(); ++i)
    lost |= cut(tuple[i].bits(), columns_[i]) ^ tuple[i].bits();
  return lost == 0;
}

void PackedRows::push_back(std::span<const Value> tuple, std::uint32_t height) {
  assert(tuple.size() + 1 == columns_.size());
  if (!fits(tuple, height)) widen(tuple, height);
  bytes_.extend(bytes_.empty() ? stride_ + kWord : stride_);
  std::byte* const row = &bytes_[size_ * stride_];
  for (std::size_t i = 0; i < tuple.size(); ++i) {  // each word's end is written over by the next
    const std::uint64_t word = tuple[i].bits();
    std::memcpy(row + columns_[i].offset, &word, kWord);
  }
  const std::uint64_t word = height;
  std::memcpy(row + columns_.back().offset, &word, kWord);
  ++size_;
}

void PackedRows::set_height(std::size_t row, std::uint32_t height) {
  assert(row < size_);
  bytes_.own();
  if (!fits({}, height)) widen({}, height);
  write(row * stride_, columns_.back(), height);
}

void PackedRows::write(std::size_t begin, Column column, std::uint64_t word) {
  std::memcpy(&bytes_[begin + column.offset], &word, column.width);
}

void PackedRows::lay_out() {
  stride_ = 0;
  for (Column& column : columns_) {
    if (&column != &columns_.back()) column.width = std::max(column.width, 1U);
    column.offset = static_cast<std::uint32_t>(stride_);
    stride_ += column.width;
  }
}

/// Rows grow in place, the last one first: none is written over one that is still to move.
void PackedRows::widen(std::span<const Value> tuple, std::uint32_t height) {
  const std::vector<Column> old = columns_;
  const std::size_t old_stride = stride_;
  for (std::size_t i = 0; i < tuple.size(); ++i)
    columns_[i].width = std::max(columns_[i].width, width_of(tuple[i].bits()));
  if (height != 0) columns_.back().width = std::max(columns_.back().width, width_of(height));
  lay_out();
  if (size_ == 0) return;
  bytes_.extend(size_ * (stride_ - old_stride));
  std::vector<std::uint64_t> words(columns_.size());
  for (std::size_t row = size_; row-- > 0;) {
    for (std::size_t i = 0; i < old.size(); ++i) {
      words[i] = old[i].width == 0 ? 0 : read(row * old_stride, old[i]);
    }
    for (std::size_t i = 0; i < old.size(); ++i)
      write(row * stride_, columns_[i], words[i]);
  }
}

}  // namespace yinguo::evaluation
