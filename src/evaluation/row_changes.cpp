#include "evaluation/row_changes.hpp"

namespace yinguo::evaluation {

RowChanges compare(const Table& old, const std::vector<bool>& old_dead, Table& table,
                   std::vector<bool>& dead) {
  RowChanges changes;
  const auto size = static_cast<std::uint32_t>(table.size());
  std::vector<bool> is_old(size);
  for (std::uint32_t row = 0; row < old.size(); ++row) {
    if (is_marked(old_dead, row)) continue;
    const auto tuple = old.row(row);
    const std::uint32_t now = table.find(tuple);
    if (now == kNoRow) {
      changes.removed.push_back(table.insert(tuple, old.height(row)).row);
      continue;
    }
    is_old[now] = true;
    if (table.height(now) > old.height(row)) changes.raised.push_back(now);
    if (table.height(now) < old.height(row)) changes.lowered.push_back(now);
  }
  for (std::uint32_t row = 0; row < size; ++row) {
    if (!is_old[row]) changes.added.push_back(row);
  }
  if (changes.removed.empty()) return changes;
  dead.assign(size, false);
  dead.resize(table.size(), true);
  return changes;
}

Table live_rows(const Table& table, const std::vector<bool>& dead) {
  Table live{table.arity()};
  for (std::size_t row = 0; row < table.size(); ++row) {
    if (!is_marked(dead, row)) live.insert(table.row(row), table.height(row));
  }
  return live;
}

Table given_rows(const Table& table, const std::vector<bool>& dead, const GivenChanges& changes) {
  Table retracted{table.arity()};
  for (const auto& tuple : changes.retracted)
    retracted.insert(tuple, 0);
  Table given{table.arity()};
  for (std::size_t row = 0; row < table.size(); ++row) {
    if (table.height(row) > 0 || is_marked(dead, row)) continue;
    const auto tuple = table.row(row);
    if (retracted.empty() || !retracted.contains(tuple)) given.insert(tuple, 0);
  }
  for (const auto& tuple : changes.inserted)
    given.insert(tuple, 0);
  return given;
}

}  // namespace yinguo::evaluation
