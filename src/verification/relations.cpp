#include "verification/relations.hpp"

namespace yinguo::verification {

bool Relation::insert(const model::Tuple& tuple) {
  const bool is_new = known_.try_emplace(tuple, static_cast<std::uint32_t>(rows_.size())).second;
  if (is_new) rows_.push_back(tuple);
  return is_new;
}

void Relation::assign(std::vector<model::Tuple> rows) {
  rows_ = std::move(rows);
  indexes_.clear();
  known_.clear();
  for (std::size_t i = 0; i < rows_.size(); ++i)
    known_.emplace(rows_[i], static_cast<std::uint32_t>(i));
}

std::span<const std::uint32_t> Relation::rows_with(std::size_t column, model::Value value) {
  if (indexes_.size() <= column) indexes_.resize(column + 1);
  Index& index = indexes_[column];
  for (; index.known < rows_.size(); ++index.known) {
    index.rows[rows_[index.known][column]].push_back(static_cast<std::uint32_t>(index.known));
  }
  const auto found = index.rows.find(value);
  if (found == index.rows.end()) return {};
  return found->second;
}

}  // namespace yinguo::verification
