#include "evaluation/table.hpp"

#include <algorithm>
#include <bit>
#include <cassert>
#include <numeric>

namespace yinguo::evaluation {
namespace {

using model::Value;
using model::ValueType;

/// Finaliser of SplitMix64 (Steele, Lea, Flood 2014): spreads each word over the whole hash.
constexpr std::uint64_t mix(std::uint64_t hash, std::uint64_t word) {
  hash = (hash ^ word) + 0x9e3779b97f4a7c15U;
  hash = (hash ^ (hash >> 30U)) * 0xbf58476d1ce4e5b9U;
  hash = (hash ^ (hash >> 27U)) * 0x94d049bb133111ebU;
  return hash ^ (hash >> 31U);
}

std::uint64_t hash_of(std::span<const Value> values) {
  std::uint64_t hash = values.size();
  for (const Value value : values)
    hash = mix(hash, value.bits());
  return hash;
}

/// Hashed places take the upper half of the hash.
std::uint32_t tag_of(std::span<const Value> values) {
  return static_cast<std::uint32_t>(hash_of(values) >> 32U);
}

/// Open addressing stays below five eighths full: probes are then 2 to 4 long (Knuth, volume
/// 3, 6.4).
constexpr bool is_crowded(std::size_t used, std::size_t slots) {
  return used * 8 >= slots * 5;
}

constexpr std::size_t kFirstSlots = 16;
/// Cells of a box for each slot that a hash table would have: a cell is half a slot, and a hash
/// table will double again while a box stays.
constexpr std::size_t kCellsPerSlot = 4;

/// Slots that hold `used` entries without being crowded.
std::size_t slots_for(std::size_t used) {
  std::size_t slots = kFirstSlots;
  while (is_crowded(used + 1, slots))
    slots *= 2;
  return slots;
}

}  // namespace

bool Table::is_at(std::uint32_t at, std::span<const Value> tuple) const {
  return std::equal(tuple.begin(), tuple.end(), values_.data() + at * arity_);
}

std::uint32_t Table::find(std::span<const Value> tuple) const {
  assert(tuple.size() == arity_);
  if (box_.is_used()) {
    const std::size_t cell = box_.number([&](std::size_t i) { return tuple[i]; });
    return cell == DenseKeys::kOutside ? kNoRow : cells_[cell];
  }
  if (slots_.empty()) return kNoRow;
  const std::uint32_t tag = tag_of(tuple);
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t slot = tag & mask; slots_[slot].row != kNoRow; slot = (slot + 1) & mask) {
    if (slots_[slot].tag == tag && is_at(slots_[slot].row, tuple)) return slots_[slot].row;
  }
  return kNoRow;
}

Table::Inserted Table::insert(std::span<const Value> tuple, std::uint32_t height) {
  assert(tuple.size() == arity_);
  if (box_.is_used()) {
    const std::size_t cell = box_.number([&](std::size_t i) { return tuple[i]; });
    if (cell != DenseKeys::kOutside) {
      const std::uint32_t known = cells_[cell];
      if (known != kNoRow) return lower(known, height);
      cells_[cell] = static_cast<std::uint32_t>(size());
      return append(tuple, height);
    }
    leave_box(tuple);
    return insert(tuple, height);
  }
  if (is_crowded(size() + 1, slots_.size())) {
    grow();
    return insert(tuple, height);
  }
  const std::uint32_t tag = tag_of(tuple);
  const std::size_t mask = slots_.size() - 1;
  std::size_t slot = tag & mask;
  for (; slots_[slot].row != kNoRow; slot = (slot + 1) & mask) {
    const std::uint32_t known = slots_[slot].row;
    if (slots_[slot].tag == tag && is_at(known, tuple)) return lower(known, height);
  }
  slots_[slot] = {static_cast<std::uint32_t>(size()), tag};
  return append(tuple, height);
}

Table::Inserted Table::append(std::span<const Value> tuple, std::uint32_t height) {
  const auto added = static_cast<std::uint32_t>(size());
  std::copy(tuple.begin(), tuple.end(), values_.extend(arity_));
  heights_.push_back(height);
  greatest_height_ = std::max(greatest_height_, height);
  return {added, Outcome::kNew};
}

