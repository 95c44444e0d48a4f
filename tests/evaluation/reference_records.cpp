// Records and ranges of the reference evaluator.
#include <algorithm>

#include "evaluation/reference.hpp"

namespace yinguo::test {

using model::Value;
using rules::Term;

/// Binds the variables of `term`; false: `value` is no such record.
bool Reference::match(const Term& term, Value value, Bindings& bindings) const {
  if (term.kind == Term::Kind::kVariable) bindings.try_emplace(term.variable, value);
  if (term.kind != Term::Kind::kRecord) return true;
  if (value == Value{}) return false;
  const auto [branch, fields] = records_.at(value.as_unsigned() - 1);
  if (branch != program_->branch_of(term).name) return false;
  bool agrees = true;
  for (std::size_t i = 0; i < fields.size(); ++i)
    agrees = agrees && match(term.arguments[i], fields[i], bindings);
  return agrees;
}

Value Reference::record(const std::string& branch, const Fact& fields) const {
  const std::pair wanted{branch, fields};
  const auto known = std::find(records_.begin(), records_.end(), wanted);
  const auto word = static_cast<std::uint64_t>(known - records_.begin()) + 1;
  if (known == records_.end()) records_.push_back(wanted);
  return Value::from_unsigned(word);
}

Value Reference::translated(Value value, model::ValueType type,
                            const model::RecordTable& records) const {
  if (type != model::ValueType::kRecord || value == Value{}) return value;
  const auto& shape = records.shape_of(value.as_record());
  const auto fields = records.fields(value.as_record());
  Fact translated_fields;
  for (std::size_t i = 0; i < fields.size(); ++i)
    translated_fields.push_back(translated(fields[i], shape.fields[i], records));
  return record(shape.branch, translated_fields);
}

Fact Reference::translated(rules::RelationId id, std::span<const Value> tuple,
                           const model::RecordTable& records) const {
  Fact fact;
  for (std::size_t i = 0; i < tuple.size(); ++i)
    fact.push_back(translated(tuple[i], program_->relation(id).attributes[i].type, records));
  return fact;
}

std::vector<Value> Reference::range(std::int64_t from, std::int64_t to,
                                    std::optional<std::int64_t> step) {
  const auto by = step.value_or(from <= to ? 1 : -1);
  std::vector<Value> values;
  if (by == 0 && from != to) values.push_back(Value::from_number(from));
  for (auto at = from; by != 0 && (by > 0 ? at < to : at > to); at += by)
    values.push_back(Value::from_number(at));
  return values;
}

}  // namespace yinguo::test
