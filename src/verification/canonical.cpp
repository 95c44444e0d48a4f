#include "verification/canonical.hpp"

#include <algorithm>
#include <cmath>
#include <compare>
#include <optional>

namespace yinguo::verification {
namespace {

using model::Value;
using model::ValueType;

int sign(std::strong_ordering order) {
  return order < 0 ? -1 : (order > 0 ? 1 : 0);
}

int compare_floats(Value a, Value b) {
  const bool is_number = !std::isnan(a.as_float());
  if (is_number != !std::isnan(b.as_float())) return is_number ? -1 : 1;
  if (!is_number) return sign(a.bits() <=> b.bits());
  return a.as_float() < b.as_float() ? -1 : 1;
}

/// One field of two records in which they differ.
struct Difference {
  ValueType type = ValueType::kRecord;
  Value a{};
  Value b{};
};

/// nullopt: they differ before any field does, which `result` then says.
std::optional<Difference> first_difference(Value a, Value b, const model::RecordTable& records,
                                           int& result) {
  result = a.as_record() == model::kNil ? -1 : 1;
  if (a.as_record() == model::kNil || b.as_record() == model::kNil) return std::nullopt;
  const auto& shape = records.shape_of(a.as_record());
  const auto& other = records.shape_of(b.as_record());
  result = sign(shape.branch.compare(other.branch) <=> 0);
  if (result == 0) result = sign(shape.fields <=> other.fields);
  if (result != 0) return std::nullopt;
  const auto x = records.fields(a.as_record());
  const auto y = records.fields(b.as_record());
  std::size_t i = 0;
  while (x[i] == y[i])
    ++i;
  return Difference{shape.fields[i], x[i], y[i]};
}

}  // namespace

int compare_canonically(ValueType type, Value a, Value b, const model::SymbolTable& symbols) {
  while (a != b && type == ValueType::kRecord) {
    int result = 0;
    const auto difference = first_difference(a, b, symbols.records(), result);
    if (!difference) return result;
    type = difference->type;
    a = difference->a;
    b = difference->b;
  }
  if (a == b) return 0;
  switch (type) {
    case ValueType::kNumber:
      return a.as_number() < b.as_number() ? -1 : 1;
    case ValueType::kUnsigned:
      return a.as_unsigned() < b.as_unsigned() ? -1 : 1;
    case ValueType::kSymbol:
      return symbols.text(a.as_symbol()) < symbols.text(b.as_symbol()) ? -1 : 1;
    case ValueType::kFloat:
      return compare_floats(a, b);
    case ValueType::kRecord:
      break;
  }
  return 0;
}

void sort_canonically(std::vector<model::Tuple>& facts, std::span<const model::Attribute> columns,
                      const model::SymbolTable& symbols) {
  std::sort(facts.begin(), facts.end(), [&](const model::Tuple& x, const model::Tuple& y) {
    for (std::size_t i = 0; i < columns.size(); ++i) {
      const int order = compare_canonically(columns[i].type, x[i], y[i], symbols);
      if (order != 0) return order < 0;
    }
    return false;
  });
}

}  // namespace yinguo::verification
