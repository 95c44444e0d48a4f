#pragma once
#include <vector>

#include "evaluation/table.hpp"
#include "rules/program.hpp"

namespace yinguo::evaluation {

/// The height of a fact without a derivation from the facts that are left: it was derived from one
/// that was subsumed later.
inline constexpr std::uint32_t kUnfoundedHeight = 0x7fffffffU;

/// The facts of every relation of a program. A degree relation's table holds the facts that exist;
/// their degrees are the derivation graph's business. A degree input's table is empty.
///
/// Lifetime: independent of the program; symbols are of the table it was evaluated with.
/// Threads: const methods may run concurrently.
class Database {
 public:
  Database() = default;
  explicit Database(const rules::Program& program);

  [[nodiscard]] std::size_t relation_count() const noexcept { return tables_.size(); }

  [[nodiscard]] const Table& table(rules::RelationId id) const {
    return tables_[static_cast<std::size_t>(id)];
  }

  [[nodiscard]] Table& table(rules::RelationId id) { return tables_[static_cast<std::size_t>(id)]; }

  [[nodiscard]] bool contains(rules::RelationId id, std::span<const model::Value> tuple) const {
    return table(id).contains(tuple);
  }

  [[nodiscard]] std::size_t tuple_count() const noexcept;

 private:
  std::vector<Table> tables_;
};

}  // namespace yinguo::evaluation
