#include "evaluation/range.hpp"

namespace yinguo::evaluation {

using model::Value;
using rules::Functor;

namespace {

bool is_less(Functor functor, Value a, Value b) {
  if (functor == Functor::kURange) return a.as_unsigned() < b.as_unsigned();
  if (functor == Functor::kFRange) return a.as_float() < b.as_float();
  return a.as_number() < b.as_number();
}

Value unit(Functor functor, bool is_downward) {
  if (functor == Functor::kURange) return Value::from_unsigned(1);
  if (functor == Functor::kFRange) return Value::from_float(is_downward ? -1.0 : 1.0);
  return Value::from_number(is_downward ? -1 : 1);
}

}  // namespace

Range::Range(Functor functor, std::span<const Value> arguments)
    : functor_{functor}, at_{arguments[0]}, to_{arguments[1]} {
  const bool has_step = arguments.size() > 2;
  // An unsigned step has no sign: only the default one goes down.
  is_downward_ = has_step ? is_less(functor, arguments[2], Value{}) : is_less(functor, to_, at_);
  step_ = has_step ? arguments[2] : unit(functor, is_downward_);
  const bool is_still = has_step && step_ == Value{};
  has_more_ = is_still       ? at_ != to_
              : is_downward_ ? is_less(functor, to_, at_)
                             : is_less(functor, at_, to_);
}

std::optional<Value> Range::next() {
  if (!has_more_) return std::nullopt;
  const Value found = at_;
  switch (functor_) {
    case Functor::kURange:
      step_unsigned();
      break;
    case Functor::kFRange:
      step_float();
      break;
    default:
      step_number();
      break;
  }
  return found;
}

/// All differences are taken as unsigned, where they do not overflow.
void Range::step_number() {
  const auto left =
      is_downward_ ? at_.as_unsigned() - to_.as_unsigned() : to_.as_unsigned() - at_.as_unsigned();
  const auto step = is_downward_ ? 0 - step_.as_unsigned() : step_.as_unsigned();
  has_more_ = step != 0 && left > step;
  at_ = Value::from_unsigned(at_.as_unsigned() + step_.as_unsigned());
}

void Range::step_unsigned() {
  const auto left =
      is_downward_ ? at_.as_unsigned() - to_.as_unsigned() : to_.as_unsigned() - at_.as_unsigned();
  has_more_ = step_.as_unsigned() != 0 && left > step_.as_unsigned();
  at_ = Value::from_unsigned(is_downward_ ? at_.as_unsigned() - step_.as_unsigned()
                                          : at_.as_unsigned() + step_.as_unsigned());
}

void Range::step_float() {
  const auto next = Value::from_float(at_.as_float() + step_.as_float());
  has_more_ = next != at_ &&
              (is_downward_ ? next.as_float() > to_.as_float() : next.as_float() < to_.as_float());
  at_ = next;
}

}  // namespace yinguo::evaluation
