#include "evaluation/database.hpp"

namespace yinguo::evaluation {

Database::Database(const rules::Program& program) {
  tables_.reserve(program.relations.size());
  for (const auto& relation : program.relations)
    tables_.emplace_back(relation.attributes.size());
}

std::size_t Database::tuple_count() const noexcept {
  std::size_t count = 0;
  for (const Table& table : tables_)
    count += table.size();
  return count;
}

}  // namespace yinguo::evaluation
