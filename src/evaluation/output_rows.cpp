#include "evaluation/output_rows.hpp"

#include "evaluation/errors.hpp"
#include "rules/print.hpp"
#include "rules/print_quoted.hpp"

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
  auto text = rules::print_value(row[i], columns_[i].type, symbols_);
  is_cut_ = is_cut_ || rules::is_cut(text, columns_[i].type);
  return text;
}

std::string OutputRows::quoted_text(std::span<const model::Value> row, std::size_t i) const {
  auto text = rules::print_quoted(row[i], columns_[i].type, symbols_);
  is_cut_ = is_cut_ || rules::is_cut(text, columns_[i].type);
  return text;
}

base::Result<void> OutputRows::whole() const {
  if (!is_cut_) return {};
  return base::Error{kTextTooLong,
                     "`" + relation_.name + "` has a record whose text is longer than 16 MiB",
                     "write what the record is made of, its parts in relations of their own"};
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
