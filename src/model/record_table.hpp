#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "model/value.hpp"

namespace yinguo::model {

/// What a record looks like, whatever type declares it: two records are one value if they have the
/// same shape and the same fields.
struct RecordShape {
  std::string branch;  ///< of an algebraic data type; empty for a record
  std::vector<ValueType> fields;
  friend bool operator==(const RecordShape&, const RecordShape&) = default;
};

/// A shape of one RecordTable.
enum class ShapeId : std::uint32_t {
};

/// Interned records: equal records have equal ids, so that a record is compared by its word. Ids
/// are dense from 1 in the order of first interning; a record's fields have smaller ids.
///
/// Threads: const methods may run concurrently; intern() and shape() need exclusive access.
class RecordTable {
 public:
  /// Cost: O(shapes); look a shape up once.
  ShapeId shape(const RecordShape& shape);

  /// Requires: as many fields as the shape has; records among them are of this table.
  RecordId intern(ShapeId shape, std::span<const Value> fields);

  // Of a record of this table that is not nil:
  [[nodiscard]] ShapeId shape_id(RecordId record) const { return at(record).shape; }

  [[nodiscard]] const RecordShape& shape_of(RecordId record) const {
    return shapes_[static_cast<std::size_t>(shape_id(record))];
  }

  /// Dies when a record is interned.
  [[nodiscard]] std::span<const Value> fields(RecordId record) const {
    const Entry& entry = at(record);
    return {values_.data() + entry.begin,
            shapes_[static_cast<std::size_t>(entry.shape)].fields.size()};
  }

  [[nodiscard]] std::size_t size() const noexcept { return entries_.size(); }

  /// Memory held, in bytes.
  [[nodiscard]] std::size_t bytes() const noexcept;

 private:
  struct Entry {
    std::size_t begin = 0;  ///< into values_
    ShapeId shape{};
    std::uint32_t hash = 0;
  };

  [[nodiscard]] const Entry& at(RecordId record) const {
    return entries_[static_cast<std::size_t>(record) - 1];
  }

  void grow();

  std::vector<RecordShape> shapes_;
  std::vector<Entry> entries_;  ///< by id, less one
  std::vector<Value> values_;
  std::vector<std::uint32_t> slots_;  ///< open addressing by hash; ids, 0 is free
};

}  // namespace yinguo::model
