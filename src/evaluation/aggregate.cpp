#include "evaluation/aggregate.hpp"

namespace yinguo::evaluation {
namespace {

using model::Value;
using model::ValueType;
using rules::AggregateOp;

double as_double(ValueType type, Value value) {
  if (type == ValueType::kFloat) return value.as_float();
  return type == ValueType::kUnsigned ? static_cast<double>(value.as_unsigned())
                                      : static_cast<double>(value.as_number());
}

/// Whether `value` replaces `kept` as the extreme of a non-empty group.
bool is_better(AggregateOp op, Value value, Value kept) {
  switch (op) {
    case AggregateOp::kIMin:
      return value.as_number() < kept.as_number();
    case AggregateOp::kIMax:
      return value.as_number() > kept.as_number();
    case AggregateOp::kUMin:
      return value.as_unsigned() < kept.as_unsigned();
    case AggregateOp::kUMax:
      return value.as_unsigned() > kept.as_unsigned();
    case AggregateOp::kFMin:
      return value.as_float() < kept.as_float();
    case AggregateOp::kFMax:
      return value.as_float() > kept.as_float();
    default:
      return false;
  }
}

}  // namespace

void Accumulator::add(Value value) {
  ++count_;
  switch (op_) {
    case AggregateOp::kCount:
      return;
    case AggregateOp::kISum:
    case AggregateOp::kUSum:
      kept_ = Value::from_unsigned(kept_.as_unsigned() + value.as_unsigned());
      return;
    case AggregateOp::kFSum:
    case AggregateOp::kMean:
      float_sum_ += as_double(type_, value);
      return;
    default:
      break;
  }
  if (count_ == 1 || is_better(op_, value, kept_)) kept_ = value;
}

std::optional<Value> Accumulator::result() const {
  switch (op_) {
    case AggregateOp::kCount:
      return Value::from_unsigned(count_);
    case AggregateOp::kISum:
    case AggregateOp::kUSum:
      return kept_;
    case AggregateOp::kFSum:
      return Value::from_float(float_sum_);
    default:
      break;
  }
  if (count_ == 0) return std::nullopt;
  if (op_ != AggregateOp::kMean) return kept_;
  return Value::from_float(float_sum_ / static_cast<double>(count_));
}

}  // namespace yinguo::evaluation
