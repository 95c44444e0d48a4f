#include <algorithm>
#include <bit>
#include <cassert>
#include <utility>

#include "evaluation/table.hpp"
#include "evaluation/tuple_hash.hpp"

namespace yinguo::evaluation {

using model::Value;

namespace {

/// Cells that the box of an index may have at least: a look-up by number is worth these few pages.
constexpr std::size_t kSmallBox = 2048;

constexpr std::size_t cells_for(std::size_t slots) {
  return std::max(slots * kCellsPerSlot, kSmallBox);
}

/// Apart, so that what reads plain columns stays small enough to be inlined.
Value field_of(const Table& table, std::uint32_t row, const IndexField& field,
               const model::RecordTable& records) {
  return records.fields(table.at(row, field.column).as_record())[field.field];
}

}  // namespace

TableIndex::TableIndex(const Table& table, ColumnMask columns) : table_{&table} {
  add_columns(columns);
  extend();
}

TableIndex::TableIndex(const Table& table, ColumnMask columns, std::span<const IndexField> fields,
                       const model::RecordTable& records)
    : table_{&table}, fields_{fields.begin(), fields.end()}, records_{&records} {
  add_columns(columns);
  extend();
}

void TableIndex::add_columns(ColumnMask columns) {
  for (; columns != 0; columns &= columns - 1) {
    columns_.push_back(static_cast<std::uint32_t>(std::countr_zero(columns)));
  }
}

/// The i-th part of the key of a row that has one.
inline Value TableIndex::part(std::uint32_t row, std::size_t i) const {
  if (i < columns_.size()) [[likely]]
    return table_->at(row, columns_[i]);
  return field_of(*table_, row, fields_[i - columns_.size()], *records_);
}

bool TableIndex::has_key(std::uint32_t row) const {
  return std::ranges::all_of(fields_, [&](const IndexField& field) {
    const auto record = table_->at(row, field.column).as_record();
    return record != model::kNil && records_->shape_id(record) == field.shape;
  });
}

void TableIndex::read_key(std::uint32_t row, std::span<Value> key) const {
  for (std::size_t i = 0; i < key.size(); ++i)
    key[i] = part(row, i);
}

/// The slot of `key`, or the free one where it belongs.
std::size_t TableIndex::slot_of(std::span<const Value> key, std::uint32_t tag) const {
  const std::size_t mask = slots_.size() - 1;
  std::size_t slot = tag & mask;
  for (; slots_[slot].count != 0; slot = (slot + 1) & mask) {
    if (tags_[slot] != tag) continue;
    const std::uint32_t row = first_row(slots_[slot]);
    std::size_t i = 0;
    while (i < key.size() && part(row, i) == key[i])
      ++i;
    if (i == key.size()) break;
  }
  return slot;
}

/// The slot of `key`, one of its own if it is new.
std::size_t TableIndex::place_for(std::span<const Value> key) {
  if (box_.is_used()) {
    const std::size_t cell = box_.number([&](std::size_t i) { return key[i]; });
    if (cell != DenseKeys::kOutside) return cell;
    leave_box(key);
    return place_for(key);
  }
  if (is_crowded(keys_ + 1, slots_.size())) {
    grow();
    return place_for(key);
  }
  const std::uint32_t tag = tag_of(key);
  const std::size_t slot = slot_of(key, tag);
  tags_[slot] = tag;
  return slot;
}

/// Counts the rows of each key, then gives each key a block of just that size.
void TableIndex::build() {
  known_rows_ = static_cast<std::uint32_t>(table_->size());
  std::vector<Value> key(width());
  std::vector<std::uint32_t> first(known_rows_, kNoRow);  // by row: the first one of the same key
  is_counting_ = true;
  for (std::uint32_t row = 0; row < known_rows_; ++row) {
    if (!has_key(row)) continue;
    read_key(row, key);
    Posting& posting = slots_[place_for(key)];
    if (posting.count++ == 0) {
      ++keys_;
      posting.at = row;
    }
    first[row] = posting.at;
  }
  is_counting_ = false;
  is_exact_ = true;
  std::vector<std::uint32_t> next(known_rows_, kNoRow);  // by first row: where one more goes
  std::uint32_t pooled = 0;
  for (Posting& posting : slots_) {
    if (posting.count < 2) continue;
    next[posting.at] = pooled;
    posting.at = std::exchange(pooled, pooled + posting.count);
  }
  pool_.extend(pooled);
  for (std::uint32_t row = 0; row < known_rows_; ++row) {
    if (first[row] == kNoRow) continue;
    if (std::uint32_t& at = next[first[row]]; at != kNoRow) pool_[at++] = row;
  }
}

/// Gives each block room for the next power of two.
void TableIndex::make_room() {
  is_exact_ = false;
  GrowingArray<std::uint32_t> exact = std::exchange(pool_, {});
  for (Posting& posting : slots_) {
    if (posting.count < 2) continue;
    const auto block = static_cast<std::uint32_t>(pool_.size());
    std::copy_n(exact.data() + posting.at, posting.count,
                pool_.extend(std::bit_ceil(posting.count)));
    posting.at = block;
  }
}

void TableIndex::extend() {
  const auto size = static_cast<std::uint32_t>(table_->size());
  if (known_rows_ == size) return;
  if (known_rows_ == 0) {
    build();
    return;
  }
  if (is_exact_) make_room();
  std::vector<Value> key(width());
  for (; known_rows_ < size; ++known_rows_) {
    if (!has_key(known_rows_)) continue;
    read_key(known_rows_, key);
    add(slots_[place_for(key)], known_rows_);
  }
}

void TableIndex::add(Posting& posting, std::uint32_t row) {
  const std::uint32_t count = posting.count++;
  if (count == 0) {
    ++keys_;
    posting.at = row;
    return;
  }
  if (std::has_single_bit(count)) {  // it is full
    const std::uint32_t block = take_block(count * 2);
    if (count == 1) {
      pool_[block] = posting.at;
    } else {
      std::copy_n(pool_.data() + posting.at, count, &pool_[block]);
      free_blocks_[static_cast<std::size_t>(std::countr_zero(count))].push_back(posting.at);
    }
    posting.at = block;
  }
  pool_[posting.at + count] = row;
}

std::uint32_t TableIndex::take_block(std::uint32_t rows) {
  auto& free = free_blocks_[static_cast<std::size_t>(std::countr_zero(rows))];
  if (free.empty()) {
    const auto block = static_cast<std::uint32_t>(pool_.size());
    pool_.extend(rows);
    return block;
  }
  const std::uint32_t block = free.back();
  free.pop_back();
  return block;
}

void TableIndex::grow() {
  const std::size_t wanted = std::max(kFirstSlots, slots_.size() * 2);
  std::vector<DenseKeys::Extent> extents(width());
  for (const Posting& posting : slots_) {
    if (posting.count == 0) continue;
    for (std::size_t i = 0; i < extents.size(); ++i)
      extents[i].include(part(first_row(posting), i));
  }
  std::vector<Posting> old;
  old.swap(slots_);
  if (keys_ > 0 && box_.fit(extents, cells_for(wanted))) {
    address_keys(old);
  } else {
    hash_keys(wanted, old);
  }
}

void TableIndex::leave_box(std::span<const Value> key) {
  const std::size_t wanted = slots_for(keys_);
  std::vector<Posting> old;
  old.swap(slots_);
  if (box_.widen(key, cells_for(wanted))) {
    address_keys(old);
  } else {
    box_.clear();
    hash_keys(wanted, old);
  }
}

void TableIndex::address_keys(const std::vector<Posting>& old) {
  slots_.resize(box_.cells());
  tags_ = std::vector<std::uint32_t>{};
  std::vector<Value> key(width());
  for (const Posting& posting : old) {
    if (posting.count == 0) continue;
    read_key(first_row(posting), key);
    slots_[box_.number([&](std::size_t i) { return key[i]; })] = posting;
  }
}

void TableIndex::hash_keys(std::size_t wanted, const std::vector<Posting>& old) {
  slots_.resize(wanted);
  tags_.resize(wanted);
  std::vector<Value> key(width());
  for (const Posting& posting : old) {
    if (posting.count == 0) continue;
    read_key(first_row(posting), key);
    const std::uint32_t tag = tag_of(key);
    const std::size_t slot = slot_of(key, tag);
    slots_[slot] = posting;
    tags_[slot] = tag;
  }
}

std::span<const std::uint32_t> TableIndex::rows(std::span<const Value> key) const {
  assert(key.size() == width());
  if (slots_.empty()) return {};
  std::size_t slot = 0;
  if (box_.is_used()) {
    slot = box_.number([&](std::size_t i) { return key[i]; });
    if (slot == DenseKeys::kOutside) return {};
  } else {
    slot = slot_of(key, tag_of(key));
  }
  const Posting& posting = slots_[slot];
  if (posting.count < 2) return {&posting.at, posting.count};
  return {pool_.data() + posting.at, posting.count};
}

std::size_t TableIndex::bytes() const noexcept {
  return slots_.capacity() * sizeof(Posting) +
         (tags_.capacity() + pool_.size()) * sizeof(std::uint32_t);
}

}  // namespace yinguo::evaluation
