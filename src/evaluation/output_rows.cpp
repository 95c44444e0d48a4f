#include "evaluation/output_rows.hpp"

#include "rules/print.hpp"

namespace yinguo::evaluation {

OutputRows::OutputRows(const rules::Program& program, const model::SymbolTable& symbols,
                       const Database& database, rules::RelationId relation,
                       const DegreeOf& degrees)
    : relation_{program.relation(relation)},
      symbols_{symbols},
      table_{database.table(relation)},
      id_{relation},
      degrees_{degrees},
      has_degrees_{degrees && relation_.kind != rules::RelationKind::kOrdinary},
      columns_{relation_.attributes} {
  if (!has_degrees_) return;
  columns_.push_back({"lower", model::ValueType::kFloat});
  columns_.push_back({"upper", model::ValueType::kFloat});
}

std::string OutputRows::text(std::span<const model::Value> row, std::size_t i) const {
  return rules::print_value(row[i], columns_[i].type, symbols_);
}

void OutputRows::for_each(base::FunctionRef<void(std::span<const model::Value>)> visit) const {
  for (const std::uint32_t row : canonical_order(table_, relation_.attributes, symbols_)) {
    auto tuple = table_.row(row);
    if (has_degrees_) {
      const auto degree = degrees_(id_, tuple);
      tuple.push_back(model::Value::from_float(degree.lower));
      tuple.push_back(model::Value::from_float(degree.upper));
    }
    visit(tuple);
  }
}

}  // namespace yinguo::evaluation