Table::Inserted Table::lower(std::uint32_t known, std::uint32_t height) {
  // The first test saves a look at a row that is far away: rounds come in the order of heights.
  if (height >= greatest_height_ || heights_[known] <= height) return {known, Outcome::kKnown};
  heights_[known] = height;
  return {known, Outcome::kLowered};
}

std::vector<DenseKeys::Extent> Table::extents() const {
  std::vector<DenseKeys::Extent> extents(arity_);
  const Value* value = values_.data();
  for (std::size_t i = 0; i < size(); ++i) {
    for (auto& extent : extents)
      extent.include(*value++);
  }
  return extents;
}

void Table::grow() {
  const std::size_t wanted = std::max(kFirstSlots, slots_.size() * 2);
  if (!empty() && arity_ > 0 && box_.fit(extents(), wanted * kCellsPerSlot)) {
    address_rows();
  } else {
    hash_rows(wanted);
  }
}

void Table::leave_box(std::span<const Value> tuple) {
  const std::size_t wanted = slots_for(size());
  if (box_.widen(tuple, wanted * kCellsPerSlot)) {
    address_rows();
  } else {
    box_.clear();
    hash_rows(wanted);
  }
}

void Table::address_rows() {
  slots_ = {};
  cells_.assign(box_.cells(), kNoRow);
  for (std::uint32_t known = 0; known < size(); ++known) {
    const Value* const tuple = values_.data() + known * arity_;
    cells_[box_.number([&](std::size_t i) { return tuple[i]; })] = known;
  }
}

void Table::hash_rows(std::size_t wanted) {
  cells_ = {};
  std::vector<Slot> old(wanted);
  old.swap(slots_);
  const auto place = [&](Slot entry) {
    std::size_t slot = entry.tag & (wanted - 1);
    while (slots_[slot].row != kNoRow)
      slot = (slot + 1) & (wanted - 1);
    slots_[slot] = entry;
  };
  if (old.empty()) {
    for (std::uint32_t known = 0; known < size(); ++known)
      place({known, tag_of(row(known))});
    return;
  }
  for (const Slot entry : old) {
    if (entry.row != kNoRow) place(entry);
  }
}

std::size_t Table::bytes() const noexcept {
  return values_.capacity() * sizeof(Value) + heights_.capacity() * sizeof(std::uint32_t) +
         slots_.capacity() * sizeof(Slot) + cells_.capacity() * sizeof(std::uint32_t);
}

TableIndex::TableIndex(const Table& table, ColumnMask columns) : table_{&table} {
  for (; columns != 0; columns &= columns - 1) {
    columns_.push_back(static_cast<std::uint32_t>(std::countr_zero(columns)));
  }
  extend();
}

void TableIndex::read_key(std::uint32_t row, std::span<Value> key) const {
  const auto tuple = table_->row(row);
  for (std::size_t i = 0; i < columns_.size(); ++i)
    key[i] = tuple[columns_[i]];
}

/// The slot of `key`, or the free one where it belongs.
std::size_t TableIndex::slot_of(std::span<const Value> key, std::uint32_t tag) const {
  const std::size_t mask = slots_.size() - 1;
  std::size_t slot = tag & mask;
  for (; slots_[slot].count != 0; slot = (slot + 1) & mask) {
    if (slots_[slot].tag != tag) continue;
    const auto tuple = table_->row(first_row(slots_[slot]));
    std::size_t i = 0;
    while (i < key.size() && tuple[columns_[i]] == key[i])
      ++i;
    if (i == key.size()) break;
  }
  return slot;
}

TableIndex::Posting& TableIndex::posting_of(std::span<const Value> key) {
  if (box_.is_used()) {
    const std::size_t cell = box_.number([&](std::size_t i) { return key[i]; });
    if (cell != DenseKeys::kOutside) return slots_[cell];
    leave_box(key);
    return posting_of(key);
  }
  if (is_crowded(keys_ + 1, slots_.size())) {
    grow();
    return posting_of(key);
  }
  const std::uint32_t tag = tag_of(key);
  Posting& posting = slots_[slot_of(key, tag)];
  posting.tag = tag;
  return posting;
}

