#include "evaluation/dense_keys.hpp"

#include <algorithm>
#include <cassert>

namespace yinguo::evaluation {

bool DenseKeys::fit(std::span<const Extent> extents, std::size_t limit) {
  std::vector<Column> columns;
  std::size_t cells = 1;
  for (const Extent& extent : extents) {
    assert(extent.low <= extent.high);
    const auto low = static_cast<std::uint64_t>(extent.low);
    const std::uint64_t span = static_cast<std::uint64_t>(extent.high) - low;
    if (span >= limit / cells) return false;
    columns.push_back({low, span + 1});
    cells *= span + 1;
  }
  columns_ = std::move(columns);
  cells_ = cells;
  return true;
}

std::vector<DenseKeys::Extent> DenseKeys::extents() const {
  std::vector<Extent> extents;
  for (const Column& column : columns_) {
    extents.push_back({static_cast<std::int64_t>(column.low),
                       static_cast<std::int64_t>(column.low + column.count - 1)});
  }
  return extents;
}

bool DenseKeys::widen(std::span<const model::Value> key, std::size_t limit) {
  return widen(key, 1, limit) || widen(key, 8, limit);
}

/// With room for the `part`-th part of what there is.
bool DenseKeys::widen(std::span<const model::Value> key, std::uint64_t part, std::size_t limit) {
  assert(key.size() == columns_.size());
  constexpr std::int64_t kFar = INT64_MAX / 2;  // beyond, ends have no room to move in
  std::vector<Extent> wider = extents();
  for (std::size_t i = 0; i < key.size(); ++i) {
    Extent& extent = wider[i];
    if (extent.low < -kFar || extent.high > kFar) return false;
    const auto room = static_cast<std::int64_t>(columns_[i].count / part + 1);
    if (key[i].as_number() < extent.low) extent.low -= room;
    if (key[i].as_number() > extent.high) extent.high += room;
    extent.include(key[i]);
  }
  return fit(wider, limit);
}

}  // namespace yinguo::evaluation
