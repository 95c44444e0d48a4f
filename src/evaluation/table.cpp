#include "evaluation/table.hpp"

#include <algorithm>
#include <atomic>
#include <cassert>
#include <mutex>
#include <numeric>
#include <utility>

#include "evaluation/tuple_hash.hpp"

namespace yinguo::evaluation {

using model::Value;
using model::ValueType;

model::Tuple Table::row(std::size_t row) const {
  model::Tuple tuple(arity_);
  for (std::size_t i = 0; i < arity_; ++i)
    tuple[i] = rows_.at(row, i);
  return tuple;
}

bool Table::is_at(std::uint32_t row, std::span<const Value> tuple) const {
  for (std::size_t i = 0; i < tuple.size(); ++i) {
    if (rows_.at(row, i) != tuple[i]) return false;
  }
  return true;
}

std::uint32_t Table::find(std::span<const Value> tuple) const {
  assert(tuple.size() == arity_);
  if (box_.is_used()) {
    const std::size_t cell = box_.number([&](std::size_t i) { return tuple[i]; });
    if (cell == DenseKeys::kOutside) return kNoRow;
    return ranked_.empty() ? cells_[cell] : ranked_[cell];
  }
  if (is_kept_) return find_kept(tuple);
  if (std::atomic_ref{is_given_up_}.load(std::memory_order_acquire)) restore_slots();
  if (slots_.empty()) return kNoRow;
  const std::uint32_t tag = tag_of(tuple);
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t slot = tag & mask; slots_[slot].row != kNoRow; slot = (slot + 1) & mask) {
    if (slots_[slot].tag == tag && is_at(slots_[slot].row, tuple)) return slots_[slot].row;
  }
  return kNoRow;
}

Table::Place Table::place_of(std::span<const Value> tuple) const {
  assert(tuple.size() == arity_);
  if (!box_.is_used()) return tag_of(tuple);
  return box_.number([&](std::size_t i) { return tuple[i]; });
}

Table::Inserted Table::insert(std::span<const Value> tuple, std::uint32_t height) {
  unpack();
  return insert_at(place_of(tuple), tuple, height);
}

Table::Inserted Table::insert_at(Place place, std::span<const Value> tuple, std::uint32_t height) {
  if (box_.is_used()) {
    if (place != DenseKeys::kOutside) {
      const std::uint32_t known = cells_[place];
      if (known != kNoRow) return lower(known, height);
      cells_.set(place, static_cast<std::uint32_t>(size()));
      return append(tuple, height);
    }
    leave_box(tuple);
    return insert(tuple, height);
  }
  if (is_crowded(size() + 1, slots_.size())) {
    grow();
    return insert(tuple, height);
  }
  const auto tag = static_cast<std::uint32_t>(place);
  const std::size_t mask = slots_.size() - 1;
  std::size_t slot = tag & mask;
  for (; slots_[slot].row != kNoRow; slot = (slot + 1) & mask) {
    const std::uint32_t known = slots_[slot].row;
    if (slots_[slot].tag == tag && is_at(known, tuple)) return lower(known, height);
  }
  slots_[slot] = {static_cast<std::uint32_t>(size()), tag};
  return append(tuple, height);
}

void Table::prefetch_place(Place place) const {
  if (box_.is_used()) {
    if (place != DenseKeys::kOutside) cells_.prefetch(place);
  } else if (!slots_.empty()) {
    __builtin_prefetch(slots_.data() + (place & (slots_.size() - 1)));
  }
}

void Table::insert_batch(std::span<const Value> tuples, std::span<const std::uint32_t> heights,
                         std::vector<std::uint32_t>& lowered) {
  assert(heights.size() <= kBatch && tuples.size() == heights.size() * arity_);
  unpack();
  std::array<Place, kBatch> places{};
  for (std::size_t i = 0; i < heights.size(); ++i) {
    places[i] = place_of(tuples.subspan(i * arity_, arity_));
    prefetch_place(places[i]);
  }
  if (!slots_.empty()) {  // then the rows that are probably the same
    for (std::size_t i = 0; i < heights.size(); ++i) {
      const Slot& slot = slots_[places[i] & (slots_.size() - 1)];
      if (slot.row != kNoRow && slot.tag == places[i]) prefetch(slot.row);
    }
  }
  const std::uint32_t built = rebuilds_;
  for (std::size_t i = 0; i < heights.size(); ++i) {
    const auto tuple = tuples.subspan(i * arity_, arity_);
    const Place place = rebuilds_ == built ? places[i] : place_of(tuple);
    const auto [at, outcome] = insert_at(place, tuple, heights[i]);
    if (outcome == Outcome::kLowered) lowered.push_back(at);
  }
}

