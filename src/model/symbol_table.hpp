#pragma once
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "model/record_table.hpp"
#include "model/value.hpp"

namespace yinguo::model {

/// Interned strings, and beside them the records, whose fields may be such strings. Ids are dense
/// from 0 in the order of first interning; text views stay valid as long as the table.
///
/// Threads: const methods may run concurrently; intern() and changes of records() need exclusive
/// access.
class SymbolTable {
 public:
  SymbolTable() = default;
  SymbolTable(const SymbolTable&) = delete;
  SymbolTable& operator=(const SymbolTable&) = delete;
  SymbolTable(SymbolTable&&) = default;
  SymbolTable& operator=(SymbolTable&&) = default;
  ~SymbolTable() = default;

  SymbolId intern(std::string_view text);
  [[nodiscard]] std::optional<SymbolId> find(std::string_view text) const;
  /// Requires: an id of this table.
  [[nodiscard]] std::string_view text(SymbolId id) const;

  [[nodiscard]] std::size_t size() const noexcept { return texts_.size(); }

  [[nodiscard]] RecordTable& records() noexcept { return records_; }

  [[nodiscard]] const RecordTable& records() const noexcept { return records_; }

 private:
  std::deque<std::string> texts_;
  std::unordered_map<std::string_view, SymbolId> ids_;
  RecordTable records_;
};

}  // namespace yinguo::model
