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

/// The bits of a hash that its place in the slots does not use.
constexpr std::uint32_t tag_of(std::uint64_t hash) {
  return static_cast<std::uint32_t>(hash >> 32U);
}

/// Open addressing stays below five eighths full: probes are then 2 to 4 long (Knuth, volume
/// 3, 6.4).
constexpr bool is_crowded(std::size_t used, std::size_t slots) {
  return used * 8 >= slots * 5;
}

constexpr std::size_t kFirstSlots = 16;

}  // namespace

std::uint32_t Table::find(std::span<const Value> tuple) const {
  assert(tuple.size() == arity_);
  if (slots_.empty()) return kNoRow;
  const std::uint64_t hash = hash_of(tuple);
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t slot = hash & mask; slots_[slot].row != kNoRow; slot = (slot + 1) & mask) {
    if (slots_[slot].tag != tag_of(hash)) continue;
    if (std::ranges::equal(row(slots_[slot].row), tuple)) return slots_[slot].row;
  }
  return kNoRow;
}

Table::Inserted Table::insert(std::span<const Value> tuple, std::uint32_t height) {
  assert(tuple.size() == arity_);
  if (is_crowded(heights_.size() + 1, slots_.size())) grow();
  const std::uint64_t hash = hash_of(tuple);
  const std::size_t mask = slots_.size() - 1;
  std::size_t slot = hash & mask;
  for (; slots_[slot].row != kNoRow; slot = (slot + 1) & mask) {
    const std::uint32_t known = slots_[slot].row;
    if (slots_[slot].tag != tag_of(hash) || !std::ranges::equal(row(known), tuple)) continue;
    if (heights_[known] <= height) return {known, Outcome::kKnown};
    heights_[known] = height;
    return {known, Outcome::kLowered};
  }
  const auto added = static_cast<std::uint32_t>(heights_.size());
  slots_[slot] = {added, tag_of(hash)};
  values_.insert(values_.end(), tuple.begin(), tuple.end());
  heights_.push_back(height);
  return {added, Outcome::kNew};
}

void Table::grow() {
  const std::size_t wanted = std::max(kFirstSlots, slots_.size() * 2);
  slots_.assign(wanted, Slot{});
  for (std::uint32_t known = 0; known < size(); ++known) {
    const std::uint64_t hash = hash_of(row(known));
    std::size_t slot = hash & (wanted - 1);
    while (slots_[slot].row != kNoRow)
      slot = (slot + 1) & (wanted - 1);
    slots_[slot] = {known, tag_of(hash)};
  }
}

std::size_t Table::bytes() const noexcept {
  return values_.capacity() * sizeof(Value) + heights_.capacity() * sizeof(std::uint32_t) +
         slots_.capacity() * sizeof(Slot);
}

TableIndex::TableIndex(const Table& table, ColumnMask columns) : table_{&table} {
  for (; columns != 0; columns &= columns - 1) {
    columns_.push_back(static_cast<std::uint32_t>(std::countr_zero(columns)));
  }
  extend();
}

std::uint64_t TableIndex::hash_row(std::uint32_t row) const {
  const auto tuple = table_->row(row);
  std::uint64_t hash = columns_.size();
  for (const auto column : columns_)
    hash = mix(hash, tuple[column].bits());
  return hash;
}

std::size_t TableIndex::slot_of_row(std::uint32_t row) const {
  const std::size_t mask = slots_.size() - 1;
  const auto tuple = table_->row(row);
  std::size_t slot = hash_row(row) & mask;
  for (; slots_[slot].first != kNoRow; slot = (slot + 1) & mask) {
    const auto other = table_->row(slots_[slot].first);
    if (std::ranges::all_of(columns_, [&](auto c) { return tuple[c] == other[c]; })) break;
  }
  return slot;
}

void TableIndex::extend() {
  const auto size = static_cast<std::uint32_t>(table_->size());
  for (auto row = static_cast<std::uint32_t>(next_.size()); row < size; ++row) {
    if (is_crowded(keys_ + 1, slots_.size())) grow();
    Chain& chain = slots_[slot_of_row(row)];
    next_.push_back(kNoRow);
    if (chain.first == kNoRow) {
      chain.first = row;
      ++keys_;
    } else {
      next_[chain.last] = row;
    }
    chain.last = row;
  }
}

void TableIndex::grow() {
  std::vector<Chain> old(std::max(kFirstSlots, slots_.size() * 2));
  old.swap(slots_);
  for (const Chain& chain : old) {
    if (chain.first != kNoRow) slots_[slot_of_row(chain.first)] = chain;
  }
}

std::uint32_t TableIndex::find(std::span<const Value> key) const {
  assert(key.size() == columns_.size());
  if (slots_.empty()) return kNoRow;
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t slot = hash_of(key) & mask; slots_[slot].first != kNoRow;
       slot = (slot + 1) & mask) {
    const auto tuple = table_->row(slots_[slot].first);
    std::size_t i = 0;
    while (i < key.size() && tuple[columns_[i]] == key[i])
      ++i;
    if (i == key.size()) return slots_[slot].first;
  }
  return kNoRow;
}

std::size_t TableIndex::bytes() const noexcept {
  return slots_.capacity() * sizeof(Chain) + next_.capacity() * sizeof(std::uint32_t);
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