void Table::leave_unknown(std::vector<Value>& tuples, std::vector<std::uint32_t>& heights,
                          std::size_t from) const {
  assert(heights.size() - from <= kBatch && tuples.size() == heights.size() * arity_);
  for (std::size_t i = from; i < heights.size() && ranked_.empty(); ++i)
    prefetch_place(place_of({tuples.data() + i * arity_, arity_}));
  std::size_t kept = from;
  for (std::size_t i = from; i < heights.size(); ++i) {
    const std::uint32_t row = find({tuples.data() + i * arity_, arity_});
    const bool is_known =
        row != kNoRow && (heights[i] >= greatest_height_ || rows_.height(row) <= heights[i]);
    if (is_known) continue;
    std::copy_n(tuples.begin() + static_cast<std::ptrdiff_t>(i * arity_), arity_,
                tuples.begin() + static_cast<std::ptrdiff_t>(kept * arity_));
    heights[kept++] = heights[i];
  }
  tuples.resize(kept * arity_);
  heights.resize(kept);
}

Table::Inserted Table::append(std::span<const Value> tuple, std::uint32_t height) {
  const auto added = static_cast<std::uint32_t>(size());
  rows_.push_back(tuple, height);
  greatest_height_ = std::max(greatest_height_, height);
  return {added, Outcome::kNew};
}

void Table::hold_heights() {
  held_ = static_cast<std::uint32_t>(size());
}

/// One for each row, in room for as many more.
void Table::keep_lowest_noted() {
  std::ranges::sort(noted_);
  const auto is_same_row = [](const Lowering& a, const Lowering& b) { return a.row == b.row; };
  noted_.erase(std::unique(noted_.begin(), noted_.end(), is_same_row), noted_.end());
  noted_.reserve(noted_.size() * 2);
}

void Table::release_heights(std::vector<std::uint32_t>& lowered) {
  held_ = 0;
  keep_lowest_noted();
  for (const auto& [row, height] : std::exchange(noted_, {})) {
    if (lower(row, height).outcome == Outcome::kLowered) lowered.push_back(row);
  }
}

Table::Inserted Table::lower(std::uint32_t row, std::uint32_t height) {
  // The first test saves a look at a row that is far away: rounds come in the order of heights.
  if (height >= greatest_height_ || rows_.height(row) <= height) return {row, Outcome::kKnown};
  if (row < held_) {
    if (noted_.size() == noted_.capacity()) keep_lowest_noted();
    noted_.push_back({row, height});
    return {row, Outcome::kKnown};
  }
  rows_.set_height(row, height);
  return {row, Outcome::kLowered};
}

void Table::set_height(std::size_t row, std::uint32_t height) {
  greatest_height_ = std::max(greatest_height_, height);
  rows_.set_height(row, height);
}

std::vector<DenseKeys::Extent> Table::extents() const {
  std::vector<DenseKeys::Extent> extents(arity_);
  for (std::size_t row = 0; row < size(); ++row) {
    for (std::size_t i = 0; i < arity_; ++i)
      extents[i].include(rows_.at(row, i));
  }
  return extents;
}

void Table::grow() {
  make_places(std::max(kFirstSlots, slots_.size() * 2));
}