void TableIndex::extend() {
  const auto size = static_cast<std::uint32_t>(table_->size());
  std::vector<Value> key(columns_.size());
  for (; known_rows_ < size; ++known_rows_) {
    read_key(known_rows_, key);
    add(posting_of(key), known_rows_);
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
  std::vector<DenseKeys::Extent> extents(columns_.size());
  for (const Posting& posting : slots_) {
    if (posting.count == 0) continue;
    const auto tuple = table_->row(first_row(posting));
    for (std::size_t i = 0; i < columns_.size(); ++i)
      extents[i].include(tuple[columns_[i]]);
  }
  std::vector<Posting> old;
  old.swap(slots_);
  if (keys_ > 0 && box_.fit(extents, wanted * kCellsPerSlot)) {
    address_keys(std::move(old));
  } else {
    hash_keys(wanted, std::move(old));
  }
}

void TableIndex::leave_box(std::span<const Value> key) {
  const std::size_t wanted = slots_for(keys_);
  std::vector<Posting> old;
  old.swap(slots_);
  if (box_.widen(key, wanted * kCellsPerSlot)) {
    address_keys(std::move(old));
  } else {
    box_.clear();
    hash_keys(wanted, std::move(old));
  }
}

void TableIndex::address_keys(std::vector<Posting> old) {
  slots_.resize(box_.cells());
  std::vector<Value> key(columns_.size());
  for (const Posting& posting : old) {
    if (posting.count == 0) continue;
    read_key(first_row(posting), key);
    slots_[box_.number([&](std::size_t i) { return key[i]; })] = posting;
  }
}

void TableIndex::hash_keys(std::size_t wanted, std::vector<Posting> old) {
  slots_.resize(wanted);
  std::vector<Value> key(columns_.size());
  for (Posting posting : old) {
    if (posting.count == 0) continue;
    read_key(first_row(posting), key);
    posting.tag = tag_of(key);
    slots_[slot_of(key, posting.tag)] = posting;
  }
}

std::span<const std::uint32_t> TableIndex::rows(std::span<const Value> key) const {
  assert(key.size() == columns_.size());
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
  return slots_.capacity() * sizeof(Posting) + pool_.capacity() * sizeof(std::uint32_t);
}

int compare_values(ValueType type, Value a, Value b, const model::SymbolTable& symbols) {
  const auto order = [](const auto& x, const auto& y) { return x < y ? -1 : (y < x ? 1 : 0); };
  if (a == b) return 0;
  switch (type) {
    case ValueType::kNumber:
      return order(a.as_number(), b.as_number());
    case ValueType::kUnsigned:
      return order(a.as_unsigned(), b.as_unsigned());
    case ValueType::kSymbol:
      return order(symbols.text(a.as_symbol()), symbols.text(b.as_symbol()));
    case ValueType::kFloat:
      break;
  }
  const bool a_is_nan = a.as_float() != a.as_float();
  const bool b_is_nan = b.as_float() != b.as_float();
  if (a_is_nan || b_is_nan) {  // NaNs last, among themselves by their bits
    return a_is_nan == b_is_nan ? order(a.bits(), b.bits()) : (a_is_nan ? 1 : -1);
  }
  return order(a.as_float(), b.as_float());
}

std::vector<std::uint32_t> canonical_order(const Table& table,
                                           std::span<const model::Attribute> columns,
                                           const model::SymbolTable& symbols) {
  std::vector<std::uint32_t> rows(table.size());
  std::iota(rows.begin(), rows.end(), 0U);
  std::ranges::sort(rows, [&](std::uint32_t x, std::uint32_t y) {
    const auto a = table.row(x);
    const auto b = table.row(y);
    for (std::size_t i = 0; i < a.size(); ++i) {
      if (const int c = compare_values(columns[i].type, a[i], b[i], symbols); c != 0) return c < 0;
    }
    return false;
  });
  return rows;
}

}  // namespace yinguo::evaluation
