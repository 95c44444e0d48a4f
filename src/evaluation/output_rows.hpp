#pragma once
#include <span>
#include <string>
#include <vector>

#include "base/function_ref.hpp"
#include "base/result.hpp"
#include "model/fact_source.hpp"
#include "model/symbol_table.hpp"

#include "evaluation/database.hpp"
#include "evaluation/fact_files.hpp"

namespace yinguo::evaluation {

/// A relation as it is written: its facts in canonical order, those of a degree relation with the
/// columns lower and upper at the end if degrees are known.
///
/// Lifetime: refers to what it was made of. Threads: one.
class OutputRows {
 public:
  OutputRows(const rules::Program& program, const model::SymbolTable& symbols,
             const Database& database, rules::RelationId relation, const DegreeOf& degrees);

  [[nodiscard]] const std::vector<model::Attribute>& columns() const noexcept { return columns_; }

  [[nodiscard]] const model::SymbolTable& symbols() const noexcept { return symbols_; }

  /// The value of column `i` as text; in the second, symbols stand in quotes.
  [[nodiscard]] std::string text(std::span<const model::Value> row, std::size_t i) const;
  [[nodiscard]] std::string quoted_text(std::span<const model::Value> row, std::size_t i) const;

  /// Error (YG-E653): a text that was asked for so far is not whole, being that of too large a
  /// record.
  [[nodiscard]] base::Result<void> whole() const;

  /// Views given to `visit` die when it returns.
  void for_each(base::FunctionRef<void(std::span<const model::Value>)> visit) const;

 private:
  const rules::Relation& relation_;
  const model::SymbolTable& symbols_;
  const Table& table_;
  rules::RelationId id_;
  const DegreeOf& degrees_;
  bool has_degrees_;
  std::vector<model::Attribute> columns_;
  mutable bool is_cut_ = false;
};

}  // namespace yinguo::evaluation