void Table::make_places(std::size_t wanted) {
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

std::size_t Table::cell_of(std::uint32_t row) const {
  return box_.number([&](std::size_t i) { return rows_.at(row, i); });
}

void Table::address_rows() {
  ++rebuilds_;
  slots_ = std::vector<Slot>{};
  cells_.restart(box_.cells());
  for (std::uint32_t known = 0; known < size(); ++known)
    cells_.set(cell_of(known), known);
}

bool Table::is_ranked_by_box() const {
  std::size_t next = 0;
  for (std::uint32_t known = 0; known < size(); ++known) {
    const std::size_t cell = cell_of(known);
    if (cell < next) return false;
    next = cell + 1;
  }
  return true;
}

void Table::settle() {
  if (is_kept_) return;
  if (!box_.is_used()) {
    is_given_up_ = is_given_up_ || !slots_.empty();
    slots_ = std::vector<Slot>{};
    return;
  }
  if (!ranked_.empty()) return;
  if (!is_ranked_by_box()) return;
  box_.fit(extents(), cells_.size());
  cells_.restart(0);
  ranked_.restart(box_.cells());
  for (std::uint32_t known = 0; known < size(); ++known)
    ranked_.push_back(cell_of(known));
  ranked_.count();
}

void Table::unpack() {
  if (is_kept_) {
    is_kept_ = false;
    ranked_.clear();
    box_.clear();  // what an image says of it need not hold for each row
    make_places(slots_for(size()));
  } else if (is_given_up_) {
    restore_slots();
  } else if (!ranked_.empty()) {
    ranked_.clear();
    address_rows();
  }
}

void Table::restore_slots() const {
  static std::mutex one_at_a_time;  // shared by all tables, which may then be moved
  const std::lock_guard lock{one_at_a_time};
  if (!is_given_up_) return;
  fill_slots(slots_for(size()));
  std::atomic_ref{is_given_up_}.store(false, std::memory_order_release);
}

void Table::hash_rows(std::size_t slots) {
  ++rebuilds_;
  cells_.restart(0);
  fill_slots(slots);
}

/// From the rows, not from the old slots, so that old and new are never both in memory.
void Table::fill_slots(std::size_t slots) const {
  slots_ = std::vector<Slot>{};
  slots_.resize(slots);
  model::Tuple tuple(arity_);
  for (std::uint32_t known = 0; known < size(); ++known) {
    for (std::size_t i = 0; i < arity_; ++i)
      tuple[i] = rows_.at(known, i);
    const std::uint32_t tag = tag_of(tuple);
    std::size_t slot = tag & (slots - 1);
    while (slots_[slot].row != kNoRow)
      slot = (slot + 1) & (slots - 1);
    slots_[slot] = {known, tag};
  }
}

std::size_t Table::bytes() const noexcept {
  return rows_.bytes() + slots_.capacity() * sizeof(Slot) + cells_.bytes().size() + ranked_.bytes();
}

namespace {

/// `nil` first, then by branch, then by fields. Equal parts are one record, so that the first
/// fields that differ decide, and no stack is needed.
int compare_records(Value a, Value b, const model::SymbolTable& symbols) {
  const auto& records = symbols.records();
  while (true) {
    if (a == b) return 0;
    if (a.as_record() == model::kNil) return -1;
    if (b.as_record() == model::kNil) return 1;
    const auto& shape = records.shape_of(a.as_record());
    const auto& other = records.shape_of(b.as_record());
    if (!(shape == other)) {
      const bool is_less =
          shape.branch != other.branch ? shape.branch < other.branch : shape.fields < other.fields;
      return is_less ? -1 : 1;
    }
    const auto x = records.fields(a.as_record());
    const auto y = records.fields(b.as_record());
    const auto at = static_cast<std::size_t>(std::ranges::mismatch(x, y).in1 - x.begin());
    if (shape.fields[at] != ValueType::kRecord) {
      return compare_values(shape.fields[at], x[at], y[at], symbols);
    }
    a = x[at];
    b = y[at];
  }
}

}  // namespace

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
    case ValueType::kRecord:
      return compare_records(a, b, symbols);
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
    for (std::size_t i = 0; i < table.arity(); ++i) {
      const int c = compare_values(columns[i].type, table.at(x, i), table.at(y, i), symbols);
      if (c != 0) return c < 0;
    }
    return false;
  });
  return rows;
}

}  // namespace yinguo::evaluation
