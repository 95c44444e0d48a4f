#pragma once
#include <cstdint>
#include <vector>

#include "evaluation/table.hpp"

namespace yinguo::evaluation {

/// The rows of a relation that an update changed. What was removed is dead and still in its table.
struct RowChanges {
  std::vector<std::uint32_t> removed{};
  std::vector<std::uint32_t> added{};
  std::vector<std::uint32_t> raised{};   ///< of a greater height now
  std::vector<std::uint32_t> lowered{};  ///< of a lesser one

  [[nodiscard]] bool empty() const {
    return removed.empty() && added.empty() && raised.empty() && lowered.empty();
  }
};

/// Given facts of one relation that come and go; none is in both.
struct GivenChanges {
  std::vector<model::Tuple> inserted{};   ///< not given before
  std::vector<model::Tuple> retracted{};  ///< given before, and by no fact of the program

  [[nodiscard]] bool empty() const { return inserted.empty() && retracted.empty(); }
};

/// Whether `row` is among the rows that are marked.
[[nodiscard]] inline bool is_marked(const std::vector<bool>& rows, std::size_t row) {
  return row < rows.size() && rows[row];
}

/// How `table`, which has no dead rows yet, differs from the live rows of `old`. Facts that went
/// are added to it, dead, with the heights that they had. Cost: O(rows).
[[nodiscard]] RowChanges compare(const Table& old, const std::vector<bool>& old_dead, Table& table,
                                 std::vector<bool>& dead);

/// The rows of `table` that are not dead, in their order. Cost: O(rows).
[[nodiscard]] Table live_rows(const Table& table, const std::vector<bool>& dead);

/// The facts of `table` of height 0 that are given after `changes`; the inserted ones are the last.
[[nodiscard]] Table given_rows(const Table& table, const std::vector<bool>& dead,
                               const GivenChanges& changes);

}  // namespace yinguo::evaluation
